import { TokenClientError } from './token-client-error.js';

/**
 * How far a call came. `request`: until the headers of the response are there, so while it is signed, connected, sent and
 * waited for. `response`: while the body of the response is read.
 */
export type CallPhase = 'request' | 'response';

/** No whole response came. */
abstract class ConnectionError extends TokenClientError {
  declare readonly operation: string;
  /** HTTP status of the response that was not read to its end; absent where none came. */
  declare readonly status?: number;

  /** How far the call came: `response` where there is a {@link status}, else `request`. */
  get phase(): CallPhase {
    return this.status === undefined ? 'request' : 'response';
  }
}

/** The connection failed, or broke before the whole response was there. Code `network`. */
export class NetworkError extends ConnectionError {
  readonly code = 'network';
  /** The system's code for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  declare readonly reason?: string;

  /** @param facts `status` of a response that broke off; `thrown`, what `fetch` threw, is never shown */
  constructor(
    operation: string,
    reason: string | undefined,
    message: string,
    { status, thrown }: { readonly status?: number | undefined; readonly thrown?: unknown } = {},
  ) {
    super(message, { operation, reason, status }, { thrown });
  }

  override get name(): string {
    return 'NetworkError';
  }
}

/** No whole response came in time. Code `timeout`. */
export class TimeoutError extends ConnectionError {
  readonly code = 'timeout';
  declare readonly timeoutMs: number;

  /** @param status of a response that was not complete in time */
  constructor(operation: string, timeoutMs: number, message: string, status?: number) {
    super(message, { operation, timeoutMs, status });
  }

  override get name(): string {
    return 'TimeoutError';
  }
}
