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
 * Whose arithmetic signs: `node` is node:crypto, also in Bun and Deno; `webcrypto` is `crypto.subtle`; `tweetnacl` is
 * plain JavaScript, for runtimes that have neither (3 ms per signature, which block the event loop).
 */
export type Ed25519Name = 'node' | 'webcrypto' | 'tweetnacl';

/** A private key, ready to sign. */
export interface OpenedKey {
  /** 64 lower-case hex characters. */
  readonly publicKey: string;
  sign(message: Uint8Array): MaybePromise<Uint8Array>;
  /** Forgets the secret as well as the runtime allows. */
  close(): void;
}

/** One way to compute Ed25519. All give the same bytes. */
export interface Ed25519 {
  readonly name: Ed25519Name;
  /** @param seed 32 bytes. The caller may wipe them as soon as the key is open. */
  open(seed: Uint8Array): MaybePromise<OpenedKey>;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): MaybePromise<boolean>;
}
