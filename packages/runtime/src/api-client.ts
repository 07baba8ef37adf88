import { resolveBaseUrl } from './base-url.js';
import { type Deadline, startDeadline } from './deadline.js';
import type { ServerDescription } from './descriptor.js';
import { ConfigurationError, isTokenClientError, NetworkError, TimeoutError } from './errors.js';
import type { Operation } from './operation.js';
import { type Answer, readAnswer, refusal } from './read-answer.js';
import type { Signer } from './token-types.js';
import { writeRequest } from './write-request.js';

/** The part of `fetch` that clients use. A `fetch` that is passed in is called as `fetch(url, init)`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of every generated client. */
export interface ClientOptions {
  /** Where the API is; without it, the first server of the spec. Must be https, or http to this machine. */
  readonly baseUrl?: string | undefined;
  /** Values of the variables in the spec's server URL, such as a tenant. */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /** Sends the requests; without it, the global `fetch` as it is when a request is made. */
  readonly fetch?: Fetch | undefined;
  /** Signs requests, for operations that the spec says must be signed. */
  readonly signer?: Signer | undefined;
  /** Headers for every request. Their values count as secret. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Time limit for a whole call, from sending to the last byte. 30 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /** Largest answer that is read. 1 MiB if left out. */
  readonly maxResponseBytes?: number | undefined;
}

/** Options of a single call. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What an operation is called with. */
export interface CallInput {
  readonly body?: unknown;
  /** Parameters by wire name, whatever their place. */
  readonly parameters?: object | undefined;
}

/** Runs operations. One per generated class; has no state but its options. */
export interface ApiClient {
  /**
   * Runs an operation and returns the body of its success.
   *
   * @throws TokenRequestError the server refused · MalformedResponseError the answer can't be used · NetworkError ·
   * TimeoutError · ConfigurationError · the signal's reason
   */
  data<Body>(operation: Operation, input: CallInput, options?: CallOptions): Promise<Body>;
  /** As {@link data}, with the HTTP answer beside the body. */
  success(operation: Operation, input: CallInput, options?: CallOptions): Promise<Answer>;
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

  async function send(operation: Operation, input: CallInput, call: CallOptions): Promise<Answer> {
    const deadline = startDeadline(call.timeoutMs ?? options.timeoutMs ?? 30_000, call.signal);
    let sent = false;
    try {
      const request = writeRequest(baseUrl, operation, input);
      const headers = new Headers({ ...request.headers, ...options.headers, ...call.headers });
      let { url } = request;
      const signer = operation.signature === undefined ? undefined : signerFor(operation, options.signer);
      if (signer) {
        const signed = await signer.sign({ method: operation.method, url, body: request.body ?? '' });
        url = signed.url;
        for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);
      }
      deadline.signal.throwIfAborted();
      sent = true;
      const response = await (options.fetch ?? fetch)(url, {
        method: operation.method,
        headers,
        body: request.body ?? null,
        // Not "error": that one can't be told from a failed connection.
        redirect: operation.token !== undefined || signer ? 'manual' : 'follow',
        signal: deadline.signal,
      });
      const answer = await readAnswer(operation, response, options.maxResponseBytes ?? 2 ** 20);
      await signer?.verify?.({
        operation: operation.name,
        status: answer.status,
        headers: response.headers,
        body: answer.text,
      });
      return answer;
    } catch (error) {
      throw translate(error, operation, new URL(baseUrl).origin, sent, deadline, call.signal);
    } finally {
      deadline.stop();
    }
  }

  async function success(operation: Operation, input: CallInput, call: CallOptions = {}): Promise<Answer> {
    const answer = await send(operation, input, call);
    if (answer.ok) return answer;
    throw refusal(operation, answer, secretsOf(operation, input, { ...options.headers, ...call.headers }));
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
      const { text: _, ...result } = await send(operation, input, call);
      return result as Narrowed;
    },
  };
}

function signerFor(operation: Operation, signer: Signer | undefined): Signer {
  if (signer) return signer;
  throw new ConfigurationError(`${operation.name} must be signed (${operation.signature}); pass a signer.`);
}

/** Every secret that a call sent: what the server may send back in an error. */
function secretsOf(
  operation: Operation,
  input: CallInput,
  headers: Readonly<Record<string, string>>,
): string[] {
  const fields: Record<string, unknown> = { ...input.parameters, ...(input.body as object) };
  const secrets = (operation.secrets ?? []).map(name => fields[name]);
  // A header may be `Basic ...`: both the whole and the part after the scheme count.
  for (const value of Object.values(headers)) secrets.push(value, value.replace(/^\w+ /, ''));
  return secrets.filter(secret => typeof secret === 'string');
}

/** Turns whatever went wrong on the way into one of our errors, with none of the original's text in it. */
function translate(
  error: unknown,
  { name }: Operation,
  origin: string,
  sent: boolean,
  { expired, timeoutMs }: Deadline,
  signal: AbortSignal | undefined,
): unknown {
  if (isTokenClientError(error)) return error;
  if (expired)
    return new TimeoutError(name, timeoutMs, `${name} got no answer from ${origin} in ${timeoutMs} ms.`);
  if (signal?.aborted) return signal.reason;
  if (!sent) {
    return new ConfigurationError(
      `${name} was not sent: a parameter or header can't be written, or signing failed.`,
    );
  }
  const reason = reasonOf(error);
  return new NetworkError(name, reason, `${name} could not reach ${origin}${reason ? ` (${reason})` : ''}.`);
}

/** The system's code for a failed connection, and nothing else: messages may hold URLs. */
function reasonOf(error: unknown): string | undefined {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return code;
  return cause === undefined ? undefined : reasonOf(cause);
}
