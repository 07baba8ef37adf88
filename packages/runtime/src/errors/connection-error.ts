import { TokenClientError } from './token-client-error.js';

/** The connection failed, or broke before the whole response was there. Code `network`. */
export class NetworkError extends TokenClientError {
  readonly code = 'network';
  declare readonly operation: string;
  /** The system's code for it, such as `ECONNREFUSED` or `ENOTFOUND`; absent where the runtime gives none. */
  declare readonly reason?: string;
  /** HTTP status of a response that broke off; absent where none came: the server could not be reached. */
  declare readonly status?: number;

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
export class TimeoutError extends TokenClientError {
  readonly code = 'timeout';
  declare readonly operation: string;
  declare readonly timeoutMs: number;
  /** HTTP status of a response that was not complete in time; absent where none came. */
  declare readonly status?: number;

  constructor(operation: string, timeoutMs: number, message: string, status?: number) {
    super(message, { operation, timeoutMs, ...(status ? { status } : {}) });
  }

  override get name(): string {
    return 'TimeoutError';
  }
}
