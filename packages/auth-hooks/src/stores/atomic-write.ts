import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './file-access.js';

/**
 * Replaces `target` by these bytes, whole or not at all, so that it lasts through a power cut: writes them to `draft`,
 * waits for the disk, renames. `draft` must exist, on the same file system; it is gone afterwards.
 *
 * @returns false, with `target` unchanged, if `draft` did not exist or went away meanwhile.
 * @throws what the file system says, such as ENOSPC; `target` is then unchanged, except if the last wait for the disk
 * failed.
 */
export async function atomicWrite(draft: string, target: string, bytes: Uint8Array): Promise<boolean> {
  const { O_WRONLY, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  try {
    const file = await open(draft, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  await syncDirectory(dirname(target));
  return true;
}

/** Makes a rename last. Windows has no such thing and needs none. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
