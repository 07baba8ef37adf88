import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSpecFile } from './spec-file.js';

/**
 * Reads the files of a spec by their paths from its folder. What is outside, also by a symbolic link, is not there; nor is
 * what is no file.
 */
export function siblingReader(folder: string): (file: string) => Promise<string | undefined> {
  return async file => {
    const found = await inFolder(folder, file).catch(() => undefined);
    return found === undefined ? undefined : readSpecFile(found, file);
  };
}

/** The file itself; undefined if it is outside of the folder. */
async function inFolder(folder: string, file: string): Promise<string | undefined> {
  const [base, place] = await Promise.all([realpath(folder), realpath(path.resolve(folder, file))]);
  return place.startsWith(base + path.sep) && (await stat(place)).isFile() ? place : undefined;
}
