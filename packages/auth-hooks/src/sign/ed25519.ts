import { toHex } from '../platform.js';
import type { CryptoKeyLike, KeyObjectLike, NodeCrypto, Tweetnacl, WebCryptoLike } from './crypto-runtime.js';
import { pkcs8FromSeed, spkiFromPublicKey } from './der.js';
import type { MaybePromise } from './maybe-promise.js';

/**
 * Signs bytes with one Ed25519 key (RFC 8032). Implement it to leave the key in a KMS or HSM.
 *
 * @example
 * const signer: Ed25519Signer = { publicKey, sign: message => kms.sign({ keyId, message }) };
 */
export interface Ed25519Signer {
  /** 32 bytes, or 64 hex characters. */
  readonly publicKey: string | Uint8Array;
  /** Pure Ed25519, not Ed25519ph: 64 bytes. */
  sign(message: Uint8Array): MaybePromise<Uint8Array>;
}

/**
 * Which implementation signs: `node` is node:crypto, also in Bun and Deno; `webcrypto` is `crypto.subtle`; `tweetnacl` is
 * plain JavaScript, for runtimes that have neither (3 ms per signature, which block the event loop).
 */
export type Ed25519Name = 'node' | 'webcrypto' | 'tweetnacl';

/** A private key, ready to sign. */
export interface OpenedKey {
  /** 64 lower-case hex characters. */
  readonly publicKey: string;
  sign(message: Uint8Array): MaybePromise<Uint8Array>;
  /** Wipes the secret, as far as the runtime allows. */
  close(): void;
}

/** One way to compute Ed25519. All give the same bytes. */
export interface Ed25519 {
  readonly name: Ed25519Name;
  /** @param seed 32 bytes. The caller may wipe them as soon as the key is open. */
  open(seed: Uint8Array): MaybePromise<OpenedKey>;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): MaybePromise<boolean>;
}

/** Makes Ed25519 of node:crypto (OpenSSL): synchronous, and the fastest by far while the key object is kept. */
export function nodeEd25519(crypto: NodeCrypto): Ed25519 {
  return {
    name: 'node',
    open(seed) {
      const der = pkcs8FromSeed(seed);
      try {
        const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
        return openKeyObject(crypto, key);
      } finally {
        der.fill(0);
      }
    },
    verify(publicKey, message, signature) {
      const der = spkiFromPublicKey(publicKey);
      return crypto.verify(null, message, { key: der, format: 'der', type: 'spki' }, signature);
    },
  };
}

/** Opens a key object, which may be the caller's own. */
export function openKeyObject(crypto: NodeCrypto, key: KeyObjectLike): OpenedKey {
  // The last 32 bytes of an Ed25519 public key in SPKI form are the key itself (RFC 8410 section 4).
  const spki = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: toHex(spki.subarray(-32)),
    sign: message => crypto.sign(null, message, key),
    close() {},
  };
}

/**
 * Makes Ed25519 of WebCrypto: asynchronous. The key that signs can't be exported again. Whether the runtime signs as the
 * RFC says is for the caller to probe: WebKit mixes random bytes in.
 */
export function webcryptoEd25519(subtle: WebCryptoLike): Ed25519 {
  return {
    name: 'webcrypto',
    async open(seed) {
      const der = pkcs8FromSeed(seed);
      try {
        const key = await subtle.importKey('pkcs8', der, 'Ed25519', false, ['sign']);
        return openCryptoKey(subtle, key, await publicKeyOf(subtle, der));
      } finally {
        der.fill(0);
      }
    },
    async verify(publicKey, message, signature) {
      const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
      return subtle.verify('Ed25519', key, signature, message);
    },
  };
}

/** Opens a CryptoKey, which may be the caller's own. */
export function openCryptoKey(subtle: WebCryptoLike, key: CryptoKeyLike, publicKey: string): OpenedKey {
  return {
    publicKey,
    sign: async message => new Uint8Array(await subtle.sign('Ed25519', key, message)),
    close() {},
  };
}

/** WebCrypto can't derive a public key, but an exported private key has it: so one is made, exported and dropped. */
async function publicKeyOf(subtle: WebCryptoLike, der: Uint8Array): Promise<string> {
  const key = await subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', key);
  const binary = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return toHex(Uint8Array.from(binary, char => char.charCodeAt(0)));
}

/** Makes Ed25519 of tweetnacl, in plain JavaScript. The key pair is made once per key, which takes as long as a signature. */
export function tweetnaclEd25519(nacl: Tweetnacl): Ed25519 {
  return {
    name: 'tweetnacl',
    open(seed) {
      const { publicKey, secretKey } = nacl.sign.keyPair.fromSeed(seed);
      return {
        publicKey: toHex(publicKey),
        sign: message => nacl.sign.detached(plain(message), secretKey),
        close: () => void secretKey.fill(0),
      };
    },
    verify(publicKey, message, signature) {
      // It throws where the others return false.
      if (signature.length !== 64 || publicKey.length !== 32) return false;
      return nacl.sign.detached.verify(plain(message), plain(signature), plain(publicKey));
    },
  };
}

/** tweetnacl rejects arrays from another realm. */
function plain(bytes: Uint8Array): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
}
