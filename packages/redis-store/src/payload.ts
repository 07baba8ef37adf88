import {
  type EncryptionKey,
  type SealedToken,
  tokenSealer,
  wrongKey,
} from '@token-clients/auth-hooks/node-store';
import type { StoredToken } from '@token-clients/auth-hooks/store';

/** Writes tokens as they are kept in Redis, and reads them. */
export interface PayloadFormat {
  /** Writes a token. Encrypted, it opens in this record and version only. */
  write(token: StoredToken, key: string, version: number): string;
  /** @throws {StoreUnavailableError} `store_unavailable` when it was encrypted with another key, or changed */
  read(payload: string, key: string, version: number): StoredToken;
}

/**
 * Makes the format of a store: JSON, or the JSON of an encrypted token where keys are given. A token that was stored
 * without a key is still read.
 *
 * @throws {ConfigurationError} `configuration` when a key does not have 32 bytes
 */
export function payloadFormat(keys: EncryptionKey | readonly EncryptionKey[] | undefined): PayloadFormat {
  const sealer = keys === undefined ? undefined : tokenSealer(keys);
  return {
    write: (token, key, version) => JSON.stringify(sealer?.seal(token, key, version) ?? token),
    read(payload, key, version) {
      const value = JSON.parse(payload) as StoredToken | SealedToken;
      if (!('keyId' in value)) return value;
      if (!sealer) throw wrongKey();
      return sealer.open(value, key, version);
    },
  };
}

/** Returns which key a payload is encrypted with; undefined if it is not. Shows nothing of the token. */
export function keyIdOf(payload: string): string | undefined {
  const { keyId } = JSON.parse(payload) as Partial<SealedToken>;
  return keyId;
}
