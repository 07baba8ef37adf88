import { toHex } from '../platform.js';
import type { Tweetnacl } from './crypto-runtime.js';
import type { Ed25519 } from './ed25519.js';

/** Ed25519 in plain JavaScript. The key pair is made once per key, which takes as long as a signature. */
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
      // It throws where the others say no.
      if (signature.length !== 64 || publicKey.length !== 32) return false;
      return nacl.sign.detached.verify(plain(message), plain(signature), plain(publicKey));
    },
  };
}

/** It refuses arrays from another realm. */
function plain(bytes: Uint8Array): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
}
