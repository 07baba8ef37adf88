import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProcess } from '../process/run-process.js';
import { StepFailure } from '../step-failure.js';
import { failedTestsText } from './failed-tests.js';

/** One program of the project that is run after a provider has joined or left. */
export interface ProjectStep {
  /** What is being done, for whoever waits. */
  readonly title: string;
  /** A script of Node, from the root, and its arguments. */
  readonly script: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it is a run of tests that can write a report. */
  readonly isTestRun?: boolean;
}

const BUILD: readonly ProjectStep[] = [
  { title: 'compiling', script: ['node_modules/typescript/bin/tsc', '-b'] },
  { title: 'building the command line', script: ['packages/cli/build.mjs'] },
];

/** Pages and lists that name every provider, written by the tests that compare them. */
const PAGES: readonly ProjectStep[] = [
  { title: 'writing api.md', script: ['test/dist/api/main.js'] },
  {
    title: 'writing the list of packages',
    script: vitest('test/architecture/arrows.test.ts'),
    env: { UPDATE_DOCS: '1' },
  },
];

/** What these write, and no other command would write again before it is needed. */
export const STEPS_WRITE = ['.github/ARCHITECTURE.md', 'packages/cli/api.md', 'packages/cli/dist'] as const;

/** What makes a project whole again after a provider has left. */
export const afterLeaving: readonly ProjectStep[] = [...BUILD, ...PAGES];

/** What makes a project whole after a provider has joined, and tests the provider. */
export function afterJoining(name: string): readonly ProjectStep[] {
  return [
    ...BUILD,
    ...PAGES,
    {
      title: 'testing every request and response of the spec, and the programs in the documentation',
      script: [
        ...vitest('test/contract/contract.test.ts', 'test/snippets'),
        '--testNamePattern',
        `^${name} |packages/${name}/|documentation compiles`,
      ],
      isTestRun: true,
    },
  ];
}

function vitest(...files: readonly string[]): string[] {
  return ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...files];
}

export interface StepOptions {
  readonly root: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (line: string) => void;
  /** Says what to do to run a program that failed again. */
  readonly advice?: ((command: string) => string) | undefined;
}

/**
 * Runs programs of the project, one after the other.
 *
 * @throws {StepFailure} `generator_failed` for the first one that fails
 * @throws {GenerateError} `interrupted`
 */
export async function runSteps(
  steps: readonly ProjectStep[],
  { root, signal, onProgress, advice = command => `To see all of it, run: ${command}` }: StepOptions,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    onProgress(`${step.title} (${index + 1} of ${steps.length})`);
    const output = await failureOf(step, root, signal);
    if (output === undefined) continue;
    throw new StepFailure(step.title, advice(`node ${step.script.map(quoted).join(' ')}`), output);
  }
}

const SHOWN_LINES = 30;

/** Runs a program. Returns what there is to show if it fails, else undefined. */
async function failureOf(
  { script, env, isTestRun }: ProjectStep,
  root: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const [file = '', ...args] = script;
  const folder = isTestRun ? mkdtempSync(path.join(tmpdir(), 'token-clients-tests-')) : undefined;
  const report = folder === undefined ? undefined : path.join(folder, 'report.json');
  const reporting = report === undefined ? [] : ['--reporter=json', `--outputFile.json=${report}`];
  try {
    const { code, stdout, stderr } = await runProcess(
      process.execPath,
      [path.join(root, file), ...args, ...reporting],
      { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env }, signal },
    );
    if (code === 0) return undefined;
    const failed =
      report !== undefined && existsSync(report) ? failedTestsText(readFileSync(report, 'utf8')) : undefined;
    return failed ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-SHOWN_LINES).join('\n');
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** An argument as a shell takes it. */
function quoted(argument: string): string {
  return /^[\w./=-]+$/.test(argument) ? argument : `'${argument}'`;
}
