import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot, readProject } from '../../src/build/project.js';
import type { ErrorSample } from '../../src/sources/errors/error-samples.js';
import { partFailures } from './generator-part-failures.js';

const COMMAND = path.join(projectRoot, 'generator/bin/token-clients-generator.js');

/** A command that fails, in a folder of its own. */
interface FailingCommand {
  readonly args: readonly string[];
  /** Files of the folder; the spec `vendor.yaml` is there always. */
  readonly files?: Readonly<Record<string, string>>;
  readonly before?: (run: (args: readonly string[]) => Promise<unknown>, folder: string) => Promise<void>;
}

const VENDOR = ['--spec', 'vendor.yaml', '--out', 'src/vendor'];

const COMMANDS: readonly FailingCommand[] = [
  {
    args: ['--spec', 'empty.json', '--out', 'src/vendor'],
    files: { 'empty.json': '{ "openapi": "3.1.0" }' },
  },
  { args: ['--spec', 'vender.yaml', '--out', 'src/vendor'] },
  { args: ['--spec', 'https://127.0.0.1:1/openapi.yaml', '--out', 'src/vendor'] },
  { args: ['--spec', 'vendor.yaml', '--out', 'notes.txt/vendor'], files: { 'notes.txt': '' } },
  { args: [], files: { 'token-clients.json': config({ pakage: true }) } },
  { args: ['vendr'], files: { 'token-clients.json': config() } },
  {
    args: ['--check'],
    files: { 'token-clients.json': config() },
    before: async (run, folder) => {
      await run([]);
      await appendFile(path.join(folder, 'src/vendor/index.ts'), '// edited\n');
    },
  },
  { args: [...VENDOR, '--engine', 'jar'] },
];

function config(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ clients: [{ spec: 'vendor.yaml', out: 'src/vendor', ...more }] });
}

/** Lets each code of the generator happen, and returns what is printed then. */
export async function generatorFailures(): Promise<Record<string, ErrorSample[]>> {
  const samples: Record<string, ErrorSample[]> = await partFailures();
  for (const command of COMMANDS) {
    const { code, message } = await failureOf(command);
    const by = `\`${['npx', '@token-clients/generator', ...command.args].join(' ')}\``;
    samples[code] = [...(samples[code] ?? []), { by, text: message }];
  }
  return samples;
}

async function failureOf({ args, files = {}, before }: FailingCommand) {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'generator-')));
  try {
    const specs = { 'vendor.yaml': readProject('specs/benchling-auth.yaml'), ...files };
    for (const [name, text] of Object.entries(specs)) await writeFile(path.join(folder, name), text);
    const run = (given: readonly string[]) => output(given, folder);
    await before?.(run, folder);
    const { error } = JSON.parse(await run([...args, '--json']));
    return error as { readonly code: string; readonly message: string };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the generator on a machine without programs and settings, and returns its stdout. */
async function output(args: readonly string[], cwd: string): Promise<string> {
  const env = { HOME: cwd, PATH: cwd };
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  await once(child, 'close');
  return text;
}
