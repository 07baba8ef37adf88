import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreUnavailableError } from '@token-clients/runtime';

/** No token file of ours is larger, by far. */
const MAX_BYTES = 1024 * 1024;

/**
 * Makes sure that a directory exists, is ours, and is closed to others.
 * @throws `store_unavailable`
 */
export async function ensurePrivateDirectory(path: string): Promise<void> {
  // Nothing happens if it is there, a link included: what is there is looked at next.
  await makeDirectory(path);
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw refusal(path, 'is not a directory of its own', 'Choose another directory.');
  refuseForeign(path, stats, 'chmod 700');
}

/**
 * Makes a directory and those above it. By hand, since Node's `recursive` says ENOENT for a read-only file system, and
 * never ends where one is as odd as `/proc`.
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
 * The text of a file that is ours and closed to others; undefined if there is none.
 * @throws `store_unavailable` for a link, a file of somebody else, one that others can read, or one that is far too large
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
    refuseForeign(path, stats, 'chmod 600');
    if (stats.size > MAX_BYTES) throw refusal(path, 'is far too large for a token', 'Move it away.');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** The system's word for an error, such as `ENOENT`; empty if there is none. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

function refuseForeign(path: string, stats: Stats, repair: string): void {
  // Windows has neither owner nor mode here; a user's profile is private there by default.
  const owner = process.geteuid?.();
  if (owner === undefined) return;
  if (stats.uid !== owner) throw refusal(path, 'belongs to another user', 'Use a directory of your own.');
  if ((stats.mode & 0o077) !== 0) throw refusal(path, 'is open to other users', `Run: ${repair} ${path}`);
}

function notAFile(path: string): StoreUnavailableError {
  return refusal(path, 'is not a plain file', 'Links are not followed; move it away.');
}

function refusal(path: string, problem: string, repair: string): StoreUnavailableError {
  return new StoreUnavailableError(`The token store was not used: ${path} ${problem}. ${repair}`);
}
