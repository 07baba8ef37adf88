import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ProjectPlace } from '../project/project.js';
import { COPY, moveInto, removeHalfMoved } from './move-into.js';
import { removeEmpty } from './remove-empty.js';

/** What a change needs to be undone: each place, from the root, and whether something was there. */
interface Journal {
  /** The root, from the journal's folder: several projects may share that, and the folder may be moved with them. */
  readonly root: string;
  readonly places: readonly { readonly place: string; readonly isThere: boolean }[];
  /** Folders that were not there and are made for these places, from the root, inner ones first. */
  readonly folders: readonly string[];
}

/**
 * Changes files and folders of a project so that either all of it is done or nothing. What was there before is kept apart
 * until the end, and a journal says what to put back: also if the process is killed on the way, for then the next run does
 * it ({@link undoUnfinished}).
 *
 * @param places everything that `work` may write or remove, from the root
 * @param work is given a function that writes the whole file at a place
 */
export async function changeProject<Result>(
  project: ProjectPlace,
  places: readonly string[],
  work: (put: (place: string, text: string) => void) => Promise<Result>,
): Promise<Result> {
  const { root } = project;
  undoUnfinished(project);
  const folder = changeFolder(project);
  const kept = path.join(folder, 'kept');
  try {
    mkdirSync(kept, { recursive: true });
    const there = places.map(place => ({ place, isThere: isPresent(path.resolve(root, place)) }));
    const missing = new Set(places.flatMap(place => missingFolders(path.resolve(root, place))));
    const folders = [...missing].sort((a, b) => b.length - a.length).map(one => path.relative(root, one));
    const journal: Journal = { root: path.relative(folder, root), places: there, folders };
    writeFileSync(path.join(folder, 'journal.new'), JSON.stringify(journal));
    renameSync(path.join(folder, 'journal.new'), path.join(folder, JOURNAL));
    for (const [index, { place, isThere }] of there.entries()) if (isThere) keep(root, place, kept, index);
    const result = await work((place, text) => {
      const next = path.join(folder, 'next');
      writeFileSync(next, text);
      moveInto(path.resolve(root, place), next);
    });
    // From here on the change is done.
    rmSync(path.join(folder, JOURNAL));
    return result;
  } catch (error) {
    undoUnfinished(project);
    throw error;
  } finally {
    if (!existsSync(path.join(folder, JOURNAL))) rmSync(folder, { recursive: true, force: true });
  }
}

/** Undoes a change that was begun and not finished, if there is one. It may be killed itself, and begun again. */
export function undoUnfinished(project: ProjectPlace): void {
  const folder = changeFolder(project);
  const journal = path.join(folder, JOURNAL);
  if (existsSync(journal)) {
    const { root, places, folders } = JSON.parse(readFileSync(journal, 'utf8')) as Journal;
    for (const [index, { place, isThere }] of places.entries()) {
      const before = path.join(folder, 'kept', `${index}`);
      const now = path.resolve(folder, root, place);
      removeHalfMoved(now);
      const isChanged = isThere ? isPresent(before) && !isSame(before, now) : isPresent(now);
      if (!isChanged) continue;
      if (!isThere || isFolder(before) || isFolder(now)) rmSync(now, { recursive: true, force: true });
      if (isThere) moveInto(now, before);
    }
    for (const made of folders) removeEmpty(path.resolve(folder, root, made));
    rmSync(journal);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The folders that have to be made for a place. */
function missingFolders(place: string): string[] {
  const folder = path.dirname(place);
  return isPresent(folder) ? [] : [folder, ...missingFolders(folder)];
}

const JOURNAL = 'journal.json';

function changeFolder({ cache }: ProjectPlace): string {
  return path.join(cache, 'change');
}

/** Keeps a copy of what is there. Only a whole one has the name by which it is put back. */
function keep(root: string, place: string, kept: string, index: number): void {
  const copy = path.join(kept, `${index}`);
  cpSync(path.resolve(root, place), `${copy}.new`, COPY);
  renameSync(`${copy}.new`, copy);
}

/** Whether something is there, be it a link to what is not. */
function isPresent(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A file is where its folder would be.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Whether two places hold the same. What was not changed need not be put back, which may be impossible there. */
function isSame(first: string, second: string): boolean {
  const [one, other] = [first, second].map(place => lstatSync(place, { throwIfNoEntry: false }));
  if (one?.isDirectory() && other?.isDirectory()) {
    const [names, others] = [readdirSync(first).sort(), readdirSync(second).sort()];
    if (names.join('/') !== others.join('/')) return false;
    return names.every(name => isSame(path.join(first, name), path.join(second, name)));
  }
  if (one?.isSymbolicLink() && other?.isSymbolicLink()) return readlinkSync(first) === readlinkSync(second);
  if (!one?.isFile() || !other?.isFile() || one.size !== other.size) return false;
  return readFileSync(first).equals(readFileSync(second));
}

function isFolder(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
