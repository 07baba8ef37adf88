import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What a change needs to be undone: each place, from the root, and whether something was there. */
interface Journal {
  readonly places: readonly { readonly place: string; readonly isThere: boolean }[];
}

/**
 * Changes files and folders of a project so that either all of it is done or nothing. What was there before is kept apart
 * until the end, and a journal says what to put back: also if the process is killed on the way, for then the next run does
 * it ({@link undoUnfinished}).
 *
 * @param places everything that `work` may write or remove, from the root; of folders, `work` finds none
 * @param work is given a function that writes the whole file at a place
 */
export async function changeProject<Result>(
  root: string,
  places: readonly string[],
  work: (put: (place: string, text: string) => void) => Promise<Result>,
): Promise<Result> {
  undoUnfinished(root);
  const folder = changeFolder(root);
  const kept = path.join(folder, 'kept');
  try {
    mkdirSync(kept, { recursive: true });
    const there = places.map(place => ({ place, isThere: existsSync(path.join(root, place)) }));
    writeFileSync(path.join(folder, 'journal.new'), JSON.stringify({ places: there } satisfies Journal));
    renameSync(path.join(folder, 'journal.new'), path.join(folder, JOURNAL));
    for (const [index, { place, isThere }] of there.entries()) if (isThere) keep(root, place, kept, index);
    const result = await work((place, text) => {
      const next = path.join(folder, 'next');
      writeFileSync(next, text);
      mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
      renameSync(next, path.join(root, place));
    });
    // From here on the change is done.
    rmSync(path.join(folder, JOURNAL));
    return result;
  } catch (error) {
    undoUnfinished(root);
    throw error;
  } finally {
    if (!existsSync(path.join(folder, JOURNAL))) rmSync(folder, { recursive: true, force: true });
  }
}

/** Undoes a change that was begun and not finished, if there is one. It may be killed itself, and begun again. */
export function undoUnfinished(root: string): void {
  const folder = changeFolder(root);
  const journal = path.join(folder, JOURNAL);
  if (existsSync(journal)) {
    const { places } = JSON.parse(readFileSync(journal, 'utf8')) as Journal;
    for (const [index, { place, isThere }] of places.entries()) {
      const before = path.join(folder, 'kept', `${index}`);
      const now = path.join(root, place);
      if (!isThere) rmSync(now, { recursive: true, force: true });
      else if (existsSync(before)) {
        if (statSync(before).isDirectory()) rmSync(now, { recursive: true, force: true });
        mkdirSync(path.dirname(now), { recursive: true });
        renameSync(before, now);
      }
    }
    rmSync(journal);
  }
  rmSync(folder, { recursive: true, force: true });
}

const JOURNAL = 'journal.json';

function changeFolder(root: string): string {
  return path.join(root, 'generator', '.cache', 'change');
}

/** Keeps what is there: a folder is moved away, a file is copied, so that it can be read until it is replaced. */
function keep(root: string, place: string, kept: string, index: number): void {
  const now = path.join(root, place);
  const before = path.join(kept, `${index}`);
  if (statSync(now).isDirectory()) renameSync(now, before);
  else {
    cpSync(now, `${before}.new`);
    renameSync(`${before}.new`, before);
  }
}
