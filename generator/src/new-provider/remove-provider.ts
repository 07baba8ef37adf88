import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { changeProject } from '../files/change-project.js';
import { changesetFiles } from '../files/changeset.js';
import { cliIndexFiles, nextCliIndex } from '../files/cli-index.js';
import type { Provider } from '../files/provider.js';
import { chooseProviders } from '../files/providers.js';
import { unwritable } from '../files/unwritable.js';
import { workspaceAt } from '../project/workspace.js';
import { LOCKFILE, nextLockfile } from './lockfile.js';
import { packageLink } from './package-link.js';
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
  const project = workspaceAt(root);
  const [provider] = chooseProviders(project, [name]) as [Provider];
  const { specFile, specFolder, overlayFiles = [], packageDir } = provider;
  const removed = [
    specFolder === undefined ? specFile : path.join(root, 'specs', name),
    ...overlayFiles,
    packageDir,
    // The tool rejects changesets of packages that are gone.
    ...changesetFiles(project, name).map(file => path.join(root, file)),
  ]
    .filter(file => existsSync(file))
    .map(file => path.relative(root, file));
  return { provider, removed, changed: [...listsWithout(root, name).keys()] };
}

/** What is done when a provider is out, as a part of the same change. */
export interface Afterwards {
  /** The files and folders that it writes, from the root. */
  readonly places: readonly string[];
  readonly run: () => Promise<void>;
}

/**
 * Takes a provider out of the project: all of it, or nothing.
 *
 * @throws {GenerateError} `output_unwritable`, and what `afterwards` throws, with the project as it was
 */
export async function removeProvider(
  root: string,
  { provider: { name }, removed }: Removal,
  { places, run }: Afterwards = { places: [], run: async () => {} },
): Promise<void> {
  const lists = listsWithout(root, name);
  const project = workspaceAt(root);
  const written = [...lists.keys(), LOCKFILE, ...cliIndexFiles(project), ...places];
  try {
    await changeProject(project, [...removed, ...written], async put => {
      for (const place of removed) rmSync(path.join(root, place), { recursive: true, force: true });
      for (const [file, text] of lists) put(file, text);
      const lock = nextLockfile(root, name, undefined);
      if (lock !== undefined) put(LOCKFILE, lock);
      const index = await nextCliIndex(project);
      if (index !== undefined) put(index.place, index.text);
      await run();
    });
  } catch (error) {
    throw unwritable(error);
  }
  rmSync(path.join(root, packageLink(name)), { force: true });
}
