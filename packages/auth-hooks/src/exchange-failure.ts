import {
  type Failure,
  type FailureKind,
  isTokenClientError,
  LockedError,
  ReauthenticationRequiredError,
  TimeoutError,
  type TokenClientError,
  type TokenDescriptor,
  type TokenGrant,
} from '@token-clients/runtime';
import { isRefusal } from './failure-policy.js';

/** A failed request, with what it means. Never leaves this package: callers get `error`. */
export class ExchangeFailure extends Error implements Failure {
  readonly error: unknown;
  readonly exchange: 'acquire' | 'refresh' | 'none';
  readonly kind: FailureKind;
  readonly outcome: 'known' | 'unknown';
  readonly retryAfterMs: number;

  constructor(error: unknown, exchange: ExchangeFailure['exchange'], failure: Failure) {
    super('exchange failed');
    this.error = error;
    this.exchange = exchange;
    this.kind = failure.kind;
    this.outcome = failure.outcome;
    this.retryAfterMs = failure.retryAfterMs ?? 0;
  }
}

/**
 * What a request that failed means.
 *
 * @param oneTime the request spends its refresh token: only then it matters whether it was carried out. A server that
 * says when to come back has not done so.
 */
export function failureOf(
  error: unknown,
  grant: TokenGrant,
  exchange: 'acquire' | 'refresh',
  oneTime: boolean,
): ExchangeFailure {
  const failure = grant.classify(error);
  const outcome = oneTime && failure.retryAfterMs === undefined ? failure.outcome : 'known';
  const dead = failure.kind === 'grant' && exchange === 'acquire';
  const shown = dead ? reauthentication(grant.descriptor, error).error : error;
  return new ExchangeFailure(shown, exchange, { ...failure, outcome });
}

/** The refresh token, or what the first grant needs, is dead for good. */
export function reauthentication(descriptor: TokenDescriptor, error: unknown): ExchangeFailure {
  const code = isTokenClientError(error) && error.code === 'token_request_refused' && error.serverCode;
  const message = `${descriptor.provider}: the grant is no longer accepted${code ? ` (${code})` : ''} and no other one can replace it; authorize again.`;
  return new ExchangeFailure(new ReauthenticationRequiredError(message), 'none', {
    kind: 'grant',
    outcome: 'known',
  });
}

/** What callers get while nothing may be sent, because of a failure that somebody saw before. */
export function heldBack(
  descriptor: TokenDescriptor,
  why: FailureKind,
  forMs: number | null,
  now: number,
): TokenClientError {
  const { provider, acquire } = descriptor;
  if (why === 'grant') return reauthentication(descriptor, undefined).error as TokenClientError;
  const retryAt = forMs === null ? undefined : now + forMs;
  const next = retryAt === undefined ? '' : ` The next attempt is due at ${new Date(retryAt).toISOString()}.`;
  if (isRefusal(why)) {
    const message = `${provider}: nothing was sent, because these credentials were refused before; change them or call reset().${next}`;
    return new LockedError(message, retryAt);
  }
  const message = `${provider}: nothing was sent, because the last token request failed (${why}).${next}`;
  return new TimeoutError(acquire.operation.name, forMs ?? 0, message);
}
