import { toHex } from '../platform.js';
import type { KeyObjectLike, NodeCrypto } from './crypto-runtime.js';
import { pkcs8FromSeed, spkiFromPublicKey } from './der.js';
import type { Ed25519, OpenedKey } from './ed25519.js';

/** Ed25519 by OpenSSL through node:crypto: synchronous, and the fastest by far while the key object is kept. */
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

/** A key object made by the caller or above. */
export function openKeyObject(crypto: NodeCrypto, key: KeyObjectLike): OpenedKey {
  // The last 32 bytes of an Ed25519 public key in SPKI form are the key itself (RFC 8410 section 4).
  const spki = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: toHex(spki.subarray(-32)),
    sign: message => crypto.sign(null, message, key),
    close() {},
  };
}
