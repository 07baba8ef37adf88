import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../engine/engine.js';
import { changeProject } from '../files/change-project.js';
import { cliIndexFiles, nextCliIndex } from '../files/cli-index.js';
import { recordOf } from '../files/client-layout.js';
import { formatManifest, generatorHash, hashOf, inputHash } from '../files/manifest.js';
import { moveInto } from '../files/move-into.js';
import type { Provider } from '../files/provider.js';
import { allProviders } from '../files/providers.js';
import { unwritable } from '../files/unwritable.js';
import { workspaceAt } from '../project/workspace.js';
import { LOCKFILE, nextLockfile } from './lockfile.js';
import { packageLink } from './package-link.js';
import { STEPS_WRITE } from './project-steps.js';
import { listsWith } from './provider-lists.js';

/** Everything of a new provider, before any of it is in the project. */
export interface NewFiles {
  readonly root: string;
  readonly name: string;
  /** Files for `specs/`, by path from there. */
  readonly specs: ReadonlyMap<string, string>;
  /** Files of the package that people may change, by path in it. */
  readonly manual: ReadonlyMap<string, string>;
  /** Its generated files, by path in it. */
  readonly generated: Files;
  /** A folder of this run. */
  readonly work: string;
}

/**
 * Puts a new provider into the project, and returns the files that were written or changed, generated ones left out.
 *
 * All of it is written to the work folder first, and then moved into place, or none of it is.
 *
 * @param finish builds and tests the project with the provider, as a part of the same change
 * @throws {GenerateError} `output_unwritable`, and what `finish` throws, with the project as it was
 */
export async function joinProject(files: NewFiles, finish?: () => Promise<void>): Promise<string[]> {
  const { root, name, specs, manual, work } = files;
  const project = workspaceAt(root);
  const others = allProviders(project).map(known => known.name);
  const lists = listsWith(root, others, name);
  const moved = [`packages/${name}`, ...topLevel(specs).map(file => `specs/${file}`)];
  try {
    stage(files);
    const built = finish ? [...STEPS_WRITE, packageLink(name)] : [];
    const written = [LOCKFILE, ...cliIndexFiles(project), ...built];
    await changeProject(project, [...moved, ...lists.keys(), ...written], async put => {
      for (const place of moved) {
        // Of a provider that was removed, a build may have left its package's folder.
        rmSync(path.join(root, place), { recursive: true, force: true });
        moveInto(path.join(root, place), path.join(work, 'new', place));
      }
      for (const [file, text] of lists) put(file, text);
      const lock = nextLockfile(root, name, manual.get('package.json'));
      if (lock !== undefined) put(LOCKFILE, lock);
      const index = await nextCliIndex(project);
      if (index !== undefined) put(index.place, index.text);
      await finish?.();
    });
  } catch (error) {
    throw unwritable(error);
  }
  return [
    ...[...specs.keys()].map(file => `specs/${file}`),
    ...[...manual.keys()].map(file => `packages/${name}/${file}`),
    ...lists.keys(),
  ];
}

/** Writes everything to where it is moved from. */
function stage({ root, name, specs, manual, generated, work }: NewFiles): void {
  const put = (file: string, text: string) => write(path.join(work, 'new', file), text);
  for (const [file, text] of specs) put(`specs/${file}`, text);
  for (const [file, text] of [...manual, ...generated]) put(`packages/${name}/${file}`, text);
  const [staged] = allProviders({ ...workspaceAt(root), root: path.join(work, 'new') }) as [Provider];
  const inputs = inputHash(staged, [], generatorHash());
  const record = new Map([...generated].map(([file, text]) => [file, hashOf(text)]));
  put(`packages/${name}/${recordOf('package')}`, formatManifest({ inputs, files: record }));
}

function write(place: string, text: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** What lies directly in `specs/`: a folder is moved whole. */
function topLevel(specs: ReadonlyMap<string, string>): string[] {
  return [...new Set([...specs.keys()].map(file => file.split('/', 1).join()))];
}
