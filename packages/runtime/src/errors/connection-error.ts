import { TokenClientError, type Unshown } from './token-client-error.js';

/**
 * The connection failed, or broke before the whole response was there. Code `network`.
 *
 * @see https://token-clients.github.io/token-clients/errors/network.html
 */
export class NetworkError extends TokenClientError<
  [
    shown: {
      readonly operation: string;
      readonly reason?: string | undefined;
      readonly status?: number | undefined;
    },
    unshown?: Pick<Unshown, 'thrown'>,
  ]
> {
  readonly code = 'network';
  /** Operation that failed, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** The system's code for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  declare readonly reason?: string;
  /** HTTP status of a response that broke off; absent where none came: the server could not be reached. */
  declare readonly status?: number;

  override get name(): string {
    return 'NetworkError';
  }
}

/**
 * No whole response came in time. Code `timeout`.
 *
 * @see https://token-clients.github.io/token-clients/errors/timeout.html
 */
export class TimeoutError extends TokenClientError<
  [
    shown: {
      readonly operation: string;
      readonly timeoutMs: number;
      readonly status?: number | undefined;
    },
  ]
> {
  readonly code = 'timeout';
  /** Operation that failed, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** The time limit of the whole call, in milliseconds. */
  declare readonly timeoutMs: number;
  /** HTTP status of a response that was not complete in time; absent where none came. */
  declare readonly status?: number;

  override get name(): string {
    return 'TimeoutError';
  }
}
