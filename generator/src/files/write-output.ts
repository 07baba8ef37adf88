import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Files } from '../engine/engine.js';
import { GenerateError } from '../errors.js';
import { formatManifest, hashOf, inOrder, MANIFEST, ownedFiles } from './manifest.js';
import type { Provider } from './providers.js';
import { unwritable } from './unwritable.js';

/** What a run would change in a package, or has changed. */
export interface OutputChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares new files, and the record of what they are made from, with what the package has. */
export function compareOutput(output: NewOutput): OutputChange {
  const { change, touched } = plan(output);
  return isEmpty(change) && touched.has(MANIFEST) ? { ...change, changed: [MANIFEST] } : change;
}

function changeOf(files: Files, packageDir: string): OutputChange {
  const [next, now] = [inOrder([...files.keys()]), ownedFiles(packageDir)];
  const same = (file: string) => readFileSync(path.join(packageDir, file)).equals(bytesOf(files, file));
  return {
    added: next.filter(file => !now.includes(file)),
    changed: next.filter(file => now.includes(file) && !same(file)),
    removed: now.filter(file => !next.includes(file)),
  };
}

function bytesOf(files: Files, file: string): Buffer {
  return Buffer.from(files.get(file) ?? '');
}

export function isEmpty({ added, changed, removed }: OutputChange): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** New files, and the package they are for. */
export interface NewOutput {
  readonly provider: Provider;
  readonly files: Files;
  /** Hash of what the files are made from. */
  readonly inputs: string;
}

/**
 * Makes the generated files of packages those that are given: each file whole, unchanged ones untouched, leftovers removed.
 * What changes is first written to `work`, a folder on the same file system, so a file is replaced by one rename.
 *
 * All of it runs in one go, so that an interruption comes before or after. Each record is written last: a package that
 * a power failure cut off is seen and repaired by the next run.
 *
 * @throws {GenerateError} `output_unwritable` before the first change to any package
 */
export function replaceOutput(outputs: readonly NewOutput[], work: string): OutputChange[] {
  const plans = outputs.map(plan);
  for (const { touched, packageDir } of plans) {
    for (const file of touched.keys()) requireWritable(path.join(packageDir, file), packageDir);
  }
  try {
    for (const { name, touched } of plans) {
      for (const [file, text] of touched) write(path.join(work, name, file), text);
    }
  } catch (error) {
    throw unwritable(error);
  }
  for (const { name, change, touched, packageDir } of plans) {
    for (const file of touched.keys()) if (file !== MANIFEST) move(file, path.join(work, name), packageDir);
    for (const file of change.removed) rmSync(path.join(packageDir, file));
    if (touched.has(MANIFEST)) move(MANIFEST, path.join(work, name), packageDir);
  }
  return plans.map(({ change }) => change);
}

/** What to do for a package: its change, and each file to be written with its text. */
function plan({ provider: { name, packageDir }, files, inputs }: NewOutput) {
  const change = changeOf(files, packageDir);
  const record = formatManifest({
    inputs,
    files: new Map([...files].map(([file, text]) => [file, hashOf(text)])),
  });
  const known = path.join(packageDir, MANIFEST);
  const isRecorded = existsSync(known) && readFileSync(known, 'utf8') === record;
  const touched = new Map([...change.added, ...change.changed].map(file => [file, files.get(file) ?? '']));
  if (!isRecorded) touched.set(MANIFEST, record);
  return { name, change, touched, packageDir };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function move(file: string, from: string, to: string): void {
  const target = path.join(to, file);
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(path.join(from, file), target);
}

/** A file is replaced by renaming, so it is the nearest existing folder that must be writable. */
function requireWritable(file: string, packageDir: string): void {
  let folder = path.dirname(file);
  while (!existsSync(folder)) folder = path.dirname(folder);
  const probe = path.join(folder, '.writable');
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    // The superuser may write anywhere that permissions forbid: only a real file shows what works.
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new GenerateError(
      'output_unwritable',
      `The folder cannot be written (${(error as NodeJS.ErrnoException).code}); nothing was changed`,
      {
        file: path.relative(path.dirname(path.dirname(packageDir)), folder),
        fix: 'Make it writable and run the command again.',
      },
    );
  }
}
