import { rmdirSync } from 'node:fs';

/** Removes a folder that nothing is left in. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is in use, or was not made.
  }
}
