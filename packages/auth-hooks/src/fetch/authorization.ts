import {
  type AccessToken,
  ConfigurationError,
  type GetTokenOptions,
  type TokenSource,
} from '@token-clients/runtime';
import { originCheck } from './call.js';

/**
 * Makes the Authorization header of one request, for clients that take neither a `fetch` nor a middleware. Call it for
 * every request: a stored header outlives its token. Nothing checks where the header is sent, and nothing sends a
 * rejected call again: {@link bearerFetch} does both.
 *
 * @throws {TokenClientError} what the source's `get` throws
 *
 * @example
 * await axios.get(url, { headers: { ...(await authorizationHeader(source)) } });
 */
export async function authorizationHeader(
  source: TokenSource,
  options?: GetTokenOptions,
): Promise<{ readonly authorization: string }> {
  return { authorization: bearer(await source.get(options)) };
}

/** The part of openapi-fetch's middleware that is used; it fits `client.use()`. */
export interface BearerMiddleware {
  onRequest(options: { readonly request: Request }): Promise<undefined>;
}

/**
 * Makes a middleware that sets the token on every request of an openapi-fetch client. An Authorization header that the
 * caller set stays.
 *
 * It does no more: a middleware sees the response when its request is used up, so sending a rejected call again, and
 * signing, are in {@link bearerFetch}. To have those, pass `bearerFetch` as `fetch` to `createClient` and leave this out.
 *
 * @param options.origins where the token may go, such as `https://api.example.com`
 * @throws {ConfigurationError} `configuration` when `origins` is invalid; from `onRequest`, when the request goes to
 * another origin
 * @throws {TokenClientError} from `onRequest`: what the source's `get` throws
 */
export function bearerMiddleware(
  source: TokenSource,
  options: { readonly origins: readonly string[] },
): BearerMiddleware {
  const check = originCheck(options.origins);
  return {
    async onRequest({ request }) {
      check(request.url);
      if (request.headers.has('authorization')) return;
      request.headers.set('authorization', bearer(await tokenOf(source, { signal: request.signal })));
    },
  };
}

/** The header's value (RFC 6750 section 2.1). */
export function bearer({ value }: AccessToken): string {
  if (/^[\x21-\x7e]+$/.test(value)) return `Bearer ${value}`;
  // The platform's own error would repeat the token.
  throw new ConfigurationError('The token has characters that a header cannot carry.');
}

/** The current token without a turn of the event loop, or the next one. */
export function tokenOf(source: TokenSource, options: GetTokenOptions): AccessToken | Promise<AccessToken> {
  return source.peek() ?? source.get(options);
}
