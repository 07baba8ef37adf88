import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Compilers compare times, and a link inside a folder is one to the same place only as it is written. */
export const COPY = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true } as const;

/**
 * Moves a file or folder to a place that is whole at any moment. From another file system, such as that of a mounted folder, it
 * is copied beside its place first.
 */
export function moveInto(place: string, from: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  try {
    renameSync(from, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    removeHalfMoved(place);
    cpSync(from, halfMoved(place), COPY);
    renameSync(halfMoved(place), place);
    rmSync(from, { recursive: true, force: true });
  }
}

/** Removes what a process that was killed has left beside a place. */
export function removeHalfMoved(place: string): void {
  try {
    rmSync(halfMoved(place), { recursive: true, force: true });
  } catch (error) {
    // A file is where its folder would be: nothing was moved there.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error;
  }
}

function halfMoved(place: string): string {
  return `${place}.token-clients-new`;
}
