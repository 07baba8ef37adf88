import { MalformedResponseError, type Signer } from '@token-clients/runtime';
import { fromHex } from '../platform.js';
import type { DoubleSha256 } from './digest.js';
import type { Ed25519 } from './ed25519.js';
import { andThen, type MaybePromise } from './maybe-promise.js';

/**
 * Makes the check of Cobo's response signature: Ed25519 over the double SHA-256 of `BODY|TIMESTAMP`. The headers are
 * read in both spellings that Cobo documents, with hyphens and with underscores. Says nothing about the age of an
 * answer: no time window is published.
 *
 * Without a signature, a success is refused. Any other answer passes as what it is, an HTTP error whose origin is not
 * proved: a gateway or firewall in front of Cobo gives it without a signature, whatever its status (Cobo Python SDK
 * 1.46.0). One with a wrong signature is always refused.
 */
export function coboResponseCheck(
  responseKey: string,
  digest: DoubleSha256,
  pick: () => MaybePromise<Ed25519>,
): NonNullable<Signer['verify']> {
  const key = fromHex(responseKey) as Uint8Array;
  return ({ operation, status, headers, body }) => {
    const refuse = (what: string): never => {
      throw new MalformedResponseError(
        operation,
        status,
        'signature',
        `The answer to ${operation} (HTTP ${status}) ${what}. Don't trust it; check \`responseKey\` and the server.`,
      );
    };
    const signature = headers.get('biz-resp-signature') ?? headers.get('biz_resp_signature');
    const timestamp = headers.get('biz-timestamp') ?? headers.get('biz_timestamp');
    if (signature === null && (status < 200 || status > 299)) return undefined;
    if (signature === null) return refuse('is not signed');
    if (timestamp === null) return refuse('has a signature without its timestamp');
    const bytes = fromHex(signature);
    if (bytes?.length !== 64) return refuse('has a malformed signature');
    return andThen(digest(`${body}|${timestamp}`, ''), hash =>
      andThen(pick(), ed25519 =>
        andThen(ed25519.verify(key, hash, bytes), valid =>
          valid ? undefined : refuse('has a wrong signature'),
        ),
      ),
    );
  };
}
