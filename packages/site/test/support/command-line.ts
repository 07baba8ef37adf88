import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/build/project.js';
import type { SpecFile } from '../../src/playground/playground-result.js';

/** What the command line has made of a spec. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Texts by path in the client's folder, but for the record of what was written. */
  readonly files: Readonly<Record<string, string>>;
  /** The text of the overlay; undefined if it wrote none. */
  readonly overlay: string | undefined;
}

const PROGRAM = path.join(projectRoot, 'generator/dist/main.js');

/** Runs the published command in an empty folder with one spec in it, as a package named after the file. */
export async function runCommand(
  { fileName, text }: SpecFile,
  name: string,
  flags: readonly string[] = [],
): Promise<CommandRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'command-'));
  try {
    await writeFile(path.join(folder, fileName), text);
    const args = [
      PROGRAM,
      '--spec',
      fileName,
      '--out',
      name,
      '--package',
      '--verbose',
      '--all-findings',
      ...flags,
    ];
    const run = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 }).then(
      ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ exitCode: Number(code), stdout, stderr }),
    );
    const files = await filesIn(path.join(folder, name));
    const overlay = await readFile(path.join(folder, `${name}.overlay.yaml`), 'utf8').catch(() => undefined);
    return { ...run, files, overlay };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter(entry => entry.isFile() && entry.name !== 'FILES')
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const texts = files.sort().map(async file => [file, await readFile(path.join(folder, file), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}
