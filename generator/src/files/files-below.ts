import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Files below a folder, by their paths from `base`, sorted. For a file, the file. */
export function filesBelow(base: string, place: string): string[] {
  const here = path.join(base, place);
  if (!existsSync(here)) return [];
  try {
    return readdirSync(here)
      .sort()
      .flatMap(name => filesBelow(base, path.posix.join(place, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [place];
    throw error;
  }
}
