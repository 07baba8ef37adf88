import type { TokenSource } from '@token-clients/runtime';
import { bearer, tokenOf } from './authorization.js';
import { originCheck } from './origins.js';

/** The part of openapi-fetch's middleware that is used; it fits `client.use()`. */
export interface BearerMiddleware {
  onRequest(options: { readonly request: Request }): Promise<undefined>;
}

/**
 * Sets the token on every request of an openapi-fetch client. A header that the caller set stays.
 *
 * It does no more: a middleware gets the answer after its request was used up, so replay after a rejected token, and
 * signing, are in {@link bearerFetch}. Pass that as `fetch` to `createClient` to have them; then leave this one out.
 *
 * @param options.origins where the token may go, such as `https://api.example.com`
 * @throws ConfigurationError (`configuration`) for a request to another origin · what the source's `get` throws
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
