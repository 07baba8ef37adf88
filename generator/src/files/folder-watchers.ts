import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';

/** What is watched: whole folders, and single files. Absolute paths. */
export interface Watched {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface FolderWatchers {
  /** Watches this from now on, and nothing else. */
  readonly follow: (watched: Watched) => void;
  readonly close: () => void;
}

/** A folder that is watched, and which one has its name: another folder may take its place. */
interface Open {
  readonly watcher: FSWatcher;
  readonly id: string | undefined;
}

/**
 * Watches files by their folders, because editors replace a file by a new one. A folder that is not there may come, and one that
 * is there may go.
 *
 * @param onChange is given what has changed
 */
export function folderWatchers(onChange: (file: string) => void): FolderWatchers {
  let files = new Set<string>();
  const open = new Map<string, Open>();
  const follow = (watched: Watched) => {
    files = new Set(watched.files);
    const whole = new Set(watched.folders);
    const wanted = new Set([...watched.folders, ...watched.files.map(file => path.dirname(file))]);
    for (const [folder, { watcher, id }] of [...open]) {
      if (wanted.has(folder) && id !== undefined && id === idOf(folder)) continue;
      watcher.close();
      open.delete(folder);
      if (!wanted.has(folder)) continue;
      open.set(folder, start(folder, whole.has(folder)));
      // What came with the folder came before it was watched.
      const come = watched.files.find(file => path.dirname(file) === folder && existsSync(file));
      if (come !== undefined) onChange(come);
    }
    for (const folder of wanted) if (!open.has(folder)) open.set(folder, start(folder, whole.has(folder)));
  };
  const start = (folder: string, recursive: boolean): Open => {
    const id = idOf(folder);
    const watcher =
      id === undefined
        ? untilThere(folder, onChange)
        : watch(folder, { recursive }, (_, name) => {
            const file = path.join(folder, name ?? '');
            if (recursive || files.has(file)) onChange(file);
            // The folder itself has gone, or it isn't known what has changed.
            else if (name === null || name === path.basename(folder)) onChange(folder);
          });
    // A folder that is removed is an error on some systems.
    watcher.on('error', () => onChange(folder));
    return { watcher, id };
  };
  return {
    follow,
    close: () => {
      for (const { watcher } of open.values()) watcher.close();
    },
  };
}

/** Watches the nearest folder that is there for the next one on the way. */
function untilThere(folder: string, onChange: (file: string) => void): FSWatcher {
  const [above, next] = firstMissing(folder);
  const watcher = watch(above, (_, name) => name === next && onChange(folder));
  // It may have come meanwhile.
  if (existsSync(path.join(above, next))) queueMicrotask(() => onChange(folder));
  return watcher;
}

function firstMissing(folder: string): readonly [above: string, next: string] {
  const above = path.dirname(folder);
  return existsSync(above) ? [above, path.basename(folder)] : firstMissing(above);
}

function idOf(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}
