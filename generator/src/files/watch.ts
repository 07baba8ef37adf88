import { watch as watchFolder } from 'node:fs';
import path from 'node:path';

/**
 * Runs `work` now and whenever a spec or a template changes, one run at a time, until `signal`. A change during a run is
 * not missed: another run follows.
 */
export async function watch(root: string, work: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let wanted = false;
  let wake: () => void = () => {};
  const changed = () => {
    wanted = true;
    wake();
  };
  const folders = ['specs', path.join('generator', 'mustache')].map(folder =>
    watchFolder(path.join(root, folder), { recursive: true }, changed),
  );
  signal.addEventListener('abort', () => wake());
  await work();
  while (!signal.aborted) {
    if (!wanted)
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    if (signal.aborted) break;
    // Editors write a file in several steps.
    await new Promise(resolve => setTimeout(resolve, 100));
    wanted = false;
    await work();
  }
  for (const folder of folders) folder.close();
}
