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
import { GenerateError } from '../errors.js';
import { formatManifest, hashOf, MANIFEST, ownedFiles } from './manifest.js';
import type { Provider } from './providers.js';

/** What a run would change in a package, or has changed. */
export interface OutputChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares new files in `staging` with what the package has. */
export function compareOutput(staging: string, packageDir: string): OutputChange {
  const [next, now] = [ownedFiles(staging), ownedFiles(packageDir)];
  const same = (file: string) =>
    readFileSync(path.join(staging, file)).equals(readFileSync(path.join(packageDir, file)));
  return {
    added: next.filter(file => !now.includes(file)),
    changed: next.filter(file => now.includes(file) && !same(file)),
    removed: now.filter(file => !next.includes(file)),
  };
}

export function isEmpty({ added, changed, removed }: OutputChange): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** New files, ready in a staging folder, and the package they are for. */
export interface NewOutput {
  readonly provider: Provider;
  readonly staging: string;
  /** Hash of what the files are made from. */
  readonly inputs: string;
}

/**
 * Makes the generated files of packages those of their staging folders: each file whole, unchanged ones untouched,
 * leftovers removed. Staging folders are on the same file system, so a file is replaced by one rename.
 *
 * All of it runs in one go, so that an interruption comes before or after. Each record is written last: a package that
 * a power failure cut off is seen and repaired by the next run.
 *
 * @throws GenerateError `output_unwritable` before the first change to any package
 */
export function replaceOutput(outputs: readonly NewOutput[]): OutputChange[] {
  const plans = outputs.map(plan);
  for (const { touched, packageDir } of plans) {
    for (const file of touched) requireWritable(path.join(packageDir, file), packageDir);
  }
  for (const { change, touched, staging, packageDir } of plans) {
    for (const file of [...change.added, ...change.changed]) move(file, staging, packageDir);
    for (const file of change.removed) rmSync(path.join(packageDir, file));
    if (touched.includes(MANIFEST)) move(MANIFEST, staging, packageDir);
  }
  return plans.map(({ change }) => change);
}

function plan({ provider: { packageDir }, staging, inputs }: NewOutput) {
  const change = compareOutput(staging, packageDir);
  const files = new Map(
    ownedFiles(staging).map(file => [file, hashOf(readFileSync(path.join(staging, file)))]),
  );
  const record = formatManifest({ inputs, files });
  writeFileSync(path.join(staging, MANIFEST), record);
  const known = path.join(packageDir, MANIFEST);
  const isRecorded = existsSync(known) && readFileSync(known, 'utf8') === record;
  const changed = [...change.added, ...change.changed, ...change.removed];
  return { change, touched: isRecorded ? changed : [...changed, MANIFEST], staging, packageDir };
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
    // Root may write where nobody may: only a real file tells.
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new GenerateError(
      'output_unwritable',
      `The folder can't be written (${(error as NodeJS.ErrnoException).code}); nothing was changed`,
      {
        file: path.relative(path.dirname(path.dirname(packageDir)), folder),
        fix: 'Make it writable and run the command again.',
      },
    );
  }
}
