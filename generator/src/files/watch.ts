import { type FSWatcher, watch as watchFolder } from 'node:fs';
import path from 'node:path';

/** What is watched: whole folders, and single files. Absolute paths. */
export interface Watched {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * Runs `work` now and whenever something that it names changes, one run at a time, until `signal`. A change during a run is
 * not missed: another run follows.
 *
 * @param first what to watch during the first run
 * @param work is given the file that has changed, and returns what to watch from now on
 */
export async function watch(
  first: Watched,
  work: (changed: string | undefined) => Promise<Watched>,
  signal: AbortSignal,
): Promise<void> {
  let changed: string | undefined;
  let wake: () => void = () => {};
  let files = new Set<string>();
  const watchers = new Map<string, FSWatcher>();
  const follow = (watched: Watched) => {
    files = new Set(watched.files);
    for (const folder of watched.folders) {
      if (watchers.has(folder)) continue;
      const onChange = (_: string, name: string | null) => see(path.join(folder, name ?? ''));
      watchers.set(folder, watchFolder(folder, { recursive: true }, onChange));
    }
    for (const folder of new Set(watched.files.map(file => path.dirname(file)))) {
      if (watchers.has(folder)) continue;
      const onChange = (_: string, name: string | null) => {
        const file = path.join(folder, name ?? '');
        if (name === null || files.has(file)) see(file);
      };
      watchers.set(folder, watchFolder(folder, onChange));
    }
  };
  const see = (file: string) => {
    changed = file;
    wake();
  };
  signal.addEventListener('abort', () => wake());
  follow(first);
  follow(await work(undefined));
  while (!signal.aborted) {
    if (changed === undefined)
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    if (signal.aborted) break;
    // Editors write a file in several steps.
    await new Promise(resolve => setTimeout(resolve, 100));
    const file = changed;
    changed = undefined;
    follow(await work(file));
  }
  for (const watcher of watchers.values()) watcher.close();
}
