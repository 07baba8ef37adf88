import { nodeModule } from '../platform.js';

/** What this runtime offers for signing. Passed around so that tests can take a part away. */
export interface CryptoRuntime {
  readonly node: NodeCrypto | undefined;
  readonly subtle: WebCryptoLike | undefined;
  /** Loads tweetnacl. Called only when it is about to be used. */
  readonly loadTweetnacl: () => Promise<Tweetnacl>;
}

/** The part of node:crypto that is used here; spelled out so that users of the types need no `@types/node`. */
export interface NodeCrypto {
  /** Since Node 20.12 and 21.7; not everywhere in Bun and Deno. */
  hash?(algorithm: 'sha256', data: string | Uint8Array, encoding: 'buffer'): Uint8Array;
  createHash(algorithm: 'sha256'): NodeHash;
  createPrivateKey(key: { key: Uint8Array; format: 'der'; type: 'pkcs8' }): KeyObjectLike;
  createPublicKey(key: KeyObjectLike): KeyObjectLike;
  sign(algorithm: null, data: Uint8Array, key: KeyObjectLike): Uint8Array;
  verify(
    algorithm: null,
    data: Uint8Array,
    key: { key: Uint8Array; format: 'der'; type: 'spki' },
    signature: Uint8Array,
  ): boolean;
}

interface NodeHash {
  update(data: string | Uint8Array): NodeHash;
  digest(): Uint8Array;
}

/** The part of node:crypto's KeyObject that is used here. */
export interface KeyObjectLike {
  readonly type: string;
  readonly asymmetricKeyType?: string | undefined;
  export(options: { format: 'der'; type: 'spki' }): Uint8Array;
}

/** The part of WebCrypto that is used here; spelled out so that users of the types need no DOM library. */
export interface WebCryptoLike {
  digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'pkcs8' | 'raw',
    key: Uint8Array,
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<CryptoKeyLike>;
  exportKey(format: 'jwk', key: CryptoKeyLike): Promise<{ x?: string }>;
  sign(algorithm: 'Ed25519', key: CryptoKeyLike, data: Uint8Array): Promise<ArrayBuffer>;
  verify(algorithm: 'Ed25519', key: CryptoKeyLike, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

/** WebCrypto's CryptoKey, as far as it is used here. */
export interface CryptoKeyLike {
  readonly type: string;
  readonly algorithm: { readonly name: string };
  readonly extractable: boolean;
  readonly usages: readonly string[];
}

/** The part of tweetnacl that is used here. */
export interface Tweetnacl {
  readonly sign: {
    readonly keyPair: {
      fromSeed(seed: Uint8Array): { publicKey: Uint8Array; secretKey: Uint8Array };
    };
    readonly detached: {
      (message: Uint8Array, secretKey: Uint8Array): Uint8Array;
      verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean;
    };
  };
}

/** The runtime that this code runs on, as it is now. */
export function hostRuntime(): CryptoRuntime {
  return {
    node: nodeModule<NodeCrypto>('node:crypto'),
    subtle: globalThis.crypto?.subtle as unknown as WebCryptoLike | undefined,
    loadTweetnacl,
  };
}

/** Never a static import: bundlers make a chunk of its own of it, and where native Ed25519 exists it stays unread. */
async function loadTweetnacl(): Promise<Tweetnacl> {
  return (await import('tweetnacl')).default;
}
