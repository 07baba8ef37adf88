import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isGenerated } from '../code/header.js';
import { GenerateError } from '../errors.js';
import { recordOf } from './client-layout.js';
import { generatedFiles, type Manifest } from './manifest.js';
import type { Provider } from './provider.js';
import { shownFrom } from './shown-from.js';

/**
 * Requires that files which a client is about to get take the place of none that a person wrote.
 *
 * @param files paths from the client's folder
 * @param manifest the client's record
 * @throws {GenerateError} `output_unwritable` with the names of those that do
 */
export function requireOwn(
  provider: Provider,
  files: readonly string[],
  manifest: Manifest | undefined,
): void {
  const { packageDir, root, isOwned } = provider;
  if (isOwned || !existsSync(packageDir)) return;
  const own = new Set(generatedFiles(provider, manifest));
  const foreign = [...files, ...(manifest ? [] : [recordOf(provider.kind)])]
    .filter(file => !own.has(file) && existsSync(path.join(packageDir, file)))
    .filter(file => !isOurs(path.join(packageDir, file)));
  const [first] = foreign;
  if (first === undefined) return;
  const names = foreign.map(file => shownFrom(root, path.join(packageDir, file)));
  throw new GenerateError(
    'output_unwritable',
    `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} there, and not written by the generator; nothing was changed`,
    { fix: 'Choose another folder for the client, or move them away' },
  );
}

/** Whether a file that no record lists is the generator's: of a record that was lost in a merge, for example. */
function isOurs(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  return (
    isGenerated(text) || (file.endsWith('interface.json') && /^\{\s+"format": \d+,\s+"provider": /.test(text))
  );
}
