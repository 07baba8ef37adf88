import {
  type AccessToken,
  type Clock,
  type ExpiredRule,
  markSigning,
  type Signer,
  signingScheme,
  systemClock,
  type TokenSource,
} from '@token-clients/runtime';
import { bearer, tokenOf } from './authorization.js';
import { callOf } from './call.js';
import { partsReader } from './call-parts.js';
import type { FetchFunction, FetchOptions } from './fetch-function.js';
import type { RefreshBrake } from './refresh-brake.js';
import { signedFetch } from './signed-fetch.js';

/** Options of {@link bearerFetch}. */
export interface BearerFetchOptions extends FetchOptions {
  /** Signs every attempt besides, as {@link signedFetch} does. For APIs that want both, such as Cobo WaaS. */
  readonly signer?: Signer | undefined;
  /**
   * A body inside a `Request` is kept for a replay up to this size; 1 MiB if left out. Bodies in `init` need no copy
   * and have no limit.
   */
  readonly maxReplayBytes?: number | undefined;
  /** Answers that mean "this token is no longer accepted"; left out, those of the source's provider. */
  readonly expired?: readonly ExpiredRule[] | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * A `fetch` that puts a valid token on every request. It fits wherever a fetch does: on its own, in openapi-fetch's
 * `createClient`, in a generated client.
 *
 * - The token goes only to `origins`, over https or to this machine. Any other URL is refused before it is sent.
 * - A rejected token is replaced, and the call sent once more: with the newer token if there is one by now, else after
 *   one refresh, which all callers share. A token less than 5 s old is first tried again after a second. After two
 *   fresh tokens in a row were rejected, 60 s pass without a refresh for that origin.
 * - What may have been carried out is not repeated: after any rejection but a 401 (some providers answer 500 to an ended
 *   token), and after a redirect, only GET, HEAD, OPTIONS, TRACE, PUT and DELETE are sent again (RFC 9110 section
 *   9.2.2). A POST or PATCH is sent once: the caller gets the answer, and the next call a newer token.
 * - A body that streams is never sent twice either: the caller gets the rejection, and the next call a newer token.
 * - An Authorization header that the caller set stays, and such a call is sent once.
 * - The answer is the server's own, its body unread. If no newer token can be had, the source's error is thrown.
 * - Redirects are fetch's: on the way to another origin it drops the token (Fetch Standard, HTTP-redirect fetch), and
 *   a rejection from there is not held against it. With a `signer`, redirects are refused.
 *
 * @returns a function like `fetch`; its `init.signal` ends the waits for a token as well
 * @throws ConfigurationError (`configuration`) for `origins` that can't be used; the function, for a URL outside of
 * them, and for a stream that would have to be signed. It also throws what the source's `get`, the signer and `fetch`
 * throw.
 *
 * @example
 * const api = bearerFetch(source, { origins: ['https://api.equinix.com'] });
 * const ports = await api('https://api.equinix.com/fabric/v4/ports');
 */
export function bearerFetch(source: TokenSource, options: BearerFetchOptions): FetchFunction {
  const { signer, clock = systemClock, maxReplayBytes = 2 ** 20, expired = source.expired } = options;
  const read = partsReader(options.origins);
  const fetch = signer ? signedFetch(signer, options) : plain(options);
  const brakes = new Map<string, RefreshBrake>();

  const api: FetchFunction = async (input, init) => {
    const parts = read(input, init);
    const { headers, signal, url } = parts;
    if (headers.has('authorization')) return fetch(input, init);
    const token = await tokenOf(source, { signal });
    const call = await callOf(parts, fetch, maxReplayBytes);
    const send = (next: AccessToken) => {
      const out = new Headers(headers);
      out.set('authorization', bearer(next));
      return call.send(out);
    };
    const response = await send(token);
    if (response.ok) return response;
    // What only a refusal needs loads by an import of its own. Where that fails, the answer stands.
    const later = await import('./replay.js').catch(() => undefined);
    const { origin } = url;
    const refused = { source, clock, expired, brakes, origin, signal, call, send, token, response };
    return later ? later.replay(refused) : response;
  };
  const scheme = signer?.scheme ?? signingScheme(options.fetch);
  return scheme === undefined ? api : markSigning(api, scheme);
}

function plain(options: FetchOptions): FetchFunction {
  return (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
}
