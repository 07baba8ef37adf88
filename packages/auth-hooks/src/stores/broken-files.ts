import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf } from './file-access.js';

/** The file of a grant's record. */
export function recordPath(directory: string, key: string): string {
  return join(directory, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
}

/** Where a broken file goes. */
export function brokenPath(path: string): string {
  return `${path}.broken-${Date.now()}`;
}

/**
 * Removes the broken files of a grant that the file store has set aside: they may still show a token.
 *
 * @param key the grant's `cacheKey`
 * @returns how many there were
 * @throws what the file system says
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
