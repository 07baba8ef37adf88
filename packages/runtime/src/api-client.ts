import { resolveBaseUrl } from './base-url.js';
import { startDeadline } from './deadline.js';
import type { ServerDescription } from './descriptor.js';
import { ConfigurationError, isTokenClientError, NetworkError, TimeoutError } from './errors.js';
import type { Operation } from './operation.js';
import { type Answer, readAnswer, refusal } from './read-answer.js';
import { fromBase64 } from './scrub.js';
import type { Signer } from './token-types.js';
import { type CallInput, writeRequest } from './write-request.js';

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
  /** Headers for every request. Values of eight characters and more count as secret. */
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
    const { name, method, signature } = operation;
    const { origin } = new URL(baseUrl);
    const timeoutMs = call.timeoutMs ?? options.timeoutMs ?? 30_000;
    const { signal, ended, end, stop } = startDeadline(
      timeoutMs,
      call.signal,
      () => new TimeoutError(name, timeoutMs, `${name} got no answer from ${origin} in ${timeoutMs} ms.`),
    );
    let sent = false;
    const exchange = async () => {
      const { url, headers: written, body = null } = writeRequest(baseUrl, operation, input);
      const headers = new Headers(written);
      const signer = signature === undefined ? undefined : options.signer;
      if (signer?.scheme !== signature)
        throw new ConfigurationError(`${name} must be signed (${signature}); pass a signer.`);
      const signed = await signer?.sign({ method, url, body: body ?? '' });
      // One by one: names that differ in case only would be joined.
      for (const more of [options.headers, call.headers, signed?.headers])
        for (const [header, value] of Object.entries({ ...more })) headers.set(header, value);
      signal.throwIfAborted();
      sent = true;
      // Not "error" for redirects: that one can't be told from a failed connection. Never "follow": secrets would too.
      const init: RequestInit = { method, headers, body, redirect: 'manual', signal };
      const response = await (options.fetch ?? fetch)(signed?.url ?? url, init);
      const answer = await readAnswer(operation, response, options.maxResponseBytes ?? 2 ** 20);
      const { status, text } = answer;
      await signer?.verify?.({ operation: name, status, headers: response.headers, body: text });
      return answer;
    };
    try {
      return await Promise.race([exchange(), ended]);
    } catch (error) {
      end(signal.aborted ? signal.reason : translate(error, name, sent && origin));
      throw signal.reason;
    } finally {
      stop();
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

/** Every secret that a call sent: what the server may send back in an error. */
function secretsOf(
  operation: Operation,
  input: CallInput,
  headers: Readonly<Record<string, string>>,
): string[] {
  const fields: Record<string, unknown> = { ...input.parameters, ...(input.body as object) };
  return [
    ...(operation.secrets ?? []).map(name => fields[name]),
    ...Object.values(headers).flatMap(headerSecrets),
  ].filter(secret => typeof secret === 'string');
}

/** A header's whole, what follows its scheme, and the password in a Basic one, also undone of form encoding. */
function headerSecrets(value: string): string[] {
  const [scheme, token = value] = value.split(' ');
  // Short headers are no secrets.
  const secrets = [value, token].filter(text => text.length > 7);
  try {
    const password = scheme === 'Basic' ? fromBase64(token).replace(/^[^:]*:/, '') : '';
    secrets.push(password);
    secrets.push(decodeURIComponent(password.replaceAll('+', ' ')));
  } catch {
    // Not form-encoded.
  }
  return secrets;
}

/**
 * Turns whatever went wrong on the way into one of our errors, with none of the original's text in it.
 *
 * @param origin where it was sent; false if it was not
 */
function translate(error: unknown, name: string, origin: string | false): unknown {
  if (isTokenClientError(error)) return error;
  if (!origin)
    return new ConfigurationError(
      `${name} was not sent: a field or header can't be written, or signing failed.`,
    );
  // The system's code for a failed connection, and nothing else: messages may hold URLs.
  const reason = [error, Object(error).cause]
    .map(failed => Object(failed).code)
    .find(code => /^[A-Z_]+$/.test(code));
  return new NetworkError(name, reason, `${name} could not reach ${origin}${reason ? ` (${reason})` : ''}.`);
}
