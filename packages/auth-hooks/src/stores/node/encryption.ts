import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConfigurationError, StoreUnavailableError } from '@token-clients/runtime';
import type { StoredToken } from '../store.js';

/** 32 bytes, or a string of them: 64 hex characters, or base64. Make one with `openssl rand -hex 32`. */
export type EncryptionKey = Uint8Array | string;

/** A token as it is on disk or in a database: AES-256-GCM. All strings are base64url. */
export interface SealedToken {
  /** Which key opens it. Reveals nothing of the key. */
  readonly keyId: string;
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
}

/** Seals and opens tokens. */
export interface TokenSealer {
  /** The cache key and version are bound in: what was sealed for one record opens in no other. */
  seal(token: StoredToken, key: string, version: number): SealedToken;
  /** @throws {StoreUnavailableError} `store_unavailable` when the key is another one or the string was changed. */
  open(sealed: SealedToken, key: string, version: number): StoredToken;
}

/**
 * Makes a sealer. The first key seals; all of them open, so that a key can be changed while old records still exist.
 *
 * @throws {ConfigurationError} `configuration` when a key does not have 32 bytes
 */
export function tokenSealer(keys: EncryptionKey | readonly EncryptionKey[]): TokenSealer {
  const list = typeof keys === 'string' || keys instanceof Uint8Array ? [keys] : keys;
  const rings = list.map(key => {
    const bytes = keyBytes(key);
    return { bytes, id: keyId(bytes) };
  });
  const [first] = rings;
  if (!first) throw invalidKey('is an empty list. Pass one key of 32 bytes.');

  return {
    seal(token, key, version) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv).setAAD(bound(key, version));
      const data = Buffer.concat([cipher.update(JSON.stringify(token), 'utf8'), cipher.final()]);
      return { keyId: first.id, iv: text(iv), tag: text(cipher.getAuthTag()), data: text(data) };
    },
    open(sealed, key, version) {
      const ring = rings.find(({ id }) => id === sealed.keyId);
      if (!ring) throw wrongKey();
      try {
        const [iv, tag, data] = [bytesOf(sealed.iv), bytesOf(sealed.tag), bytesOf(sealed.data)];
        const options = { authTagLength: 16 };
        const decipher = createDecipheriv('aes-256-gcm', ring.bytes, iv, options)
          .setAAD(bound(key, version))
          .setAuthTag(tag);
        const plain = Buffer.concat([decipher.update(data), decipher.final()]);
        return JSON.parse(plain.toString()) as StoredToken;
      } catch {
        throw new StoreUnavailableError(
          'The stored token was changed or damaged: it does not decrypt. Clear it and log in again.',
        );
      }
    },
  };
}

/** Returns the error for a token that was sealed with an unknown key, or with any key while none is configured. */
export function wrongKey(): StoreUnavailableError {
  return new StoreUnavailableError(
    'The stored token was encrypted with another key. Pass that encryptionKey, or clear the token and log in again.',
  );
}

function keyBytes(key: EncryptionKey): Buffer {
  const bytes =
    typeof key !== 'string'
      ? Buffer.from(key)
      : Buffer.from(key.trim(), /^[0-9a-f]{64}$/i.test(key.trim()) ? 'hex' : 'base64');
  if (bytes.length === 32) return bytes;
  throw invalidKey(`has ${bytes.length} bytes. Pass a key of 32 bytes: 64 hex characters, or base64.`);
}

function invalidKey(problem: string): ConfigurationError {
  return new ConfigurationError(`encryptionKey ${problem}`, { option: 'encryptionKey' });
}

function keyId(key: Buffer): string {
  return createHash('sha256').update('token-clients key id\0').update(key).digest('hex').slice(0, 16);
}

function bound(key: string, version: number): Buffer {
  return Buffer.from(JSON.stringify(['token-clients', 1, key, version]));
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
