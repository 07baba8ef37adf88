import { toHex } from '../platform.js';
import type { CryptoKeyLike, WebCryptoLike } from './crypto-runtime.js';
import { pkcs8FromSeed } from './der.js';
import type { Ed25519, OpenedKey } from './ed25519.js';

/**
 * Ed25519 by WebCrypto: asynchronous. The key that signs can't be exported again. Whether the runtime signs the RFC's
 * way is for the caller to probe: WebKit mixes random bytes in.
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

/** A CryptoKey made by the caller or above. */
export function openCryptoKey(subtle: WebCryptoLike, key: CryptoKeyLike, publicKey: string): OpenedKey {
  return {
    publicKey,
    sign: async message => new Uint8Array(await subtle.sign('Ed25519', key, message)),
    close() {},
  };
}

/** WebCrypto can't derive a public key, but tells it when it exports a private one: so that one is made and dropped. */
async function publicKeyOf(subtle: WebCryptoLike, der: Uint8Array): Promise<string> {
  const key = await subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', key);
  const binary = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return toHex(Uint8Array.from(binary, char => char.charCodeAt(0)));
}
