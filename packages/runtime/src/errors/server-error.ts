import { TokenClientError, unshownOf } from './token-client-error.js';

/** What a server said about a request that failed; each member is absent where it is unknown. */
export interface ServerFacts {
  /** HTTP status of the response. */
  readonly status?: number | undefined;
  /** The server's own error code, redacted. */
  readonly serverCode?: string | undefined;
  /** The server's own message, redacted. */
  readonly serverMessage?: string | undefined;
  /** The server's own identifier of this failure, which its support asks for, redacted. */
  readonly errorId?: string | undefined;
  /** The decoded error body. Never shown. */
  readonly error?: unknown;
  /** The HTTP response, its body already read. Never shown. */
  readonly response?: Response | undefined;
}

/** An error that may come from a server's response. */
export abstract class ServerError<Body, Received extends Response | undefined> extends TokenClientError {
  /** The server's own error code (`invalid_client`, `S1006` ...), redacted; absent if it sent none. */
  declare readonly serverCode?: string;
  /** The server's own message, redacted and cut at 300 characters; absent if it sent none. */
  declare readonly serverMessage?: string;
  /** The server's own identifier of this failure, which its support asks for; absent if it sent none. */
  declare readonly errorId?: string;

  /** The decoded error body, as the server wrote it: it may repeat what was sent. Printing the error does not show it. */
  get error(): Body | undefined {
    return unshownOf(this).error as Body | undefined;
  }

  /** The HTTP response, its body already read. Printing the error does not show it. */
  get response(): Received {
    return unshownOf(this).response as Received;
  }
}
