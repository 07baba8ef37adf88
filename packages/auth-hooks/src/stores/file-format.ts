import { StoreUnavailableError } from '@token-clients/runtime';
import type { SealedToken } from './encryption.js';
import type { StoreRecord } from './record.js';
import type { StoredToken } from './store.js';

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

/** JSON has no infinity and would write null, which {@link parseFile} calls broken. */
function storable(_name: string, value: unknown): unknown {
  return value === Infinity ? Number.MAX_SAFE_INTEGER : value;
}

/**
 * Reads a token file.
 * @returns undefined if it is broken
 * @throws `store_unavailable` if a later version of this package wrote it: then it is fine, and not ours to judge
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
  const known =
    (file.format === 1 || file.format === FORMAT) &&
    file.key === key &&
    Number.isFinite(file.savedAt) &&
    isRecord(file.record);
  return known ? (file as unknown as TokenFile) : undefined;
}

/** Whether all that the steps of `record.ts` calculate with is there. */
function isRecord(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { epoch, version, issuedAt, fence, counter, payload, lease, mark, pause, refused } = value;
  return (
    typeof epoch === 'string' &&
    [version, issuedAt, fence, counter].every(Number.isFinite) &&
    (payload === null || isPayload(payload)) &&
    (lease === null || hasNumbers(lease, 'fence', 'until')) &&
    (mark === null || hasNumbers(mark, 'fence', 'version', 'at', 'replays')) &&
    (pause === null || hasNumbers(pause, 'failures', 'until')) &&
    isObject(refused) &&
    Object.values(refused).every(each => hasNumbers(each, 'count', 'until'))
  );
}

function isPayload(value: unknown): boolean {
  if (!isObject(value)) return false;
  const texts = 'keyId' in value ? ['keyId', 'iv', 'tag', 'data'] : ['accessToken', 'tokenType'];
  return texts.every(name => typeof value[name] === 'string');
}

function hasNumbers(value: unknown, ...names: string[]): boolean {
  return isObject(value) && names.every(name => Number.isFinite(value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
