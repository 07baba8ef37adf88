import { existsSync, mkdirSync } from 'node:fs';

/** Works in a project's cache folder, which another run removes at its end if nothing is in it. */
export function inCache<Result>(folder: string, work: () => Result): Result {
  for (;;) {
    mkdirSync(folder, { recursive: true });
    try {
      return work();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(folder)) throw error;
    }
  }
}
