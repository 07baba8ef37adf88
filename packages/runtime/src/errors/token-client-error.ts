/** What a call can fail with. The list is closed: a `switch` over `error.code` can be exhaustive. */
export type TokenClientErrorCode =
  | 'error_response'
  | 'malformed_response'
  | 'network'
  | 'timeout'
  | 'configuration'
  | 'locked'
  | 'cooling_down'
  | 'reauthentication_required'
  | 'store_unavailable'
  | 'closed';

/** By this, all copies of this package know an error of the family, and what it never shows. */
export const UNSHOWN = Symbol.for('token-clients.error');

/** What an error carries for the program and never shows. */
export interface Unshown {
  /** The decoded error body. */
  readonly error?: unknown;
  readonly response?: Response | undefined;
  /** The server's code as it sent it. The shown one is redacted, and a short secret can hide all of it. */
  readonly rawCode?: string | undefined;
  /** The body was a web page. */
  readonly isPage?: boolean | undefined;
  /** What the caller's own `fetch`, signer or credential function threw. */
  readonly thrown?: unknown;
}

/** What an error is made of beside its message. */
export type ErrorFacts = readonly [shown?: object, unshown?: Unshown];

/**
 * The base of every error thrown here. The message says what failed and what to do about it.
 *
 * Promise: no secret, header, query or body text is in `message`, `stack`, `cause`, `JSON.stringify(error)` or
 * `util.inspect(error)`, also with `showHidden`. What could hold one (`response`, a decoded error body, `thrown`) is
 * behind a getter over a private field.
 */
export abstract class TokenClientError<Facts extends ErrorFacts = ErrorFacts> extends Error {
  /** Narrows the error: each code belongs to exactly one subclass. */
  abstract readonly code: TokenClientErrorCode;
  /** Name of the class, written out: a minifier would change `constructor.name`. */
  abstract override readonly name: string;

  readonly #unshown: Unshown;

  /** @param facts what the error shows beside its message, which is no secret; then what only the program may see */
  constructor(message: string, ...facts: Facts) {
    const [shown, unshown = {}] = facts;
    super(message);
    Object.assign(this, shown);
    this.#unshown = unshown;
  }

  /**
   * What the caller's own `fetch`, signer or credential function threw, if that is why. Not `cause`, which loggers print: it
   * may hold secrets. Printing the error does not show it.
   */
  get thrown(): unknown {
    return this.#unshown.thrown;
  }

  /** A getter over a private field, so nothing prints it. */
  get [UNSHOWN](): Unshown {
    return this.#unshown;
  }
}

/** Returns what an error carries and never shows, also when it comes from another copy of this package. */
export function unshownOf(error: unknown): Unshown {
  return Object(error)[UNSHOWN] ?? {};
}

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
}

/** An error that may come from a server's response. */
export abstract class ServerError<
  Body,
  Received extends Response | undefined,
  Facts extends ErrorFacts = ErrorFacts,
> extends TokenClientError<Facts> {
  /** The server's own error code (`invalid_client`, `S1006` ...), redacted; absent if it sent none. */
  declare readonly serverCode?: string;
  /** The server's own message, redacted and cut at 300 characters; absent if it sent none. */
  declare readonly serverMessage?: string;
  /** The server's own identifier of this failure, which its support asks for; absent if it sent none. */
  declare readonly errorId?: string;

  /** The decoded error body, as the server wrote it: it may repeat what was sent. Printing the error does not show it. */
  get error(): Body | undefined {
    return this[UNSHOWN].error as Body | undefined;
  }

  /** The HTTP response, its body already read. Printing the error does not show it. */
  get response(): Received {
    return this[UNSHOWN].response as Received;
  }
}
