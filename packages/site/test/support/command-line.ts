import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/build/project.js';
import type { SpecFile } from '../../src/playground/playground-result.js';

/** What a run of the published command has said, and left in its folder. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Texts by path, but for the generator's records of what it wrote. */
  readonly files: ReadonlyMap<string, string>;
}

const PROGRAM = path.join(projectRoot, 'generator/bin/token-clients-generator.js');

/** A folder in which the published command runs. */
export interface CommandFolder extends AsyncDisposable {
  readonly put: (file: SpecFile) => Promise<void>;
  /** @param argv what is typed after its name */
  readonly run: (argv: readonly string[]) => Promise<CommandRun>;
}

/** Makes a folder with these files and nothing else. */
export async function commandFolder(given: readonly SpecFile[]): Promise<CommandFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'command-'));
  const put = ({ fileName, text }: SpecFile) => writeFile(path.join(folder, fileName), text);
  for (const file of given) await put(file);
  return {
    put,
    async run(argv) {
      const settings = { cwd: folder, maxBuffer: 2 ** 28 };
      const run = await promisify(execFile)(process.execPath, [PROGRAM, ...argv], settings).then(
        ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
        ({ code, stdout, stderr }) => ({ exitCode: Number(code), stdout, stderr }),
      );
      return { ...run, files: await filesIn(folder) };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs the published command once. */
export async function runCommand(given: readonly SpecFile[], argv: readonly string[]): Promise<CommandRun> {
  await using folder = await commandFolder(given);
  return await folder.run(argv);
}

async function filesIn(folder: string): Promise<Map<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter(entry => entry.isFile() && entry.name !== 'FILES')
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const texts = files.map(async file => [file, await readFile(path.join(folder, file), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}
