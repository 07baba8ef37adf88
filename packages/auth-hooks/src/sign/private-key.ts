import { ConfigurationError } from '@token-clients/runtime';
import { fromHex, toHex } from '../platform.js';
import type { CryptoKeyLike, KeyObjectLike } from './crypto-runtime.js';
import { seedFromDer } from './der.js';
import type { Ed25519Signer } from './ed25519.js';

/**
 * An Ed25519 private key: the seed as 64 hex characters, or 32 bytes; seed and public key as 128 hex characters, or
 * 64 bytes; PKCS#8 as PEM or DER; a KeyObject; a CryptoKey (with `publicKey`); or something that signs by itself.
 */
export type PrivateKey = string | Uint8Array | KeyObjectLike | CryptoKeyLike | Ed25519Signer;

/** A private key whose form was checked. `publicKey`: what the caller says it is, 64 lower-case hex characters. */
export type CheckedKey =
  | { readonly seed: Uint8Array; readonly publicKey: string | undefined }
  | { readonly keyObject: KeyObjectLike; readonly publicKey: string | undefined }
  | { readonly cryptoKey: CryptoKeyLike; readonly publicKey: string }
  | { readonly signer: Ed25519Signer; readonly publicKey: string };

/**
 * Reads what kind of key this is. A seed is copied, so that the copy can be wiped.
 *
 * @throws {ConfigurationError} `configuration` when something is wrong with the key; the message never shows it
 */
export function checkPrivateKey(key: PrivateKey, expected?: string | Uint8Array): CheckedKey {
  const publicKey = expected === undefined ? undefined : checkPublicKey(expected);
  if (typeof key === 'string' || key instanceof Uint8Array) {
    const bytes = typeof key === 'string' ? bytesOfString(key.trim()) : new Uint8Array(key);
    const seed = seedOf(bytes);
    if (toHex(seed) === publicKey) throw wrong('is the public key; the private one is needed');
    const own = bytes.length === 64 ? toHex(bytes.subarray(32)) : undefined;
    if (own && publicKey && own !== publicKey) throw wrong('does not belong to the given public key');
    bytes.fill(0);
    return { seed, publicKey: publicKey ?? own };
  }
  if (typeof key !== 'object' || key === null) throw wrong(`is of type ${typeof key}`);
  if ('sign' in key) return { signer: key, publicKey: checkPublicKey(key.publicKey) };
  if (key.type !== 'private') throw wrong(`is a ${word(key.type)} key; the private one is needed`);
  if ('algorithm' in key) {
    checkKind(key.algorithm.name);
    if (!publicKey)
      throw new ConfigurationError(
        'The public key of a CryptoKey cannot be derived. Pass `publicKey` beside it.',
        {
          option: 'publicKey',
        },
      );
    return { cryptoKey: key, publicKey };
  }
  checkKind(key.asymmetricKeyType);
  return { keyObject: key, publicKey };
}

/**
 * Returns a public key as 64 lower-case hex characters.
 *
 * @throws {ConfigurationError} `configuration` when it is not 32 bytes
 */
export function checkPublicKey(key: string | Uint8Array): string {
  const bytes = typeof key === 'string' ? fromHex(key) : key;
  if (bytes?.length === 32) return toHex(bytes);
  throw new ConfigurationError(
    'The public key is not an Ed25519 key; 32 bytes, or 64 hex characters, are needed.',
    { option: 'publicKey' },
  );
}

function bytesOfString(text: string): Uint8Array {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (label !== undefined) return bytesOfPem(text, label);
  const bytes = fromHex(text);
  if (bytes) return bytes;
  if (/^0x/i.test(text)) throw wrong('starts with 0x; leave that out');
  const length = `${text.length} characters`;
  if (/[^0-9a-f]/i.test(text))
    throw wrong(`is neither hex nor PEM (${length}); 64 hex characters are needed`);
  throw wrong(`has ${length}; 64 hex characters are needed`);
}

function bytesOfPem(pem: string, label: string): Uint8Array {
  if (label === 'PUBLIC KEY') throw wrong('is the public key; the private one is needed');
  if (label === 'ENCRYPTED PRIVATE KEY') throw wrong('is encrypted; decrypt it, or pass a KeyObject');
  if (label !== 'PRIVATE KEY')
    throw wrong(`is PEM of the kind "${label}"; an Ed25519 key in PKCS#8 is needed`);
  const base64 = /-----BEGIN PRIVATE KEY-----([\s\S]*?)-----END PRIVATE KEY-----/.exec(pem)?.[1];
  try {
    return Uint8Array.from(atob((base64 ?? '-').replace(/\s/g, '')), char => char.charCodeAt(0));
  } catch {
    throw wrong('is damaged PEM');
  }
}

function seedOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 32 || bytes.length === 64) return bytes.slice(0, 32);
  if (bytes[0] === 0x30) {
    const seed = seedFromDer(bytes);
    if (typeof seed === 'string') throw wrong(`is ${seed}; only Ed25519 is supported`);
    return seed;
  }
  // Compressed and uncompressed points of secp256k1 and its relatives (SEC 1 section 2.3.3).
  if (
    (bytes.length === 33 && (bytes[0] === 2 || bytes[0] === 3)) ||
    (bytes.length === 65 && bytes[0] === 4)
  ) {
    throw wrong('is the public key of another curve, such as secp256k1; only Ed25519 is supported');
  }
  throw wrong(`has ${bytes.length} bytes; a seed has 32 (64 hex characters)`);
}

function checkKind(name: string | undefined): void {
  if (name?.toLowerCase() !== 'ed25519')
    throw wrong(`is of the kind ${word(name)}; only Ed25519 is supported`);
}

/** Names from outside are shown only if they look like names. */
function word(name: unknown): string {
  return /^[\w-]{1,20}$/.test(String(name)) ? String(name) : 'unknown';
}

function wrong(problem: string): ConfigurationError {
  return new ConfigurationError(`The private key ${problem}.`, { option: 'privateKey' });
}
