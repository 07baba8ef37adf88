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

/** The part of a call's options that is completed here. */
interface Init {
  readonly headers?: HeadersInit | Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | null;
}

/**
 * openapi-fetch's typed client for a spec, for its users: middleware, `data` and `error` as they know them. Added is
 * what it can't know from types: the content type and encoding of form bodies, `Accept`, the time limit, and that no
 * request is redirected. It neither caps nor judges answers and throws what `fetch` throws.
 *
 * @throws ConfigurationError when the base URL can't be used
 */
export function rawClient<Paths extends {}>(
  servers: readonly ServerDescription[],
  operations: readonly Operation[],
  options: RawClientOptions = {},
): Client<Paths> {
  const { timeoutMs = 30_000 } = options;
  const client = createClient<Paths>({
    baseUrl: resolveBaseUrl(servers, options),
    headers: { accept: 'application/json', ...options.headers },
    querySerializer: query => formEncode(query as Record<string, unknown>),
    fetch: request => (options.fetch ? sendWith(options.fetch, request) : fetch(request)),
    redirect: 'error',
  });
  const settings = (method: string, path: string) => {
    const operation = operations.find(known => known.method === method && known.path === path);
    if (!operation) throw new ConfigurationError(`${method} ${path} is not an operation of this client.`);
    return operation.body === 'form'
      ? {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          bodySerializer: (body: object) => formEncode({ ...body }, operation.joined),
        }
      : {};
  };
  const request = async (verb: string, path: string, init: Init = {}) => {
    const method = verb.toUpperCase();
    const own = settings(method, path);
    const limit = AbortSignal.timeout(Math.min(timeoutMs, 2 ** 31 - 1));
    const completed = {
      ...own,
      ...init,
      headers: { ...own.headers, ...plainHeaders(init.headers) },
      signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit,
    };
    return client.request(method as never, path as never, completed as never);
  };
  const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
  return {
    ...client,
    request,
    ...Object.fromEntries(
      verbs.map(verb => [verb, (path: string, init?: Init) => request(verb, path, init)]),
    ),
  } as Client<Paths>;
}

/** Headers by lower-case name. openapi-fetch takes null for "leave this one out", which `Headers` does not know. */
function plainHeaders(headers: Init['headers']): Record<string, unknown> {
  if (headers === undefined) return {};
  const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
  return Object.fromEntries(
    Array.from(entries as Iterable<[string, unknown]>, ([name, value]) => [name.toLowerCase(), value]),
  );
}

/** Calls a given `fetch` as it was promised: with the URL and the body's exact text. */
async function sendWith(send: NonNullable<ClientOptions['fetch']>, request: Request): Promise<Response> {
  const { url, method, headers, redirect, signal } = request;
  return send(url, { method, headers, body: (await request.text()) || null, redirect, signal });
}
