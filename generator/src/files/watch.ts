import { folderWatchers, type Watched } from './folder-watchers.js';

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
  const watchers = folderWatchers(file => {
    changed = file;
    wake();
  });
  signal.addEventListener('abort', () => wake());
  try {
    watchers.follow(first);
    watchers.follow(await work(undefined));
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
      watchers.follow(await work(file));
    }
  } finally {
    watchers.close();
  }
}
