/** What a token call can fail with. The list is closed: a `switch` over `error.code` can be exhaustive. */
export type TokenClientErrorCode =
  | 'token_request_refused'
  | 'malformed_response'
  | 'network'
  | 'timeout'
  | 'configuration'
  | 'locked'
  | 'reauthentication_required'
  | 'store_unavailable'
  | 'closed';

const BRAND = Symbol.for('token-clients.error');

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

  /** @param shown what the error shows beside its message: no secrets */
  constructor(message: string, shown?: object) {
    super(message);
    Object.assign(this, shown);
  }

  get [BRAND](): true {
    return true;
  }
}

/**
 * Tells whether a value is one of our errors, also when it comes from another copy of this package
 * (where `instanceof` says no).
 */
export function isTokenClientError(value: unknown): value is AnyTokenClientError {
  return BRAND in Object(value);
}

/** The server answered, and the answer was not a success. Code `token_request_refused`. */
export class TokenRequestError<Body = unknown> extends TokenClientError {
  readonly code = 'token_request_refused';
  /** Operation that was refused, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** The server's own error code (`invalid_client`, `S1006` ...), scrubbed; absent if it sent none. */
  declare readonly serverCode: string | undefined;
  /** The server's own words, scrubbed of secrets and cut at 300 characters; absent if it sent none. */
  declare readonly serverMessage: string | undefined;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  declare readonly retryAfterMs: number | undefined;
  readonly #error: Body | undefined;
  readonly #response: Response;

  constructor({
    message,
    error,
    response,
    ...shown
  }: {
    message: string;
    operation: string;
    status: number;
    serverCode?: string | undefined;
    serverMessage?: string | undefined;
    retryAfterMs?: number | undefined;
    error?: Body | undefined;
    response: Response;
  }) {
    super(message, shown);
    this.#error = error;
    this.#response = response;
  }

  override get name(): string {
    return 'TokenRequestError';
  }

  /** The decoded error body, as the server wrote it: it may repeat what was sent. Printing the error does not show it. */
  get error(): Body | undefined {
    return this.#error;
  }

  /** The HTTP answer, its body already read. Printing the error does not show it. */
  get response(): Response {
    return this.#response;
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
export class MalformedResponseError extends TokenClientError {
  readonly code = 'malformed_response';
  declare readonly operation: string;
  /** HTTP status of the answer; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;
  declare readonly reason: MalformedReason;

  constructor(operation: string, status: number, reason: MalformedReason, message: string) {
    super(message, { operation, status, reason });
  }

  override get name(): string {
    return 'MalformedResponseError';
  }
}

/** No answer came: the connection failed. Code `network`. */
export class NetworkError extends TokenClientError {
  readonly code = 'network';
  declare readonly operation: string;
  /** The system's word for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  declare readonly reason: string | undefined;

  constructor(operation: string, reason: string | undefined, message: string) {
    super(message, { operation, reason });
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
export class LockedError extends TokenClientError {
  readonly code = 'locked';
  /** When one more attempt will be allowed, in epoch milliseconds; absent if only a new secret or `reset()` helps. */
  declare readonly retryAt: number | undefined;

  constructor(message: string, retryAt?: number) {
    super(message, { retryAt });
  }

  override get name(): string {
    return 'LockedError';
  }
}

/**
 * The refresh token is gone and no other grant can replace it: a person must log in or install again.
 * Code `reauthentication_required`.
 */
export class ReauthenticationRequiredError extends TokenClientError {
  readonly code = 'reauthentication_required';

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
  | TokenRequestError
  | MalformedResponseError
  | NetworkError
  | TimeoutError
  | ConfigurationError
  | LockedError
  | ReauthenticationRequiredError
  | StoreUnavailableError
  | ClosedError;
