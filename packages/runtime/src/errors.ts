/** What a token call can fail with. The list is closed: a `switch` over `error.code` can be exhaustive. */
export type TokenClientErrorCode =
  | 'error_response'
  | 'malformed_response'
  | 'network'
  | 'timeout'
  | 'configuration'
  | 'locked'
  | 'reauthentication_required'
  | 'store_unavailable'
  | 'closed';

const BRAND = Symbol.for('token-clients.error');
const UNSHOWN = Symbol.for('token-clients.unshown');

/** What a server said about a request that failed; each member is absent where it is unknown. */
export interface ServerFacts {
  /** HTTP status of the response. */
  readonly status?: number | undefined;
  /** The server's own error code, redacted. */
  readonly serverCode?: string | undefined;
  /** The server's own words, redacted. */
  readonly serverMessage?: string | undefined;
  /** The server's own name for this one failure, which its support asks for, redacted. */
  readonly errorId?: string | undefined;
  /** The decoded error body. Never shown. */
  readonly error?: unknown;
  /** The HTTP response, its body already read. Never shown. */
  readonly response?: Response | undefined;
}

/** What an error knows and never shows. */
export interface Unshown {
  readonly error?: unknown;
  readonly response?: Response | undefined;
  /** The server's code as it sent it. The shown one is redacted, and a short secret can hide all of it. */
  readonly rawCode?: string | undefined;
  /** The body was a web page. */
  readonly isPage?: boolean | undefined;
}

/** What an error shows beside its message, and what it never shows. */
type Facts = Unshown & Readonly<Record<string, unknown>>;

/**
 * The base of every error thrown here. The message says what failed and what to do about it.
 *
 * Promise: no secret, header, query or body text is in `message`, `stack`, `cause`, `JSON.stringify(error)` or
 * `util.inspect(error)`, also with `showHidden`. What could hold one (`response`, a decoded error body) is behind a
 * getter over a private field.
 */
export abstract class TokenClientError extends Error {
  /** Narrows the error: each code belongs to exactly one subclass. */
  abstract readonly code: TokenClientErrorCode;
  /** Name of the class, written out: a minifier would change `constructor.name`. */
  abstract override readonly name: string;

  readonly #unshown: Unshown;

  /** @param facts what the error shows beside its message (no secrets), and what only the program may see */
  constructor(message: string, { error, response, rawCode, isPage, ...shown }: Facts = {}) {
    super(message);
    Object.assign(this, shown);
    this.#unshown = { error, response, rawCode, isPage };
  }

  get [BRAND](): true {
    return true;
  }

  /** Behind a symbol that all copies of this package share; a getter over a private field, so nothing prints it. */
  get [UNSHOWN](): Unshown {
    return this.#unshown;
  }
}

/** What an error knows and never shows, also when it comes from another copy of this package. */
export function unshownOf(error: unknown): Unshown {
  return Object(error)[UNSHOWN] ?? {};
}

/** An error that may come from a server's response. */
abstract class ServerError<Body, Answer extends Response | undefined> extends TokenClientError {
  /** The server's own error code (`invalid_client`, `S1006` ...), redacted; absent if it sent none. */
  declare readonly serverCode?: string;
  /** The server's own words, redacted and cut at 300 characters; absent if it sent none. */
  declare readonly serverMessage?: string;
  /** The server's own name for this one failure, which its support asks for; absent if it sent none. */
  declare readonly errorId?: string;

  /** The decoded error body, as the server wrote it: it may repeat what was sent. Printing the error does not show it. */
  get error(): Body | undefined {
    return this[UNSHOWN].error as Body | undefined;
  }

  /** The HTTP response, its body already read. Printing the error does not show it. */
  get response(): Answer {
    return this[UNSHOWN].response as Answer;
  }
}

/**
 * The facts of an earlier error, for one that comes of it: only those that are known. Not by a spread: what is never
 * shown is behind getters.
 */
function factsOf(cause: ServerFacts = {}): Facts {
  const { status, serverCode, serverMessage, errorId, error, response } = cause;
  const facts = { status, serverCode, serverMessage, errorId, ...unshownOf(cause), error, response };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

/**
 * Tells whether a value is one of our errors, also when it comes from another copy of this package
 * (where `instanceof` says no).
 */
export function isTokenClientError(value: unknown): value is AnyTokenClientError {
  return BRAND in Object(value);
}

/** The server answered, and the answer was not a success. Code `error_response`. */
export class ResponseError<Body = unknown> extends ServerError<Body, Response> {
  readonly code = 'error_response';
  /** Operation that was refused, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  declare readonly retryAfterMs?: number;

  constructor({
    message,
    ...facts
  }: {
    message: string;
    operation: string;
    status: number;
    serverCode?: string | undefined;
    serverMessage?: string | undefined;
    errorId?: string | undefined;
    retryAfterMs?: number | undefined;
    error?: Body | undefined;
    response: Response;
    rawCode?: string | undefined;
    isPage?: boolean | undefined;
  }) {
    super(message, facts);
  }

  override get name(): string {
    return 'ResponseError';
  }
}

/** Why an answer could not be used. */
export type MalformedReason =
  | 'empty'
  | 'html'
  | 'not_json'
  | 'too_large'
  | 'redirect'
  | 'wrong_shape'
  | 'error_in_success'
  | 'token_type'
  | 'signature';

/** The server answered with something the spec does not promise. Code `malformed_response`. */
export class MalformedResponseError extends ServerError<unknown, Response | undefined> {
  readonly code = 'malformed_response';
  declare readonly operation: string;
  /** HTTP status of the answer; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;
  declare readonly reason: MalformedReason;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  declare readonly retryAfterMs?: number;

  /** @param said what the server said, for `error_in_success` */
  constructor(
    operation: string,
    status: number,
    reason: MalformedReason,
    message: string,
    said: ServerFacts & Unshown & { readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { ...said, operation, status, reason });
  }

  override get name(): string {
    return 'MalformedResponseError';
  }
}

/** No answer came, or none to its end: the connection failed. Code `network`. */
export class NetworkError extends TokenClientError {
  readonly code = 'network';
  declare readonly operation: string;
  /** The system's word for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  declare readonly reason?: string;
  /** HTTP status of an answer that broke off; absent where none came. */
  declare readonly status?: number;

  constructor(operation: string, reason: string | undefined, message: string, status?: number) {
    super(message, { operation, reason, status });
  }

  override get name(): string {
    return 'NetworkError';
  }
}

/** No whole answer came in time. Code `timeout`. */
export class TimeoutError extends TokenClientError {
  readonly code = 'timeout';
  declare readonly operation: string;
  declare readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, message: string) {
    super(message, { operation, timeoutMs });
  }

  override get name(): string {
    return 'TimeoutError';
  }
}

/** Something the caller gave cannot work. Thrown before anything is sent. Code `configuration`. */
export class ConfigurationError extends TokenClientError {
  readonly code = 'configuration';

  override get name(): string {
    return 'ConfigurationError';
  }
}

/**
 * Nothing was sent, because this credential was refused before and another try could lock the account.
 * Code `locked`. Change the secret or call `reset()`.
 */
export class LockedError extends ServerError<unknown, Response | undefined> {
  readonly code = 'locked';
  /** When one more attempt will be allowed, in epoch milliseconds; absent if only a new secret or `reset()` helps. */
  declare readonly retryAt?: number;
  /** HTTP status of the refusal before; absent if it is unknown. */
  declare readonly status?: number;

  /** @param cause the refusal because of which nothing is sent, or what is known of it */
  constructor(message: string, retryAt?: number, cause?: ServerFacts) {
    super(message, { retryAt, ...factsOf(cause) });
  }

  override get name(): string {
    return 'LockedError';
  }
}

/**
 * The refresh token is gone and no other grant can replace it: a person must log in or install again.
 * Code `reauthentication_required`.
 */
export class ReauthenticationRequiredError extends ServerError<unknown, Response | undefined> {
  readonly code = 'reauthentication_required';
  /** HTTP status of the refusal; absent if it is unknown. */
  declare readonly status?: number;

  /** @param cause the refusal that ended the grant, or what is known of it */
  constructor(message: string, cause?: ServerFacts) {
    super(message, factsOf(cause));
  }

  override get name(): string {
    return 'ReauthenticationRequiredError';
  }
}

/** The token store can't be read or written, and going on without it could lose a token. Code `store_unavailable`. */
export class StoreUnavailableError extends TokenClientError {
  readonly code = 'store_unavailable';

  override get name(): string {
    return 'StoreUnavailableError';
  }
}

/** The token source was closed. Code `closed`. */
export class ClosedError extends TokenClientError {
  readonly code = 'closed';

  override get name(): string {
    return 'ClosedError';
  }
}

/** Every error of this family, so that `switch (error.code)` narrows to the subclass. */
export type AnyTokenClientError =
  | ResponseError
  | MalformedResponseError
  | NetworkError
  | TimeoutError
  | ConfigurationError
  | LockedError
  | ReauthenticationRequiredError
  | StoreUnavailableError
  | ClosedError;
