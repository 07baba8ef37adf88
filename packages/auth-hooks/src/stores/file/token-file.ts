import { StoreUnavailableError } from '@token-clients/runtime';
import { isObject, isRecord, storable } from '../record/json.js';
import type { StoreRecord } from '../record/record.js';
import type { StoredToken } from '../store.js';
import type { SealedToken } from './encryption.js';

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
