import { createHash } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf } from './file-access.js';

const HOUR_MS = 3_600_000;

/** Returns the path of a grant's record. */
export function recordPath(directory: string, key: string): string {
  return join(directory, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
}

/** Renames a broken file, so that it is neither used nor overwritten, and returns its new path. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.broken-${Date.now()}`;
  await rename(path, aside);
  return aside;
}

/**
 * Removes the broken files of a grant that the file store has set aside: they may still show a token.
 *
 * @param key the grant's `cacheKey`
 * @returns how many there were
 * @throws {Error} what the file system says
 */
export async function removeBrokenFiles(directory: string, key: string): Promise<number> {
  const prefix = basename(recordPath(directory, key));
  const names = await readdir(directory).catch(error => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const broken = names.filter(name => name.startsWith(`${prefix}.broken-`));
  for (const name of broken) await rm(join(directory, name), { force: true });
  return broken.length;
}

/** Removes what a process leaves that dies right before it has a lock: a directory without content. */
export async function removeLeftovers(directory: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  for (const name of names.filter(name => name.endsWith('.new'))) {
    const path = join(directory, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > HOUR_MS) {
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}
