import { ConfigurationError } from '@token-clients/runtime';
import type { CryptoRuntime, NodeCrypto } from './crypto-runtime.js';
import { andThen, type MaybePromise } from './maybe-promise.js';

/** Returns SHA-256 of some bytes: 32 bytes. */
export type Sha256 = (data: Uint8Array) => MaybePromise<Uint8Array>;

/** Returns SHA-256 over the SHA-256 of a string's UTF-8 bytes, or of a string and the bytes after it. */
export type DoubleSha256 = (head: string, tail: string | Uint8Array) => MaybePromise<Uint8Array>;

/**
 * Picks how to hash: the caller's function, node:crypto, or WebCrypto.
 *
 * @throws {ConfigurationError} `configuration` where none of them exists
 */
export function doubleSha256(runtime: CryptoRuntime, own?: Sha256): DoubleSha256 {
  if (own) return hashTwiceWith(own);
  if (runtime.node) return hashTwiceInNode(runtime.node);
  const { subtle } = runtime;
  if (subtle) {
    return hashTwiceWith(async data => new Uint8Array(await subtle.digest('SHA-256', data)));
  }
  throw new ConfigurationError('This runtime has no SHA-256; pass one with the `sha256` option.', {
    option: 'sha256',
  });
}

function hashTwiceWith(sha256: Sha256): DoubleSha256 {
  const encoder = new TextEncoder();
  return (head, tail) => andThen(sha256(join(encoder, head, tail)), sha256);
}

function join(encoder: TextEncoder, head: string, tail: string | Uint8Array): Uint8Array {
  if (typeof tail === 'string') return encoder.encode(head + tail);
  const first = encoder.encode(head);
  const joined = new Uint8Array(first.length + tail.length);
  joined.set(first);
  joined.set(tail, first.length);
  return joined;
}

/** One call for a string where Node has `crypto.hash` (20.12, 21.7): about a third faster than a Hash object. */
function hashTwiceInNode(node: NodeCrypto): DoubleSha256 {
  const once = (data: string | Uint8Array): Uint8Array =>
    node.hash ? node.hash('sha256', data, 'buffer') : node.createHash('sha256').update(data).digest();
  return (head, tail) => {
    if (typeof tail === 'string') return once(once(head + tail));
    return once(node.createHash('sha256').update(head).update(tail).digest());
  };
}
