import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a directory that only the user can access, with its parents. Node's own `recursive` is not used: it reports
 * ENOENT on a read-only file system, and never returns below `/proc`.
 */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    makeDirectory(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}
