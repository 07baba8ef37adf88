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
import { GenerateError } from './errors.js';
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

/**
 * Makes the package's generated files those of `staging`: each file whole, unchanged ones untouched, leftovers removed.
 * Runs in one go, so that an interruption comes before or after; the record is written last, so that a run cut off by a
 * power failure is seen and repaired by the next.
 *
 * @throws GenerateError `output_unwritable` before the first change
 */
export function replaceOutput(provider: Provider, staging: string, inputs: string): OutputChange {
  const { packageDir } = provider;
  const change = compareOutput(staging, packageDir);
  const manifest = formatManifest({
    inputs,
    files: new Map(ownedFiles(staging).map(file => [file, hashOf(readFileSync(path.join(staging, file)))])),
  });
  const stale =
    !existsSync(path.join(packageDir, MANIFEST)) ||
    readFileSync(path.join(packageDir, MANIFEST), 'utf8') !== manifest;
  if (isEmpty(change) && !stale) return change;
  const touched = [...change.added, ...change.changed, ...change.removed, MANIFEST];
  for (const file of touched) requireWritable(path.join(packageDir, file), packageDir);
  for (const file of [...change.added, ...change.changed]) {
    replaceFile(path.join(packageDir, file), readFileSync(path.join(staging, file)));
  }
  for (const file of change.removed) rmSync(path.join(packageDir, file));
  replaceFile(path.join(packageDir, MANIFEST), manifest);
  return change;
}

function replaceFile(file: string, bytes: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
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
