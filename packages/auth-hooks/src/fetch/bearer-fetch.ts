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
import { callReader, type FetchCall, type FetchFunction, type FetchOptions } from './call.js';
import type { OriginRejections } from './replay.js';
import type { RepeatableRequest } from './request-call.js';
import { signedFetch } from './signed-fetch.js';

/** Options of {@link bearerFetch}. */
export interface BearerFetchOptions extends FetchOptions {
  /** Signs every attempt as well, as {@link signedFetch} does. For APIs that want both, such as Cobo WaaS. */
  readonly signer?: Signer | undefined;
  /**
   * A body inside a `Request` is copied up to this size, so that it can be sent again; 1 MiB if left out. Bodies in `init`
   * need no copy and have no limit.
   */
  readonly maxReplayBytes?: number | undefined;
  /** Responses that mean "this token is no longer accepted"; if left out, those of the source's provider. */
  readonly expired?: readonly ExpiredRule[] | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Makes a `fetch` that puts a valid token on every request. It fits wherever a fetch does: on its own, in openapi-fetch's
 * `createClient`, in a generated client.
 *
 * - The token goes only to `origins`, over https or to this machine. A call of any other URL is rejected before it is sent.
 * - A rejected token is replaced, and the call is sent once more: with the newer token if there already is one, otherwise
 *   after one refresh, which all callers share. A token less than 5 s old is first tried again after a second. After two
 *   fresh tokens in a row were rejected, no refresh is made for that origin for 60 s.
 * - What may have been carried out is not repeated: after any rejection but a 401 (some providers send 500 for an expired
 *   token), and after a redirect, only GET, HEAD, OPTIONS, TRACE, PUT and DELETE are sent again (RFC 9110 section
 *   9.2.2). A POST or PATCH is sent once: the caller gets the response, and the next call gets a newer token.
 * - A body that streams is never sent twice either: the caller gets the rejection, and the next call gets a newer token.
 * - An Authorization header that the caller set stays, and such a call is sent once.
 * - The response is the server's own, its body unread. If a newer token can't be obtained, the source's error is thrown.
 * - Redirects are fetch's: on the way to another origin it drops the token (Fetch Standard, HTTP-redirect fetch), and
 *   a rejection from there is not held against it. With a `signer`, redirects are rejected.
 *
 * @returns a function like `fetch`; its `init.signal` ends the waits for a token as well
 * @throws {ConfigurationError} `configuration` when `origins` is invalid; from the function, when a URL is outside of
 * `origins`, or a stream would have to be signed
 * @throws {TokenClientError} from the function: what the source's `get`, the signer and `fetch` throw
 *
 * @example
 * const api = bearerFetch(source, { origins: ['https://api.equinix.com'] });
 * const ports = await api('https://api.equinix.com/fabric/v4/ports');
 */
export function bearerFetch(source: TokenSource, options: BearerFetchOptions): FetchFunction {
  const { signer, clock = systemClock, maxReplayBytes = 2 ** 20, expired = source.expired } = options;
  const read = callReader(options.origins);
  const fetch = signer ? signedFetch(signer, options) : plain(options);
  const rejections = new Map<string, OriginRejections>();

  const api: FetchFunction = async (input, init) => {
    const call = read(input, init);
    if (call.headers.has('authorization')) return fetch(input, init);
    const token = await tokenOf(source, { signal: call.signal });
    const request = await repeatable(call, fetch, maxReplayBytes);
    const send = (next: AccessToken) => {
      const headers = new Headers(call.headers);
      headers.set('authorization', bearer(next));
      return request.send(headers);
    };
    const response = await send(token);
    if (response.ok) return response;
    const replay = await loadReplay();
    return replay?.({ source, clock, expired, rejections, call, request, send }, token, response) ?? response;
  };
  const scheme = signer?.scheme ?? signingScheme(options.fetch);
  return scheme === undefined ? api : markSigning(api, scheme);
}

/** What only a rejection needs. If it can't be loaded, the caller gets the response as it is. */
async function loadReplay() {
  return (await import('./replay.js').catch(() => undefined))?.replay;
}

async function repeatable(
  call: FetchCall,
  fetch: FetchFunction,
  maxReplayBytes: number,
): Promise<RepeatableRequest> {
  const { url, init, request } = call;
  if (!request) return { body: init.body ?? null, send: headers => fetch(url.href, { ...init, headers }) };
  const requestCall = await loadRequestCall();
  return requestCall(call, request, fetch, maxReplayBytes);
}

/** A program that passes URLs needs no code for `Request` objects. */
async function loadRequestCall() {
  return (await import('./request-call.js')).requestCall;
}

function plain(options: FetchOptions): FetchFunction {
  return (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
}
