import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { processIdentity, processState } from '../node/process-identity.js';
import { codeOf } from './file-access.js';

/** How to wait for a lock. Milliseconds. */
export interface FileLockOptions {
  /** A holder that is seen longer than this counts as dead, even if its process lives. */
  readonly holdMs: number;
  /** After so long without the lock, acquiring fails. */
  readonly waitMs: number;
}

/** A lock. It may be lost already: {@link FileLock.replace} finds out. */
export interface FileLock {
  /**
   * Replaces the file by these bytes, and gives the lock back in the same instant.
   *
   * @returns false if the lock was lost before; then nothing has changed
   */
  replace(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Gives the lock back. Does nothing after {@link FileLock.replace}. */
  release(): Promise<void>;
}

/** The code of the error for a lock that other processes held all the time. */
export const LOCK_TIMEOUT = 'LOCK_TIMEOUT';

/**
 * Takes the lock of one file, shared by all processes of a machine.
 *
 * The lock is a directory with one file in it, named after its holder. A directory can be renamed onto another only
 * while that one is empty, so one holder wins. A process that breaks a lock removes the file by its holder's name, so
 * it can't remove a younger lock by mistake. And the holder writes the new content **into that file** and renames it onto
 * the target: one instant replaces the target and ends the lock, and it fails if the lock was broken before.
 *
 * Hence a lock may be broken while its holder is only suspended: the holder wakes up, finds that it lost, and changes
 * nothing. A lock is broken at once if its process is gone (killed, or the machine restarted), and otherwise
 * after `holdMs`, counted by the process that waits: no clock is compared with another process's clock.
 *
 * @throws {Error} with code {@link LOCK_TIMEOUT}, or what the file system says
 */
export async function fileLock(path: string, options: FileLockOptions): Promise<FileLock> {
  const holder = `${processIdentity()}.${randomBytes(8).toString('hex')}`;
  const mine = join(path, holder);
  const prepared = `${path}.${holder}.new`;
  await mkdir(prepared, { mode: 0o700 });
  try {
    await writeFile(join(prepared, holder), '', { mode: 0o600, flag: 'wx' });
    await take(path, prepared, options);
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }

  let held = true;
  return {
    async replace(target, bytes) {
      const replaced = await replaceFile(mine, target, bytes);
      if (replaced) held = false;
      await ignore(rmdir(path));
      return replaced;
    },
    async release() {
      if (!held) return;
      held = false;
      await ignore(unlink(mine));
      await ignore(rmdir(path));
    },
  };
}

/** What a directory in the way is called; on Windows also an empty one. */
const OCCUPIED = ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];

async function take(path: string, prepared: string, options: FileLockOptions): Promise<void> {
  const start = performance.now();
  let seen: string | undefined;
  let seenAt = start;

  for (;;) {
    try {
      return await rename(prepared, path);
    } catch (error) {
      if (!OCCUPIED.includes(codeOf(error))) throw error;
    }
    const [holder] = await readdir(path).catch((): string[] => []);
    const now = performance.now();
    if (now - start > options.waitMs) throw Object.assign(new Error(path), { code: LOCK_TIMEOUT });
    if (holder !== seen) [seen, seenAt] = [holder, now];
    if (holder === undefined) await ignore(rmdir(path));
    else if (processState(holder) === 'gone' || now - seenAt > options.holdMs)
      await ignore(unlink(join(path, holder)));
    await pause(1 + Math.random() * 9);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

async function ignore(done: Promise<unknown>): Promise<void> {
  await done.catch(() => {});
}

/**
 * Replaces `target` by these bytes, whole or not at all, so that it survives a power cut: writes them to `draft`, waits
 * for the disk, renames. `draft` must exist, on the same file system; it is gone afterwards.
 *
 * @returns false, with `target` unchanged, if `draft` did not exist or went away meanwhile
 * @throws {Error} what the file system says, such as ENOSPC; `target` is then unchanged, except if the last wait for the
 * disk failed
 */
async function replaceFile(draft: string, target: string, bytes: Uint8Array): Promise<boolean> {
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

/** Makes a rename last. Windows has no such call and needs none. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
