import { NetworkError, TimeoutError } from '../errors/connection-error.js';
import { ConfigurationError, isTokenClientError } from '../errors/errors.js';
import { connectionCode } from '../failure/connection-code.js';
import type { ServerDescription } from '../model/descriptor.js';
import type { Operation } from '../model/operation.js';
import { resolveBaseUrl } from './base-url.js';
import { startDeadline, untilAborted } from './deadline.js';
import type { CallInput, CallOptions, ClientOptions, Fetch, ReadResponse } from './types.js';
import { readResponse, writeRequest } from './wire.js';

/** How far a call came: what was given to `fetch`, and what that resolved to. */
interface Trace {
  request?: Parameters<Fetch>;
  response?: Response;
}

/** Runs operations. One per generated class; has no state but its options. */
export interface ApiClient {
  /**
   * Runs an operation and returns the body of its success.
   *
   * @throws ResponseError the server refused · MalformedResponseError the answer can't be used · NetworkError ·
   * TimeoutError · ConfigurationError · the signal's reason
   */
  data<Body>(operation: Operation, input: CallInput, options?: CallOptions): Promise<Body>;
  /** As {@link data}, with the HTTP answer beside the body. */
  success(operation: Operation, input: CallInput, options?: CallOptions): Promise<ReadResponse>;
  /**
   * Runs an operation and returns its answer, success or not.
   *
   * @throws MalformedResponseError the answer can't be used · NetworkError · TimeoutError · ConfigurationError · the
   * signal's reason
   */
  result<Narrowed>(operation: Operation, input: CallInput, options?: CallOptions): Promise<Narrowed>;
}

/**
 * Makes the client that a generated class runs its operations with. It uses `fetch` directly: openapi-fetch's own
 * client is 2.7 kB, most of it for choices that the generator has already made, and its users get it from
 * {@link rawClient}.
 *
 * @throws ConfigurationError when the base URL can't be used
 */
export function apiClient(servers: readonly ServerDescription[], options: ClientOptions = {}): ApiClient {
  const baseUrl = resolveBaseUrl(servers, options);
  const variables = Object.keys({ ...options.serverVariables });

  /** Writes, signs, sends, reads. @param trace notes how far it came */
  async function exchange(
    operation: Operation,
    input: CallInput,
    own: Readonly<Record<string, string>>,
    signal: AbortSignal,
    trace: Trace,
  ): Promise<ReadResponse> {
    const { name, method, signature } = operation;
    const { url, headers: written, body = null } = writeRequest(baseUrl, operation, input);
    const signer = signature === undefined ? undefined : options.signer;
    if (signer?.scheme !== signature)
      throw new ConfigurationError(`${name} must be signed (${signature}); pass a signer.`, {
        option: 'signer',
      });
    const signed = await signer?.sign({ method, url, body: body ?? '' });
    const headers = headersOf(userAgent, written, own, signed?.headers);
    signal.throwIfAborted();
    // Not "error" for redirects: that one can't be told from a failed connection. Never "follow": secrets would too.
    trace.request = [signed?.url ?? url, { method, headers, body, redirect: 'manual', signal }];
    const response = await (options.fetch ?? fetch)(...trace.request);
    trace.response = response;
    const maxBytes = options.maxResponseBytes ?? 2 ** 20;
    const answer = await readResponse(
      { operation, input, headers: own, baseUrl, variables, maxBytes },
      response,
    );
    const { status, text } = answer;
    await signer?.verify?.({ operation: name, status, headers: response.headers, body: text });
    return answer;
  }

  async function send(operation: Operation, input: CallInput, call: CallOptions): Promise<ReadResponse> {
    const { name } = operation;
    const { origin } = new URL(baseUrl);
    const trace: Trace = {};
    const { signal: outer, timeoutMs = options.timeoutMs ?? 30_000 } = call;
    const { signal, end, stop } = startDeadline(
      { timeoutMs, signal: outer },
      () =>
        new TimeoutError(
          name,
          timeoutMs,
          `${name} got no answer from ${origin} in ${timeoutMs} ms.`,
          trace.response?.status,
        ),
    );
    const explain = (error: unknown) =>
      signal.aborted ? signal.reason : translate(error, name, origin, trace);
    try {
      const headers = Object.fromEntries(headersOf(options.headers, call.headers));
      const run = () => exchange(operation, input, headers, signal, trace);
      const { guard, signer } = options;
      if (!guard) return await untilAborted(run(), signal);
      const { guarded } = await import('./guarded.js');
      const { body, parameters } = input;
      const asked = { operation, baseUrl, body, parameters: { ...parameters }, headers, signer, signal };
      return await guarded(guard, asked, explain, run);
    } catch (error) {
      const shown = await untilAborted(explain(error), signal);
      // Also closes the connection of a response that is not wanted.
      end(shown);
      throw shown;
    } finally {
      stop();
    }
  }

  async function success(
    operation: Operation,
    input: CallInput,
    call: CallOptions = {},
  ): Promise<ReadResponse> {
    const answer = await send(operation, input, call);
    if (answer.failure) throw answer.failure;
    return answer;
  }

  return {
    success,
    async data<Body>(operation: Operation, input: CallInput, call?: CallOptions): Promise<Body> {
      return (await success(operation, input, call)).data as Body;
    },
    async result<Narrowed>(
      operation: Operation,
      input: CallInput,
      call: CallOptions = {},
    ): Promise<Narrowed> {
      const { text: _, failure: __, ...result } = await send(operation, input, call);
      return result as Narrowed;
    },
  };
}

/** Of two headers of one name the later one. Set one by one: names that differ in case only would be joined. */
function headersOf(...sets: (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers();
  for (const set of sets) for (const [name, value] of Object.entries({ ...set })) headers.set(name, value);
  return headers;
}

/** Turns whatever went wrong on the way into one of our errors, with none of the original's text in it. */
async function translate(
  error: unknown,
  name: string,
  origin: string,
  { request, response }: Trace,
): Promise<unknown> {
  if (isTokenClientError(error)) return error;
  const code = connectionCode(error);
  const network = (reason?: string) =>
    new NetworkError(
      name,
      reason,
      `${name} ${response ? 'got no whole answer from' : 'could not reach'} ${origin}${reason ? ` (${reason})` : ''}.`,
      { status: response?.status, thrown: error },
    );
  return response || (request && code)
    ? network(code)
    : import('../failure/uncoded-failure.js').then(
        ({ uncodedFailure }) => uncodedFailure(error, name, request, network),
        () => network(),
      );
}

const { process, document } = globalThis as {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly document?: unknown;
};

/**
 * The header by which servers know this client; none in browsers, where it would be one more thing to allow for another
 * origin, and none where the runtime is not known to take it.
 */
export const userAgent: { readonly 'user-agent'?: string } =
  process?.versions?.node && !document ? { 'user-agent': 'token-clients/0.1.0' } : {};
