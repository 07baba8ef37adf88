import createClient, { type Client } from 'openapi-fetch';
import type { ClientOptions } from './api-client.js';
import { resolveBaseUrl } from './base-url.js';
import type { ServerDescription } from './descriptor.js';
import { ConfigurationError } from './errors.js';
import { formEncode } from './form.js';
import type { Operation } from './operation.js';

/** Options of a raw client: what openapi-fetch's own middleware does not cover. */
export type RawClientOptions = Pick<
  ClientOptions,
  'baseUrl' | 'serverVariables' | 'fetch' | 'headers' | 'timeoutMs'
>;

/**
 * openapi-fetch's typed client for a spec, for its users: middleware, `data` and `error` as they know them. Added is
 * what it can't know from types: the content type and encoding of form bodies, `Accept`, the time limit, and that token
 * and signed requests are not redirected. It neither caps nor judges answers and throws what `fetch` throws.
 *
 * @throws ConfigurationError when the base URL can't be used
 */
export function rawClient<Paths extends {}>(
  servers: readonly ServerDescription[],
  operations: readonly Operation[],
  options: RawClientOptions = {},
): Client<Paths> {
  const { fetch: send, timeoutMs = 30_000 } = options;
  const client = createClient<Paths>({
    baseUrl: resolveBaseUrl(servers, options),
    headers: { accept: 'application/json', ...options.headers },
    querySerializer: query => formEncode(query as Record<string, unknown>),
    ...(send && { fetch: (request: Request) => send(request.url, request) }),
  });
  const settings = (method: string, path: string) => {
    const operation = operations.find(known => known.method === method && known.path === path);
    if (!operation) throw new ConfigurationError(`${method} ${path} is not an operation of this client.`);
    return {
      ...(operation.body === 'form' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        bodySerializer: (body: object) => formEncode({ ...body }, operation.joined),
      }),
      ...((operation.token ?? operation.signature) !== undefined && { redirect: 'error' as const }),
      signal: AbortSignal.timeout(timeoutMs),
    };
  };
  const request = (method: string, path: string, init: { headers?: object } = {}) => {
    const own = settings(method, path);
    return client.request(
      method as never,
      path as never,
      { ...own, ...init, headers: { ...own.headers, ...init.headers } } as never,
    );
  };
  const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
  return {
    ...client,
    request,
    ...Object.fromEntries(
      verbs.map(verb => [verb, (path: string, init?: object) => request(verb, path, init)]),
    ),
  } as Client<Paths>;
}
