import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesetFiles } from '../files/changeset.js';
import { nextCliIndex, writeCliIndex } from '../files/cli-index.js';
import { chooseProviders, type Provider } from '../files/providers.js';
import { nextLockfile } from './lockfile.js';
import { listsWithout } from './provider-lists.js';

/** What goes when a provider does, from the root: files and folders, and the lists that lose a line. */
export interface Removal {
  readonly provider: Provider;
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Finds out what a provider consists of.
 *
 * @throws {GenerateError} `unknown_provider`, `spec_invalid`
 */
export function planRemoval(root: string, name: string): Removal {
  const [provider] = chooseProviders(root, [name]) as [Provider];
  const { specFile, specFolder, overlayFiles = [], packageDir } = provider;
  const removed = [
    specFolder === undefined ? specFile : path.join(root, 'specs', name),
    ...overlayFiles,
    packageDir,
    // The tool rejects changesets of packages that are gone.
    ...Object.values(changesetFiles(name)).map(file => path.join(root, file)),
  ]
    .filter(file => existsSync(file))
    .map(file => path.relative(root, file));
  return { provider, removed, changed: [...listsWithout(root, name).keys()] };
}

/** Takes a provider out of the project: spec and overlays first, so that nothing generates it again. */
export async function removeProvider(root: string, { provider: { name }, removed }: Removal): Promise<void> {
  for (const file of removed) rmSync(path.join(root, file), { recursive: true, force: true });
  rmSync(path.join(root, 'node_modules/@token-clients', name), { force: true });
  for (const [file, text] of listsWithout(root, name)) writeFileSync(path.join(root, file), text);
  const lock = nextLockfile(root, name, undefined);
  if (lock !== undefined) writeFileSync(path.join(root, 'package-lock.json'), lock);
  const index = await nextCliIndex(root);
  if (index !== undefined) writeCliIndex(root, index);
}
