import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads the files of a spec by their paths from its folder. What is outside, also by a symbolic link, is not there; nor is
 * a file that can't be read.
 */
export function siblingReader(folder: string): (file: string) => Promise<string | undefined> {
  return async file => {
    try {
      const [base, place] = await Promise.all([realpath(folder), realpath(path.resolve(folder, file))]);
      return place.startsWith(base + path.sep) ? await readFile(place, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  };
}
