import { ServerError, type Unshown } from './token-client-error.js';

/** What an error of a response shows of it. */
interface ShownFacts {
  readonly serverCode?: string | undefined;
  readonly serverMessage?: string | undefined;
  readonly errorId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/**
 * The server sent an error response: a status of 4xx or 5xx. Code `error_response`.
 *
 * Thrown for any operation, a token request or another: `operation` names it.
 *
 * @see https://token-clients.github.io/token-clients/errors/error_response.html
 */
export class ResponseError<Body = unknown> extends ServerError<
  Body,
  Response,
  [
    shown: ShownFacts & { readonly operation: string; readonly status: number },
    unshown: Unshown & { readonly error?: Body | undefined; readonly response: Response },
  ]
> {
  readonly code = 'error_response';
  /** Operation that failed, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** HTTP status of the response. */
  declare readonly status: number;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  declare readonly retryAfterMs?: number;

  override get name(): string {
    return 'ResponseError';
  }
}

/** Why a response can't be used. */
export type MalformedReason =
  | 'empty'
  | 'html'
  | 'not_json'
  | 'charset'
  | 'too_large'
  | 'redirect'
  | 'wrong_shape'
  | 'error_in_success'
  | 'token_type'
  | 'signature';

/**
 * The server sent a response that the spec does not promise. Code `malformed_response`.
 *
 * @see https://token-clients.github.io/token-clients/errors/malformed_response.html
 */
export class MalformedResponseError extends ServerError<
  unknown,
  Response | undefined,
  [
    shown: ShownFacts & {
      readonly operation: string;
      readonly status: number;
      readonly reason: MalformedReason;
    },
    unshown?: Unshown,
  ]
> {
  readonly code = 'malformed_response';
  /** Operation that failed, by its name in the client, such as `getOAuth2AccessToken`. */
  declare readonly operation: string;
  /** HTTP status of the response; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;
  /** Why the response can't be used. */
  declare readonly reason: MalformedReason;
  /** How long the server asks to wait, from `Retry-After`; absent if it does not say. */
  declare readonly retryAfterMs?: number;

  override get name(): string {
    return 'MalformedResponseError';
  }
}
