import { NetworkError, TimeoutError } from '../errors/connection-error.js';
import { ConfigurationError, isTokenClientError } from '../errors/errors.js';
import { connectionCode } from '../failure/connection-code.js';
import type { Call, CallInput, CallOptions, ClientOptions, Fetch } from '../model/call.js';
import type { Operation } from '../model/operation.js';
import type { ServerDescription } from '../model/server.js';
import { resolveBaseUrl } from './base-url.js';
import { startDeadline } from './deadline.js';
import { type ReadResponse, readResponse, writeRequest } from './wire.js';

/** Runs operations. One per generated class; has no state but its options. */
export interface ApiClient {
  /**
   * Runs an operation and returns the body of its success.
   *
   * @throws {ResponseError} `error_response` when the server sends a 4xx or 5xx
   * @throws {MalformedResponseError} `malformed_response` when the response can't be used
   * @throws {NetworkError} `network` when the connection fails or breaks
   * @throws {TimeoutError} `timeout` when no whole response came in time
   * @throws {ConfigurationError} `configuration` when the request can't be written, signed or sent
   * @throws the signal's reason, once it is aborted
   */
  data<Body>(operation: Operation, input: CallInput, options?: CallOptions): Promise<Body>;
  /** Runs an operation and returns its success with the HTTP response. Throws as {@link data} does. */
  success(operation: Operation, input: CallInput, options?: CallOptions): Promise<ReadResponse>;
  /**
   * Runs an operation and returns its response, success or not. Throws as {@link data} does, but for a 4xx or 5xx: that is
   * a result.
   */
  result<Narrowed>(operation: Operation, input: CallInput, options?: CallOptions): Promise<Narrowed>;
}

/** A call on its way. */
interface StartedCall extends Call {
  headers: Call['headers'];
  /** What was given to `fetch`, and what that resolved to. */
  request?: Parameters<Fetch>;
  response?: Response;
}

/**
 * Makes the client that a generated class runs its operations with.
 *
 * It uses `fetch` directly: openapi-fetch's own client is 2.7 kB, most of it for choices that the generator has already
 * made, and its users get it from {@link rawClient}.
 *
 * @throws {ConfigurationError} `configuration` when the base URL can't be used
 */
export function apiClient(servers: readonly ServerDescription[], options: ClientOptions = {}): ApiClient {
  const usual = resolveBaseUrl(servers, options);

  async function send(
    operation: Operation,
    input: CallInput,
    { signal: outer, timeoutMs = options.timeoutMs ?? 30_000, headers }: CallOptions = {},
  ): Promise<ReadResponse> {
    const { name } = operation;
    const baseUrl = operation.servers ? resolveBaseUrl(operation.servers, options) : usual;
    const { origin } = new URL(baseUrl);
    const { signal, ended, end, stop } = startDeadline({ timeoutMs, signal: outer }, () => {
      const message = `${name} got no whole response from ${origin} in ${timeoutMs} ms.`;
      return new TimeoutError(message, { operation: name, timeoutMs, status: call.response?.status });
    });
    const maxBytes = options.maxResponseBytes ?? 2 ** 20;
    const call: StartedCall = { operation, input, headers: {}, baseUrl, maxBytes, options, signal };
    const explain = (error: unknown) =>
      Promise.race([ended, explained(error, call, origin)]).catch(reason => reason);
    const run = () => roundTrip(call);
    try {
      call.headers = Object.fromEntries(joinHeaders(options.headers, headers));
      if (!options.guard) return await Promise.race([run(), ended]);
      // Few programs have a guard: only those load it.
      const { guarded } = await import('./guarded.js');
      return await guarded(call, ended, explain, run);
    } catch (error) {
      const shown = await explain(error);
      // Also closes the connection of a response that is not wanted.
      end(shown);
      throw shown;
    } finally {
      stop();
    }
  }

  /** Writes, signs, sends, reads. */
  async function roundTrip(call: StartedCall): Promise<ReadResponse> {
    const { operation, signal } = call;
    const { name, method, signature } = operation;
    let written = writeRequest(call.baseUrl, operation, call.input);
    const signer = signature === undefined ? undefined : options.signer;
    if (signer?.scheme !== signature)
      throw new ConfigurationError(`${name} must be signed (${signature}); pass a signer.`, {
        option: 'signer',
      });
    // What fetch would encode while sending has to be encoded before it is signed.
    if (signer && typeof written.body === 'object')
      written = await (await import('./request-draft.js')).encoded(written);
    const { url, body = null } = written;
    const signed = await signer?.sign({ method, url, body: (body as string | Uint8Array | null) ?? '' });
    const headers = joinHeaders(userAgent, written.headers, call.headers, signed?.headers);
    signal.throwIfAborted();
    // Not "error" for redirects: that one looks like a failed connection. Never "follow": secrets would too.
    call.request = [signed?.url ?? url, { method, headers, body, redirect: 'manual', signal }];
    const response = await (options.fetch ?? fetch)(...call.request);
    call.response = response;
    const read = await readResponse(call, response);
    await signer?.verify?.({
      operation: name,
      status: read.status,
      headers: response.headers,
      body: read.text,
    });
    return read;
  }

  async function success(...call: Parameters<typeof send>): Promise<ReadResponse> {
    const read = await send(...call);
    if (read.failure) throw read.failure;
    return read;
  }

  return {
    success,
    async data<Body>(...call: Parameters<typeof send>): Promise<Body> {
      return (await success(...call)).data as Body;
    },
    async result<Narrowed>(...call: Parameters<typeof send>): Promise<Narrowed> {
      const { text: _, failure: __, ...result } = await send(...call);
      return result as Narrowed;
    },
  };
}

/** Joins headers; of two of one name the later one counts. One by one: names may differ in case only. */
function joinHeaders(...sets: (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers();
  for (const set of sets) for (const [name, value] of Object.entries(set ?? {})) headers.set(name, value);
  return headers;
}

/** Returns one of our errors for whatever went wrong on the way, with none of the original's text in it. */
async function explained(
  error: unknown,
  { operation: { name }, request, response }: StartedCall,
  origin: string,
): Promise<unknown> {
  if (isTokenClientError(error)) return error;
  const code = connectionCode(error);
  const network = (reason?: string) =>
    new NetworkError(
      `${name} ${response ? 'got no whole response from' : 'could not reach'} ${origin}${reason ? ` (${reason})` : ''}.`,
      { operation: name, reason, status: response?.status },
      { thrown: error },
    );
  return response || (request && code)
    ? network(code)
    : import('../failure/explain.js').then(
        ({ uncodedFailure }) => uncodedFailure(error, name, request, network),
        () => network(),
      );
}

const { process, document } = globalThis as {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly document?: unknown;
};

/**
 * The header by which servers know this client; none in browsers, where another origin would have to allow it, and none
 * where the runtime may not accept it.
 */
const userAgent: { readonly 'user-agent'?: string } =
  process?.versions?.node && !document ? { 'user-agent': 'token-clients/0.2.0' } : {};
