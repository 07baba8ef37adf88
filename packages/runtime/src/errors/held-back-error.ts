import type { FailureKind } from '../model/operation.js';
import { ServerError, type ServerFacts, unshownOf } from './token-client-error.js';

/** What an error about an earlier failure says of it. */
export interface EarlierFailure {
  /** What to do, without a full stop: it follows the problem in the message. */
  readonly advice?: string | undefined;
  /** The earlier failure, or what is known of it. */
  readonly cause?: ServerFacts | undefined;
}

/** Nothing was sent, because of an earlier failure. */
abstract class HeldBackError<
  Facts extends readonly [earlier?: EarlierFailure & { readonly retryAt?: number | undefined }],
> extends ServerError<unknown, Response | undefined> {
  /** HTTP status of the earlier failure; absent if it is unknown. */
  declare readonly status?: number;

  readonly #problem: string;

  /** @param problem what is wrong, without a full stop */
  constructor(problem: string, ...facts: Facts) {
    const [{ advice, cause = {}, ...own } = {}] = facts;
    const { retryAt } = own;
    const next =
      retryAt === undefined ? '' : ` The next attempt is due at ${new Date(retryAt).toISOString()}.`;
    const { status, serverCode, serverMessage, errorId } = cause;
    const known = Object.entries({ ...own, status, serverCode, serverMessage, errorId });
    super(
      `${problem}${advice ? `; ${advice}` : ''}.${next}`,
      Object.fromEntries(known.filter(([, fact]) => fact !== undefined)),
      unshownOf(cause),
    );
    this.#problem = problem;
  }

  /** The message without its advice and its full stop, for a program that has advice of its own. */
  get problem(): string {
    return this.#problem;
  }
}

/**
 * Nothing was sent, because these credentials were rejected before and another try could lock the account. Code
 * `locked`. Change the secret or call `reset()`.
 *
 * @see https://token-clients.github.io/token-clients/errors/locked.html
 */
export class LockedError extends HeldBackError<
  [earlier?: EarlierFailure & { readonly retryAt?: number | undefined }]
> {
  readonly code = 'locked';
  /** When one more attempt will be allowed, in epoch milliseconds; absent if only a new secret or `reset()` helps. */
  declare readonly retryAt?: number;

  override get name(): string {
    return 'LockedError';
  }
}

/**
 * Nothing was sent, because the pause after an earlier failure is not over. Code `cooling_down`.
 *
 * @see https://token-clients.github.io/token-clients/errors/cooling_down.html
 */
export class CooldownError extends HeldBackError<
  [earlier: EarlierFailure & { readonly kind: FailureKind; readonly retryAt?: number | undefined }]
> {
  readonly code = 'cooling_down';
  /** What the earlier failure means. */
  declare readonly kind: FailureKind;
  /** When the pause is over, in epoch milliseconds; absent if that is unknown. */
  declare readonly retryAt?: number;

  override get name(): string {
    return 'CooldownError';
  }
}

/**
 * The refresh token is no longer accepted and no other grant can replace it: a person must log in or install again.
 * Code `reauthentication_required`.
 *
 * @see https://token-clients.github.io/token-clients/errors/reauthentication_required.html
 */
export class ReauthenticationRequiredError extends HeldBackError<[earlier?: EarlierFailure]> {
  readonly code = 'reauthentication_required';

  override get name(): string {
    return 'ReauthenticationRequiredError';
  }
}
