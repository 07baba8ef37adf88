import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreUnavailableError } from '@token-clients/runtime';

/** Token files are smaller, by far. */
const MAX_BYTES = 1024 * 1024;

/**
 * Makes sure that a directory exists, belongs to this user, and is closed to others.
 *
 * @throws {StoreUnavailableError} `store_unavailable` when it does not
 */
export async function ensurePrivateDirectory(path: string): Promise<void> {
  // Does nothing if it exists, also as a link: the next lines check what is there.
  await makeDirectory(path);
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw unusable(path, 'is not a directory', 'Choose another directory.');
  requireOwn(path, stats, 'chmod 700');
}

/**
 * Makes a directory and those above it. Node's `recursive` says ENOENT for a read-only file system, and never ends on
 * one like `/proc`.
 */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeDirectory(dirname(path));
    await makeIfAbsent(path);
  }
}

async function makeIfAbsent(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch(error => {
    // Another process was faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

/**
 * Reads a file that belongs to this user and is closed to others; returns undefined if there is none.
 *
 * @throws {StoreUnavailableError} `store_unavailable` when it is a link, is another user's, is open to others, or is far
 * too large
 */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  // O_NONBLOCK: opening a pipe that was put here must not wait for a writer.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'ELOOP') throw notAFile(path);
    throw error;
  });
  if (!file) return undefined;
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw notAFile(path);
    requireOwn(path, stats, 'chmod 600');
    if (stats.size > MAX_BYTES) throw unusable(path, 'is far too large for a token', 'Move it away.');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Returns the system's code of an error, such as `ENOENT`; empty if it has none. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

function requireOwn(path: string, stats: Stats, repair: string): void {
  // Windows has neither owner nor mode here; a user's profile is private there by default.
  const owner = process.geteuid?.();
  if (owner === undefined) return;
  if (stats.uid !== owner) throw unusable(path, 'belongs to another user', 'Use a directory of your own.');
  if ((stats.mode & 0o077) !== 0) throw unusable(path, 'is open to other users', `Run: ${repair} ${path}`);
}

function notAFile(path: string): StoreUnavailableError {
  return unusable(path, 'is not a plain file', 'Links are not followed; move it away.');
}

function unusable(path: string, problem: string, repair: string): StoreUnavailableError {
  return new StoreUnavailableError(`The token store was not used: ${path} ${problem}. ${repair}`);
}
