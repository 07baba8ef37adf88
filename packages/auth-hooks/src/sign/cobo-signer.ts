import {
  ConfigurationError,
  type SignableRequest,
  type SignedRequest,
  type Signer,
} from '@token-clients/runtime';
import { toHex } from '../platform.js';
import { canonicalUrl } from './canonical-url.js';
import { COBO_RESPONSE_KEYS, type CoboEnvironment, coboResponseCheck } from './cobo-response.js';
import { type CryptoRuntime, hostRuntime } from './crypto-runtime.js';
import { doubleSha256, type Sha256 } from './digest.js';
import type { Ed25519Name, OpenedKey } from './ed25519.js';
import { pickEd25519 } from './ed25519-pick.js';
import { lazyKey } from './lazy-key.js';
import { andThen, type MaybePromise, once } from './maybe-promise.js';
import { checkPublicKey, type PrivateKey } from './private-key.js';

/** Options of {@link coboSigner}. */
export interface CoboSignerOptions {
  /** The app's Ed25519 private key; Cobo calls it the API secret. The vendor's secp256k1 variant is not supported. */
  readonly privateKey: PrivateKey;
  /** The public key: needed beside a CryptoKey, checked beside any other. */
  readonly publicKey?: string | Uint8Array | undefined;
  /** Forces one implementation; if left out, the first that the runtime has: node, webcrypto, tweetnacl. */
  readonly implementation?: Ed25519Name | undefined;
  /** Returns a nonce of your own for each attempt; if left out: milliseconds, strictly increasing in this process. */
  readonly nonce?: (() => string) | undefined;
  /** Returns server clock minus ours in milliseconds, as learned; called for each attempt. */
  readonly clockOffsetMs?: (() => number) | undefined;
  /** Our clock, epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /**
   * Checks Cobo's signature on responses: an environment, or Cobo's public key as 64 hex characters. A success without a
   * signature is rejected, and any response with a wrong one. An HTTP error without one, such as a gateway sends, is
   * returned as it is.
   */
  readonly responseKey?: CoboEnvironment | (string & {}) | undefined;
  /** SHA-256, for runtimes that have none. */
  readonly sha256?: Sha256 | undefined;
}

/** Signs requests for Cobo WaaS 2.0. Prints as functions only: no key is in it. */
export interface CoboSigner extends Signer {
  readonly scheme: 'CoboAuth';
  /** The key to register with Cobo: 64 lower-case hex characters. */
  publicKey(): Promise<string>;
  /** Wipes the private key; signing then throws `closed`. */
  close(): void;
}

/**
 * Makes a signer of Cobo's `CoboAuth` scheme (Cobo guide "Cobo Auth"): Ed25519 over the double SHA-256 of
 * `METHOD|PATH|NONCE|QUERY|BODY`, in the headers `biz-api-key`, `biz-api-nonce` and `biz-api-signature`.
 *
 * Send the returned URL, and the body exactly as it was signed. Sign again for every attempt: a nonce is used once.
 * With node:crypto (Node, Bun, Deno) signing is synchronous.
 *
 * @throws {ConfigurationError} `configuration` when the key is not an Ed25519 private key; the message says what is wrong
 * and does not show the key
 *
 * @example
 * const signer = coboSigner({ privateKey: process.env.COBO_API_SECRET ?? '' });
 * const { url, headers } = await signer.sign({ method: 'GET', url: 'https://api.cobo.com/v2/wallets', body: '' });
 */
export function coboSigner(options: CoboSignerOptions): CoboSigner {
  return makeCoboSigner(options, hostRuntime());
}

/** Makes {@link coboSigner} for a given runtime. */
export function makeCoboSigner(options: CoboSignerOptions, runtime: CryptoRuntime): CoboSigner {
  const { implementation, clockOffsetMs, now = Date.now, nonce: ownNonce } = options;
  const pick = once(() => pickEd25519(runtime, implementation));
  const digest = doubleSha256(runtime, options.sha256);
  const key = lazyKey(options.privateKey, options, runtime, pick);
  const nonce = ownNonce ? () => checkNonce(ownNonce()) : () => nextNonce(now() + finite(clockOffsetMs?.()));

  function signWith(opened: OpenedKey, { method, url, body }: SignableRequest): MaybePromise<SignedRequest> {
    const { href, path, query } = canonicalUrl(url);
    const attempt = nonce();
    return andThen(digest(`${method.toUpperCase()}|${path}|${attempt}|${query}|`, body), hash =>
      andThen(opened.sign(hash), signature => ({
        url: href,
        headers: {
          'biz-api-key': opened.publicKey,
          'biz-api-nonce': attempt,
          'biz-api-signature': toHex(signature),
        },
      })),
    );
  }

  return {
    scheme: 'CoboAuth',
    ...(key.publicKey !== undefined && { keyId: key.publicKey }),
    sign: request => andThen(key.open(), opened => signWith(opened, request)),
    publicKey: async () => (await key.open()).publicKey,
    close: key.close,
    ...(options.responseKey !== undefined && {
      verify: coboResponseCheck(responseKeyOf(options.responseKey), digest, pick),
    }),
  };
}

function responseKeyOf(name: string): string {
  return Object.hasOwn(COBO_RESPONSE_KEYS, name)
    ? COBO_RESPONSE_KEYS[name as CoboEnvironment]
    : checkPublicKey(name);
}

/** An offset that is not a number corrects nothing. */
function finite(offsetMs: number | undefined): number {
  return Number.isFinite(offsetMs) ? (offsetMs as number) : 0;
}

function checkNonce(nonce: string): string {
  // It goes into a header and between the pipes of the signed text.
  if (/^[\x21-\x7b\x7d\x7e]+$/.test(nonce)) return nonce;
  throw new ConfigurationError(
    'The nonce has characters that a header cannot carry, or a pipe; return visible ASCII characters.',
    { option: 'nonce' },
  );
}

let lastNonce = 0;
let lastReading = 0;

/**
 * A clock that goes back less than this is bridged by counting on; one that goes back further was wrong before, and
 * counting on from the wrong time would make every signature invalid for as long as the clock was ahead.
 */
const CORRECTION_MS = 30_000;

/**
 * Returns the next nonce: the time in milliseconds in decimal, larger than every nonce of this process before, for any
 * signer. Calls within one millisecond count on. Only when the clock itself is set back by more than 30 s
 * (corrected by a learned offset, or by the system) does the nonce follow it back.
 *
 * @param nowMs the best guess of the server's time, in epoch milliseconds
 */
export function nextNonce(nowMs: number): string {
  const reading = Math.floor(nowMs);
  const setBack = reading < lastReading - CORRECTION_MS;
  lastNonce = setBack ? reading : Math.max(reading, lastNonce + 1);
  lastReading = reading;
  return String(lastNonce);
}
