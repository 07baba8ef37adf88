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
 * `util.inspect(error)`. What could hold one (`response`, a decoded error body) is not enumerable.
 */
export abstract class TokenClientError extends Error {
  /** Narrows the error: each code belongs to exactly one subclass. */
  abstract readonly code: TokenClientErrorCode;

  constructor(message: string) {
    super(message);
    hide(this, 'name', new.target.name);
    hide(this, BRAND, true);
  }
}

/**
 * Tells whether a value is one of our errors, also when it comes from another copy of this package
 * (where `instanceof` says no).
 */
export function isTokenClientError(value: unknown): value is AnyTokenClientError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** The server answered, and the answer was not a success. Code `token_request_refused`. */
export class TokenRequestError<Body = unknown> extends TokenClientError {
  readonly code = 'token_request_refused';
  /** Operation that was refused, by its name in the client, such as `getOAuth2AccessToken`. */
  readonly operation: string;
  /** HTTP status of the answer. */
  readonly status: number;
  /** The server's own error code (`invalid_client`, `S1006` ...), scrubbed; absent if it sent none. */
  readonly serverCode: string | undefined;
  /** The server's own words, scrubbed of secrets and cut at 300 characters; absent if it sent none. */
  readonly serverMessage: string | undefined;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  readonly retryAfterMs: number | undefined;
  /** The decoded error body, not enumerable: it may hold what the server echoed. */
  declare readonly error: Body | undefined;
  /** The HTTP answer, not enumerable, its body already read. */
  declare readonly response: Response;

  constructor(details: {
    message: string;
    operation: string;
    status: number;
    serverCode?: string | undefined;
    serverMessage?: string | undefined;
    retryAfterMs?: number | undefined;
    error?: Body | undefined;
    response: Response;
  }) {
    super(details.message);
    this.operation = details.operation;
    this.status = details.status;
    this.serverCode = details.serverCode;
    this.serverMessage = details.serverMessage;
    this.retryAfterMs = details.retryAfterMs;
    hide(this, 'error', details.error);
    hide(this, 'response', details.response);
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
  readonly operation: string;
  readonly status: number;
  readonly reason: MalformedReason;

  constructor(operation: string, status: number, reason: MalformedReason, message: string) {
    super(message);
    this.operation = operation;
    this.status = status;
    this.reason = reason;
  }
}

/** No answer came: the connection failed. Code `network`. */
export class NetworkError extends TokenClientError {
  readonly code = 'network';
  readonly operation: string;
  /** The system's word for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  readonly reason: string | undefined;

  constructor(operation: string, reason: string | undefined, message: string) {
    super(message);
    this.operation = operation;
    this.reason = reason;
  }
}

/** No whole answer came in time. Code `timeout`. */
export class TimeoutError extends TokenClientError {
  readonly code = 'timeout';
  readonly operation: string;
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, message: string) {
    super(message);
    this.operation = operation;
    this.timeoutMs = timeoutMs;
  }
}

/** Something the caller gave cannot work. Thrown before anything is sent. Code `configuration`. */
export class ConfigurationError extends TokenClientError {
  readonly code = 'configuration';
}

/**
 * Nothing was sent, because this credential was refused before and another try could lock the account.
 * Code `locked`. Change the secret or call `reset()`.
 */
export class LockedError extends TokenClientError {
  readonly code = 'locked';
  /** When one more attempt will be allowed, in epoch milliseconds; absent if only a new secret or `reset()` helps. */
  readonly retryAt: number | undefined;

  constructor(message: string, retryAt?: number) {
    super(message);
    this.retryAt = retryAt;
  }
}

/** The refresh token is gone and no other grant can replace it: a person must log in or install again. */
export class ReauthenticationRequiredError extends TokenClientError {
  readonly code = 'reauthentication_required';
}

/** The token store can't be read or written, and going on without it could lose a token. */
export class StoreUnavailableError extends TokenClientError {
  readonly code = 'store_unavailable';
}

/** The token source was closed. */
export class ClosedError extends TokenClientError {
  readonly code = 'closed';
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

function hide(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });
}
