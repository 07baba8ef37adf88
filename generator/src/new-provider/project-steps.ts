import path from 'node:path';
import { runProcess } from '../process/run-process.js';
import { StepFailure } from '../process/step-failure.js';

/** One program of the project that is run after a provider has joined or left. */
export interface ProjectStep {
  /** What is being done, for whoever waits. */
  readonly title: string;
  /** A script of Node, from the root, and its arguments. */
  readonly script: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
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
}

/**
 * Runs programs of the project, one after the other.
 *
 * @throws {StepFailure} `generator_failed` for the first one that fails
 * @throws {GenerateError} `interrupted`
 */
export async function runSteps(
  steps: readonly ProjectStep[],
  { root, signal, onProgress }: StepOptions,
): Promise<void> {
  for (const [index, { title, script, env }] of steps.entries()) {
    onProgress(`${title} (${index + 1} of ${steps.length})`);
    const [file = '', ...args] = script;
    const { code, stdout, stderr } = await runProcess(process.execPath, [path.join(root, file), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      signal,
    });
    if (code === 0) continue;
    const output = `${stdout}\n${stderr}`.trim().split('\n').slice(-SHOWN_LINES).join('\n');
    throw new StepFailure(title, `node ${script.join(' ')}`, output);
  }
}

const SHOWN_LINES = 30;
