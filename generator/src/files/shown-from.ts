import path from 'node:path';

/** A path as messages have it: from a folder, with slashes; of the folder itself a dot. */
export function shownFrom(folder: string, file: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/') || '.';
}
