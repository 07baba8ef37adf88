import type { NetworkError, TimeoutError } from './connection-error.js';
import type { CooldownError, LockedError, ReauthenticationRequiredError } from './held-back-error.js';
import type { MalformedResponseError, ResponseError } from './response-error.js';
import { TokenClientError, UNSHOWN } from './token-client-error.js';

/**
 * An option, credential or field that the caller gave can't work. Nothing was sent. Code `configuration`.
 *
 * @see https://token-clients.github.io/token-clients/errors/configuration.html
 */
export class ConfigurationError extends TokenClientError {
  readonly code = 'configuration';
  /**
   * Name of the option, credential or field that is at fault, such as `baseUrl`, `serverVariables.org` or `clientSecret`;
   * absent where it is none of them.
   */
  declare readonly option?: string;

  /** @param facts `thrown` is the error of the caller's own function, if that failed: it is never shown */
  constructor(
    message: string,
    { thrown, ...shown }: { readonly option?: string | undefined; readonly thrown?: unknown } = {},
  ) {
    super(message, shown, { thrown });
  }

  override get name(): string {
    return 'ConfigurationError';
  }
}

/**
 * The token store can't be read or written, and going on without it could lose a token. Code `store_unavailable`.
 *
 * @see https://token-clients.github.io/token-clients/errors/store_unavailable.html
 */
export class StoreUnavailableError extends TokenClientError {
  readonly code = 'store_unavailable';

  override get name(): string {
    return 'StoreUnavailableError';
  }
}

/**
 * The token source was closed. Code `closed`.
 *
 * @see https://token-clients.github.io/token-clients/errors/closed.html
 */
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
  | CooldownError
  | ReauthenticationRequiredError
  | StoreUnavailableError
  | ClosedError;

/**
 * Returns whether a value is one of our errors, also when it comes from another copy of this package (where `instanceof`
 * says no).
 */
export function isTokenClientError(value: unknown): value is AnyTokenClientError {
  return UNSHOWN in Object(value);
}
