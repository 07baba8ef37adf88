import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../engine/engine.js';
import { GenerateError } from '../errors.js';
import { nextCliIndex, writeCliIndex } from '../files/cli-index.js';
import { formatManifest, hashOf, inputHashes, MANIFEST } from '../files/manifest.js';
import { allProviders } from '../files/providers.js';
import { nextLockfile } from './lockfile.js';
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
  /** A folder of this run, on the file system of the project. */
  readonly work: string;
}

/**
 * Puts a new provider into the project, and returns the files that were written or changed, generated ones left out.
 *
 * All of it is written to the work folder first. Then one rename after the other moves it into place, the spec last: a
 * provider is there when its spec is. What was moved goes back if a rename fails.
 *
 * @throws {GenerateError} `output_unwritable`, with the project as it was
 */
export async function joinProject(files: NewFiles): Promise<string[]> {
  const { root, name, specs, manual, work } = files;
  const others = allProviders(root).map(known => known.name);
  const lists = listsWith(root, others, name);
  const before = new Map([...lists.keys()].map(file => [file, readFileSync(path.join(root, file), 'utf8')]));
  const moved: string[] = [];
  const move = (file: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    moved.push(file);
    renameSync(path.join(work, 'new', file), path.join(root, file));
  };
  try {
    stage(files, lists);
    // What a build has left of a package that is gone.
    rmSync(path.join(root, 'packages', name), { recursive: true, force: true });
    move(`packages/${name}`);
    for (const file of lists.keys()) move(file);
    const lock = nextLockfile(root, name, manual.get('package.json'));
    if (lock !== undefined) {
      before.set(LOCKFILE, readFileSync(path.join(root, LOCKFILE), 'utf8'));
      write(path.join(work, 'new', LOCKFILE), lock);
      move(LOCKFILE);
    }
    for (const file of topLevel(specs).toReversed()) move(`specs/${file}`);
    const index = await nextCliIndex(root);
    if (index !== undefined) writeCliIndex(root, index);
  } catch (error) {
    for (const file of moved.toReversed()) {
      const old = before.get(file);
      if (old === undefined) rmSync(path.join(root, file), { recursive: true, force: true });
      else writeFileSync(path.join(root, file), old);
    }
    throw unwritable(error);
  }
  return [
    ...[...specs.keys()].map(file => `specs/${file}`),
    ...[...manual.keys()].map(file => `packages/${name}/${file}`),
    ...lists.keys(),
  ];
}

/** Writes everything to where it is moved from. */
function stage({ name, specs, manual, generated, work }: NewFiles, lists: ReadonlyMap<string, string>): void {
  const put = (file: string, text: string) => write(path.join(work, 'new', file), text);
  for (const [file, text] of specs) put(`specs/${file}`, text);
  for (const [file, text] of [...manual, ...generated]) put(`packages/${name}/${file}`, text);
  for (const [file, text] of lists) put(file, text);
  const [[, inputs = ''] = []] = inputHashes(allProviders(path.join(work, 'new')));
  const record = new Map([...generated].map(([file, text]) => [file, hashOf(text)]));
  put(`packages/${name}/${MANIFEST}`, formatManifest({ inputs, files: record }));
}

const LOCKFILE = 'package-lock.json';

function write(place: string, text: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** What lies directly in `specs/`: a folder is moved whole. */
function topLevel(specs: ReadonlyMap<string, string>): string[] {
  return [...new Set([...specs.keys()].map(file => file.split('/', 1).join()))];
}

/** The error for a file that can't be written; any other error is returned as it is. */
export function unwritable(error: unknown): unknown {
  const { code, path: file } = error as NodeJS.ErrnoException;
  if (error instanceof GenerateError || code === undefined || file === undefined) return error;
  return new GenerateError('output_unwritable', `A file cannot be written (${code}); nothing was changed`, {
    fix: 'Make room, or the project writable, and run the command again.',
    cause: error,
  });
}
