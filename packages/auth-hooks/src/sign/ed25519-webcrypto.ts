import { pkcs8FromSeed } from './der.js';
import type { Ed25519, OpenedKey } from './ed25519.js';
import { toHex } from './hex.js';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Ed25519 by WebCrypto: asynchronous. The key that signs can't be exported again. Whether the runtime signs the RFC's
 * way is for the caller to probe: WebKit mixes random bytes in.
 */
export function webcryptoEd25519(subtle: SubtleCrypto): Ed25519 {
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
      const key = await subtle.importKey('raw', publicKey as Bytes, 'Ed25519', false, ['verify']);
      return subtle.verify('Ed25519', key, signature as Bytes, message as Bytes);
    },
  };
}

/** A CryptoKey made by the caller or above. */
export function openCryptoKey(subtle: SubtleCrypto, key: CryptoKey, publicKey: string): OpenedKey {
  return {
    publicKey,
    sign: async message => new Uint8Array(await subtle.sign('Ed25519', key, message as Bytes)),
    close() {},
  };
}

/** WebCrypto can't derive a public key, but tells it when it exports a private one: so that one is made and dropped. */
async function publicKeyOf(subtle: SubtleCrypto, der: Bytes): Promise<string> {
  const key = await subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', key);
  const binary = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return toHex(Uint8Array.from(binary, char => char.charCodeAt(0)));
}
