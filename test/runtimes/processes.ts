import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { application } from './application.js';
import type { Check } from './check.js';
import { outputOf, runToEnd } from './child.js';
import type { StepResult } from './program/step.js';
import { notInstalled, toolFile } from './tools.js';
import { startVendors } from './vendors.js';

/** A runtime of which a process is made: it reads files and takes arguments. */
interface ProcessRuntime {
  readonly id: string;
  readonly title: string;
  readonly program: () => string | undefined;
  /** Arguments before the file. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const ownMajor = Number(process.versions.node.split('.', 1)[0]);

/** The pinned Node of a major version, else the one that runs this, if it is of that version. */
const node = (major: number): ProcessRuntime => ({
  id: `node-${major}`,
  title: `Node.js ${major}`,
  program: () =>
    toolFile(`node-${major}`, 'bin', 'node') ?? (major === ownMajor ? process.execPath : undefined),
});

export const processRuntimes: readonly ProcessRuntime[] = [
  ...[20, 22, 24, 26].map(node),
  { id: 'bun', title: 'Bun', program: bun },
  {
    id: 'deno',
    title: 'Deno',
    program: deno,
    args: ['run', '--allow-all', '--no-prompt', '--node-modules-dir=manual'],
    env: { DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
  },
];

/** The programs of all Nodes that are there. */
export function nodePrograms(): string[] {
  return processRuntimes.flatMap(({ id, program }) => (id.startsWith('node-') ? (program() ?? []) : []));
}

/** The program's 42 steps, once per runtime. */
export const processChecks: readonly Check[] = processRuntimes.map(runtime => ({
  id: runtime.id,
  title: runtime.title,
  missing: () => (runtime.program() === undefined ? notInstalled(runtime.id) : undefined),
  async run() {
    const { folder, bundle } = await application();
    const file = await bundle('program/process.ts', 'process.mjs', {
      platform: 'node',
      packages: 'external',
    });
    await using vendors = await startVendors();
    const arguments_ = [file, JSON.stringify(vendors.setting), join(folder, `tokens-${runtime.id}`)];
    const output = await outputOf(...commandOf(runtime, arguments_, folder));
    return { version: await versionOf(runtime), steps: JSON.parse(output) as StepResult[] };
  },
}));

/** A program of CommonJS that gets everything by `require`, and then a token. */
const REQUIRE = `
const { tokenSource } = require('@token-clients/auth-hooks');
const { fileStore } = require('@token-clients/auth-hooks/file-store');
const { memoryStore } = require('@token-clients/auth-hooks/memory-store');
const { benchlingAuth } = require('@token-clients/benchling-auth');
const { coboOAuth } = require('@token-clients/cobo-oauth');
const { equinixAccessToken } = require('@token-clients/equinix-access-token');
const { equinixSts } = require('@token-clients/equinix-sts');
const { isTokenClientError } = require('@token-clients/runtime');

for (const each of [fileStore, memoryStore, benchlingAuth, coboOAuth, equinixSts, isTokenClientError])
  if (typeof each !== 'function') throw new Error('an export is missing');
const baseUrl = process.argv[2];
tokenSource(equinixAccessToken({ clientId: 'fake-id', clientSecret: 'right-secret', baseUrl }))
  .get()
  .then(token => console.log(token.value.slice(0, 7)));
`;

const there = () => processRuntimes.filter(({ program }) => program() !== undefined);

/** The same packages by `require`, in every runtime that is there. */
export const requireCheck: Check = {
  id: 'require',
  title: 'require() from CommonJS',
  missing: () => (there().length === 0 ? notInstalled('node-20') : undefined),
  async run() {
    const { folder } = await application();
    const file = join(folder, 'require.cjs');
    writeFileSync(file, REQUIRE);
    await using vendors = await startVendors();
    const steps: StepResult[] = [];
    for (const runtime of there()) {
      const { stdout, stderr } = await runToEnd(
        ...commandOf(runtime, [file, vendors.setting.baseUrl], folder),
      );
      const passed = stdout.trim() === 'eqx-at-' && stderr === '';
      steps.push({ name: runtime.title, passed, ...(!passed && { note: `${stdout}${stderr}`.trim() }) });
    }
    return { version: 'as above', steps };
  },
};

function commandOf({ program, args = [], env }: ProcessRuntime, rest: readonly string[], folder: string) {
  const options = { cwd: folder, env: { ...process.env, DENO_DIR: join(folder, '.deno'), ...env } };
  return [program() ?? '', [...args, ...rest], options] as const;
}

async function versionOf(runtime: ProcessRuntime): Promise<string> {
  const output = await outputOf(runtime.program() ?? '', ['--version']);
  return /\d+(?:\.\d+)+/.exec(output)?.[0] ?? output.trim();
}

/** Bun's and Deno's packages hold no program: each platform has a package with it. */
function bun(): string | undefined {
  const [system, machine] = [process.platform === 'win32' ? 'windows' : process.platform, process.arch];
  const name = `bun-${system}-${machine === 'arm64' ? 'aarch64' : machine}`;
  return toolFile('@oven', name, 'bin', process.platform === 'win32' ? 'bun.exe' : 'bun');
}

function deno(): string | undefined {
  const suffix = process.platform === 'linux' ? '-glibc' : '';
  const name = `${process.platform}-${process.arch}${suffix}`;
  return toolFile('@deno', name, process.platform === 'win32' ? 'deno.exe' : 'deno');
}
