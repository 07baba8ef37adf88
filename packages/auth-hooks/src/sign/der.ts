import { fromHex, toHex } from '../platform.js';

/** PKCS#8 of an Ed25519 seed is a fixed prefix and the seed (RFC 8410 section 7). */
const PKCS8 = '302e020100300506032b657004220420';
/** The same in version 2, which has the public key after the seed (RFC 5958). */
const PKCS8_WITH_PUBLIC_KEY = '3051020101300506032b657004220420';
const SPKI = '302a300506032b6570032100';

export function pkcs8FromSeed(seed: Uint8Array): Uint8Array {
  return prefixed(PKCS8, seed);
}

export function spkiFromPublicKey(publicKey: Uint8Array): Uint8Array {
  return prefixed(SPKI, publicKey);
}

function prefixed(prefix: string, bytes: Uint8Array): Uint8Array {
  const head = fromHex(prefix) as Uint8Array;
  const der = new Uint8Array(head.length + bytes.length);
  der.set(head);
  der.set(bytes, head.length);
  return der;
}

/** Object identifiers as DER has them, with what they name. */
const ALGORITHMS = {
  '06032b656e': 'X25519, which cannot sign',
  '06032b6571': 'Ed448',
  '06052b8104000a': 'secp256k1',
  '06072a8648ce3d0201': 'an ECDSA key',
  '06092a864886f70d0101': 'RSA',
} as const;

/** Returns the seed in a PKCS#8 private key, or, as a string, what the key is instead. */
export function seedFromDer(der: Uint8Array): Uint8Array | string {
  const head = toHex(der.subarray(0, 16));
  if (head === PKCS8 && der.length === 48) return der.slice(16);
  if (head === PKCS8_WITH_PUBLIC_KEY && der.length === 83) return der.slice(16, 48);
  const start = toHex(der.subarray(0, 64));
  if (start.startsWith(SPKI)) return 'a public key';
  for (const [identifier, name] of Object.entries(ALGORITHMS)) {
    if (start.includes(identifier)) return name;
  }
  return 'not an Ed25519 key';
}
