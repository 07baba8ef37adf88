import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from './atomic-write.js';
import { codeOf } from './file-access.js';
import { processIdentity, processState } from './process-identity.js';

/** How to wait for a lock. Milliseconds. */
export interface FileLockOptions {
  /** A holder that is seen longer than this is taken for dead, even if its process lives. */
  readonly holdMs: number;
  /** After so long without the lock, acquiring fails. */
  readonly waitMs: number;
}

/** A lock that is held, perhaps: {@link FileLock.replace} finds out. */
export interface FileLock {
  /**
   * Puts these bytes in the place of `path`, and gives the lock back in the same instant.
   * @returns false if the lock was lost before; then nothing has changed.
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
 * while that one is empty, so one holder wins. Whoever breaks a lock removes the file by its holder's name, so nobody
 * can remove a younger lock by mistake. And the holder writes the new content **into that file** and renames it onto
 * the target: one instant replaces the target and ends the lock, and it fails if the lock was broken before.
 *
 * Hence a lock may be broken while its holder is only suspended: the holder wakes up, finds that it lost, and changes
 * nothing. A lock is broken at once if its process is gone (killed, or the machine restarted), and otherwise
 * after `holdMs`, counted by whoever waits: no clock is compared with another process's clock.
 *
 * @throws an error with code {@link LOCK_TIMEOUT}, or what the file system says
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
      const replaced = await atomicWrite(mine, target, bytes);
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
