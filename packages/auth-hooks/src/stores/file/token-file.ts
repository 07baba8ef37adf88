import { createHash } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StoreUnavailableError } from '@token-clients/runtime';
import type { SealedToken } from '../node/encryption.js';
import { isObject, isRecord, storable } from '../record/json.js';
import type { StoreRecord } from '../record/record.js';
import type { StoredToken } from '../store.js';
import { codeOf } from './file-access.js';

/** A token in a file: as it is, or sealed. */
export type FilePayload = StoredToken | SealedToken;

/**
 * The newest form of a record. Format 1 has no `since` and `holder` in leases and marks, and no `restart`; such a record
 * is read as it is, and written as format 2.
 */
const FORMAT = 2;

/** What one token file holds. */
export interface TokenFile {
  readonly format: number;
  readonly key: string;
  /** The store's time when it was written, epoch milliseconds. */
  readonly savedAt: number;
  readonly record: StoreRecord<FilePayload>;
}

/** Writes a token file. */
export function formatFile(file: Omit<TokenFile, 'format'>): Uint8Array {
  return new TextEncoder().encode(
    `${JSON.stringify({ format: FORMAT, ...file } satisfies TokenFile, storable)}\n`,
  );
}

/**
 * Reads a token file.
 *
 * @returns undefined if it is broken
 * @throws {StoreUnavailableError} `store_unavailable` when a later version of this package wrote it: it is not broken
 */
export function parseFile(text: string, key: string): TokenFile | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(file)) return undefined;
  if (typeof file.format === 'number' && file.format > FORMAT) {
    throw new StoreUnavailableError(
      `The token file has format ${file.format}, which this version does not know. Update @token-clients/auth-hooks.`,
    );
  }
  const isKnown =
    (file.format === 1 || file.format === FORMAT) &&
    file.key === key &&
    Number.isFinite(file.savedAt) &&
    isRecord(file.record) &&
    (file.record.payload === null || isPayload(file.record.payload));
  return isKnown ? (file as unknown as TokenFile) : undefined;
}

function isPayload(value: unknown): boolean {
  if (!isObject(value)) return false;
  const strings = 'keyId' in value ? ['keyId', 'iv', 'tag', 'data'] : ['accessToken', 'tokenType'];
  return strings.every(name => typeof value[name] === 'string');
}

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
