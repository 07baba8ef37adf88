import createClient, { type Client } from 'openapi-fetch';
import { ConfigurationError } from '../errors/errors.js';
import { formEncode } from '../form.js';
import type { ClientOptions } from '../model/call.js';
import type { ParameterValues } from '../model/formats.js';
import type { Operation } from '../model/operation.js';
import type { ServerDescription } from '../model/server.js';
import { resolveBaseUrl } from './base-url.js';
import { type Deadline, startDeadline } from './deadline.js';
import { RequestDraft } from './request-draft.js';
import { sendRaw } from './send-raw.js';
import { plainParameters, writePath } from './wire.js';

/** openapi-fetch's typed client for the paths of a spec. */
export type RawClient<Paths extends {}> = Client<Paths>;

/** Options of a raw client: those that openapi-fetch's own middleware does not cover. */
export type RawClientOptions = Pick<
  ClientOptions,
  'baseUrl' | 'serverVariables' | 'fetch' | 'signer' | 'headers' | 'timeoutMs'
>;

/** The part of a call's options that is read here. */
interface Init {
  readonly baseUrl?: string;
  readonly headers?: HeadersInit | Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | null;
  readonly params?: {
    readonly path?: ParameterValues;
    readonly query?: ParameterValues;
    readonly header?: ParameterValues;
  };
  readonly redirect?: RequestRedirect;
  readonly parseAs?: string;
  readonly middleware?: readonly unknown[];
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly Request?: unknown;
}

/** What openapi-fetch does not know of an operation. */
interface Known {
  readonly operation: Operation;
  readonly headers?: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Makes openapi-fetch's typed client for a spec, with middleware, `data` and `error` as its users know them.
 *
 * It adds what openapi-fetch can't know from types:
 *
 * - the content type and encoding of form bodies, and `Accept`
 * - the time limit, which a call's own `signal` shortens. With `parseAs: 'stream'` it also limits the stream.
 * - Redirects are rejected. A call with `redirect: 'manual'` gets the redirect as its response.
 * - Operations that must be signed are signed: by `signer`, or by a `fetch` that signs, such as
 *   `signedFetch(signer, { origins })` of `@token-clients/auth-hooks`. Without either, nothing is sent.
 *
 * It neither limits nor checks responses. Where no middleware is used, no `Request` is made: a call is then cheaper.
 *
 * A call throws what the signer, its check of the response, middleware and `fetch` throw, such as a `TimeoutError`, and:
 *
 * @throws {ConfigurationError} `configuration` when the base URL can't be used, or an operation must be signed and nothing
 * signs it
 * @throws {MalformedResponseError} `malformed_response` (reason `redirect`) when the response is a redirect
 */
export function rawClient<Paths extends {}>(
  servers: readonly ServerDescription[],
  operations: readonly Operation[],
  options: RawClientOptions = {},
): RawClient<Paths> {
  const { timeoutMs = 30_000 } = options;
  const client = createClient<Paths>({
    baseUrl: resolveBaseUrl(servers, options),
    headers: { accept: 'application/json', ...options.headers },
  });
  const known = new Map(
    operations.map(operation => [
      keyOf(operation.method, operation.key ?? operation.path),
      know(operation, options),
    ]),
  );
  /** Middleware sees the requests. */
  let observed = false;

  const request = async (verb: string, path: string, init: Init = {}) => {
    const method = verb.toUpperCase();
    const found = known.get(keyOf(method, path));
    if (!found) throw new ConfigurationError(`${method} ${path} is not an operation of this client.`);
    const { operation, settings } = found;
    const { servers: own } = operation;
    const baseUrl =
      init.baseUrl !== undefined
        ? resolveBaseUrl([], { baseUrl: init.baseUrl })
        : own && resolveBaseUrl(own, options);
    const headers = headersOf(found, init.headers);
    // openapi-fetch makes its own Request where middleware or a call's own fetch sees it.
    const Made = observed || init.middleware || init.fetch ? undefined : RequestDraft;
    const sender = {
      fetch: options.fetch,
      signer: options.signer,
      own: init.fetch,
      manual: init.redirect === 'manual',
    };
    const limit = timeLimit(init, timeoutMs, operation.name);
    const completed = {
      ...settings,
      ...init,
      params: written(operation, init.params),
      // Without one, the client's own.
      baseUrl: baseUrl ?? '',
      headers,
      signal: limit.signal,
      redirect: 'manual',
      Request: init.Request ?? Made,
      fetch: (input: RequestDraft | Request) => sendRaw(operation, sender, input),
    };
    try {
      return await client.request(method as never, path as never, completed as never);
    } finally {
      limit.stop();
    }
  };
  const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
  return {
    ...client,
    request,
    ...Object.fromEntries(
      verbs.map(verb => [verb, (path: string, init?: Init) => request(verb, path, init)]),
    ),
    use(...middleware) {
      observed = true;
      client.use(...middleware);
    },
  } as Client<Paths>;
}

function keyOf(method: string, path: string): string {
  return `${method} ${path}`;
}

function know(operation: Operation, { headers }: RawClientOptions): Known {
  const { accept, body, parameters = plainParameters, path, key = path, response } = operation;
  const asksFor = Object.keys(headers ?? {}).some(name => name.toLowerCase() === 'accept')
    ? undefined
    : accept;
  const mediaType =
    body === 'form' ? 'application/x-www-form-urlencoded' : typeof body === 'object' && body.mediaType;
  return {
    operation,
    headers: { ...(asksFor && { accept: asksFor }), ...(mediaType && { 'content-type': mediaType }) },
    settings: {
      // It is given the whole URL, and puts a query behind it.
      pathSerializer: (url: string, values: ParameterValues) =>
        url.slice(0, url.length - key.length) + writePath(operation, values),
      querySerializer: (query: ParameterValues) => parameters.query(Object.keys(query), query),
      ...(body === 'form' && { bodySerializer: (given: object) => formEncode({ ...given }) }),
      ...(typeof body === 'object' && { bodySerializer: (given: unknown) => body.write(given) }),
      ...(response && { parseAs: response.parseAs }),
    },
  };
}

/** Returns a call's parameters with its headers written, and with a path: openapi-fetch else writes none. */
function written({ header = [], parameters }: Operation, given: Init['params'] = {}): Init['params'] {
  const own = parameters?.headers(header, given.header ?? {});
  const others = Object.entries(given.header ?? {}).filter(([name]) => !header.includes(name));
  return {
    ...given,
    path: given.path ?? {},
    ...(own && { header: { ...Object.fromEntries(others), ...own } }),
  };
}

/**
 * Returns the operation's own headers, with those of the call over them, by lower-case name. openapi-fetch reads no lists
 * of pairs, and takes null for "leave this one out", which `Headers` does not know.
 */
function headersOf(
  { headers: own }: Known,
  given: Init['headers'],
): Readonly<Record<string, unknown>> | undefined {
  if (given === undefined) return own;
  const entries = Symbol.iterator in given ? given : Object.entries(given);
  const named = Array.from(entries as Iterable<[string, unknown]>, ([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return { ...own, ...Object.fromEntries(named) };
}

/** Starts the time limit of a call, joined with its signal. */
function timeLimit(
  { signal, parseAs }: Init,
  timeoutMs: number,
  name: string,
): Pick<Deadline, 'signal' | 'stop'> {
  if (parseAs === 'stream') {
    // The stream is read after the call is over, so the limit outlives it.
    const limit = AbortSignal.timeout(Math.min(timeoutMs, 2 ** 31 - 1));
    return { signal: signal ? AbortSignal.any([signal, limit]) : limit, stop() {} };
  }
  const tooLate = () => new DOMException(`${name} got no response in ${timeoutMs} ms.`, 'TimeoutError');
  // The signal alone ends the call, so that middleware sees the failure.
  return startDeadline({ timeoutMs, signal }, tooLate);
}
