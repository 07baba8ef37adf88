import { MalformedResponseError, type Signer } from '@token-clients/runtime';
import { fromHex } from '../platform.js';
import type { DoubleSha256 } from './digest.js';
import type { Ed25519 } from './ed25519.js';
import { andThen, type MaybePromise } from './maybe-promise.js';

/**
 * Cobo's public keys for response signatures, by environment, 32 bytes in hex. Source: Cobo developer site, "Set up an
 * endpoint" (v2/guides/webhooks-callbacks/set-up-endpoint).
 */
export const COBO_RESPONSE_KEYS = {
  dev: 'a04ea1d5fa8da71f1dcfccf972b9c4eba0a2d8aba1f6da26f49977b08a0d2718',
  prod: '8d4a482641adb2a34b726f05827dba9a9653e5857469b8749052bf4458a86729',
  sandbox: '893d8a6112ae22429a7453599256391d7928e16870ecab888ee3ce65febada08',
} as const;

/** A Cobo environment. */
export type CoboEnvironment = keyof typeof COBO_RESPONSE_KEYS;

/**
 * Makes the check of Cobo's response signature: Ed25519 over the double SHA-256 of `BODY|TIMESTAMP`. The headers are
 * read in both spellings that Cobo documents, with hyphens and with underscores. It does not check the age of a response:
 * no time window is published.
 *
 * A success without a signature is rejected. Any other response without one passes as an HTTP error whose origin is not
 * proved: a gateway or firewall in front of Cobo sends it without a signature, whatever its status (Cobo Python SDK
 * 1.46.0). A response with a wrong signature is always rejected.
 */
export function coboResponseCheck(
  responseKey: string,
  digest: DoubleSha256,
  pick: () => MaybePromise<Ed25519>,
): NonNullable<Signer['verify']> {
  const key = fromHex(responseKey) as Uint8Array;
  return ({ operation, status, headers, body }) => {
    const reject = (problem: string): never => {
      throw new MalformedResponseError(
        `${operation}: the response (HTTP ${status}) ${problem}, so it cannot be trusted; check \`responseKey\` and the server.`,
        { operation, status, reason: 'signature' },
      );
    };
    const signature = headers.get('biz-resp-signature') ?? headers.get('biz_resp_signature');
    const timestamp = headers.get('biz-timestamp') ?? headers.get('biz_timestamp');
    if (signature === null && (status < 200 || status > 299)) return undefined;
    if (signature === null) return reject('is not signed');
    if (timestamp === null) return reject('has a signature without its timestamp');
    const bytes = fromHex(signature);
    if (bytes?.length !== 64) return reject('has a malformed signature');
    return andThen(digest(`${body}|${timestamp}`, ''), hash =>
      andThen(pick(), ed25519 =>
        andThen(ed25519.verify(key, hash, bytes), valid =>
          valid ? undefined : reject('has a wrong signature'),
        ),
      ),
    );
  };
}
