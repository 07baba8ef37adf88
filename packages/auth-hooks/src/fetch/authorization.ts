import {
  type AccessToken,
  ConfigurationError,
  type GetTokenOptions,
  type TokenSource,
} from '@token-clients/runtime';

/**
 * The header for one request, for clients that take neither a `fetch` nor a middleware. Call it for every request:
 * a kept header outlives its token. Nothing guards where it is sent, and nothing replays: {@link bearerFetch} does.
 *
 * @throws what the source's `get` throws
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

/** The header's value (RFC 6750 section 2.1). */
export function bearer({ value }: AccessToken): string {
  if (/^[\x21-\x7e]+$/.test(value)) return `Bearer ${value}`;
  // The platform's own error would repeat the token.
  throw new ConfigurationError('The token holds characters that a header cannot carry.');
}

/** The token at hand without a turn of the event loop, else the next one. */
export function tokenOf(source: TokenSource, options: GetTokenOptions): AccessToken | Promise<AccessToken> {
  return source.peek() ?? source.get(options);
}
