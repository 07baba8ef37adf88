import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { ReceivedRequest } from '../http/request.js';

/** An Ed25519 key pair of a test, in the forms that Cobo's users know. */
export interface CoboKeyPair {
  /** Seed, 64 hex characters. */
  readonly privateKey: string;
  /** 64 hex characters. */
  readonly publicKey: string;
}

/** A new key pair. */
export function coboKeyPair(): CoboKeyPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' }) as { d?: string; x?: string };
  return { privateKey: hex(d), publicKey: hex(x) };
}

/** The bytes that a request's signature covers: method, path, nonce, query and body as they were on the wire. */
export function signedText(request: ReceivedRequest, nonce: string): Buffer {
  const head = `${request.method.toUpperCase()}|${request.path}|${nonce}|${request.query}|`;
  return Buffer.concat([Buffer.from(head), request.body]);
}

/** SHA-256 twice, the second time over the 32 raw bytes. */
export function doubleSha256(bytes: Buffer): Buffer {
  const once = createHash('sha256').update(bytes).digest();
  return createHash('sha256').update(once).digest();
}

/** Signs the double hash; lower-case hex. */
export function coboSign(privateKey: string, bytes: Buffer): string {
  return sign(null, doubleSha256(bytes), privateKeyFrom(privateKey)).toString('hex');
}

/** Checks a signature in hex over the double hash. */
export function coboVerify(publicKey: string, bytes: Buffer, signature: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature)) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, doubleSha256(bytes), key, Buffer.from(signature, 'hex'));
}

/**
 * Returns a function that says what is wrong with the signature of a request; undefined if nothing is. It accepts each
 * nonce once.
 *
 * @param publicKey the only key that may sign, in hex
 * @param windowMs how far a nonce, read as epoch milliseconds, may be from the server's clock
 */
export function coboSignatureCheck(
  publicKey: string,
  windowMs = 60_000,
  now: () => number = Date.now,
): (request: ReceivedRequest) => string | undefined {
  const nonces = new Set<string>();
  return request => {
    const {
      'biz-api-key': key = '',
      'biz-api-nonce': nonce = '',
      'biz-api-signature': signature = '',
    } = request.headers;
    if (key !== publicKey) return 'The API key is not known.';
    if (!/^\d{13}$/.test(nonce)) return 'The nonce is not a time in milliseconds.';
    if (Math.abs(Number(nonce) - now()) > windowMs) return 'The nonce is too old or too new.';
    if (!coboVerify(key, signedText(request, nonce), signature))
      return 'The signature does not fit the request.';
    if (nonces.has(nonce)) return 'The nonce was used before.';
    nonces.add(nonce);
    return undefined;
  };
}

function privateKeyFrom(seed: string): KeyObject | { key: Buffer; format: 'der'; type: 'pkcs8' } {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(seed, 'hex'),
  ]);
  return { key: der, format: 'der', type: 'pkcs8' };
}

function hex(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('hex');
}
