import {
  type Failure,
  type FailureKind,
  isTokenClientError,
  LockedError,
  type MalformedResponseError,
  ReauthenticationRequiredError,
  type ResponseError,
  type ServerFacts,
  TimeoutError,
  type TokenClientError,
  type TokenDescriptor,
  type TokenGrant,
} from '@token-clients/runtime';
import { isCredentialFailure } from '../lifecycle/lifecycle.js';
import type { FailStep, FailureReason } from '../stores/store.js';

/** A failed request, with what it means. Never leaves this package: callers get `error`. */
export class TokenRequestFailure extends Error {
  readonly error: unknown;
  readonly exchange: 'acquire' | 'refresh' | 'none';
  readonly kind: FailureKind;
  readonly outcome: FailStep['outcome'];
  readonly retryAfterMs: number;
  /** Nothing was sent, and nothing will be for so long; absent: an attempt failed. */
  readonly waitMs: number | undefined;

  constructor(
    error: unknown,
    exchange: TokenRequestFailure['exchange'],
    failure: Omit<Failure, 'outcome'> & Pick<TokenRequestFailure, 'outcome'>,
    waitMs?: number,
  ) {
    super('exchange failed');
    this.error = error;
    this.exchange = exchange;
    this.kind = failure.kind;
    this.outcome = failure.outcome;
    this.retryAfterMs = failure.retryAfterMs ?? 0;
    this.waitMs = waitMs;
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
): TokenRequestFailure {
  const failure = grant.classify(error);
  const unclear = oneTime && failure.retryAfterMs === undefined && failure.outcome === 'unknown';
  const outcome = !unclear ? 'known' : isResponse(error) ? 'responded' : 'unknown';
  const dead = failure.kind === 'grant' && exchange === 'acquire';
  const shown = dead ? reauthentication(grant.descriptor, error).error : error;
  return new TokenRequestFailure(shown, exchange, { ...failure, outcome });
}

/** The refresh token, or what the first grant needs, is dead for good. */
export function reauthentication(descriptor: TokenDescriptor, error: unknown): TokenRequestFailure {
  const facts = factsOf(error);
  const said = saidBy(facts);
  const problem = `${descriptor.provider}: the grant is no longer accepted${said && ` (${said})`} and no other one can replace it`;
  const advice = 'authorize again, then call reset()';
  const shown = new ReauthenticationRequiredError(problem, { advice, cause: facts });
  return new TokenRequestFailure(shown, 'none', { kind: 'grant', outcome: 'known' });
}

/** What the server said, as stores keep it and later errors repeat it. */
export function reasonOf(error: unknown): FailureReason | undefined {
  const facts = factsOf(error);
  if (!facts) return undefined;
  const { status, serverCode, serverMessage, errorId } = facts;
  return {
    ...(status !== undefined && { status }),
    ...(serverCode !== undefined && { serverCode }),
    ...(serverMessage !== undefined && { serverMessage }),
    ...(errorId !== undefined && { errorId }),
  };
}

/** What is known of the server's response: of an error that has it or repeats it, or of what a store kept of one. */
function factsOf(error: unknown): ServerFacts | undefined {
  if (isTokenClientError(error)) {
    const repeats = error.code === 'locked' || error.code === 'reauthentication_required';
    return repeats || isResponse(error) ? error : undefined;
  }
  return error instanceof Error ? undefined : (error as FailureReason | undefined);
}

/** Whether the server answered, so that nothing of the request is under way any more. */
function isResponse(error: unknown): error is ResponseError | MalformedResponseError {
  return (
    isTokenClientError(error) && (error.code === 'error_response' || error.code === 'malformed_response')
  );
}

function saidBy({ serverCode, serverMessage, errorId }: FailureReason = {}): string {
  const id = errorId && `(error id ${errorId})`;
  return [serverCode, serverMessage && `"${serverMessage}"`, id].filter(Boolean).join(' ');
}

/**
 * What callers get while nothing may be sent, because of an earlier failure.
 *
 * @param cause that failure, or what is known of it
 */
export function heldBack(
  descriptor: TokenDescriptor,
  why: FailureKind,
  forMs: number | null,
  now: number,
  cause?: unknown,
): TokenClientError {
  const { provider, acquire } = descriptor;
  if (why === 'grant') return reauthentication(descriptor, cause).error as TokenClientError;
  const retryAt = forMs === null ? undefined : now + forMs;
  const next = retryAt === undefined ? '' : ` The next attempt is due at ${new Date(retryAt).toISOString()}.`;
  if (isCredentialFailure(why)) {
    const facts = factsOf(cause);
    const said = saidBy(facts);
    const problem = `${provider}: nothing was sent, because these credentials were refused before${said && ` (${said})`}`;
    return new LockedError(problem, { advice: 'change them or call reset()', retryAt, cause: facts });
  }
  const message = `${provider}: nothing was sent, because the last token request failed (${why}).${next}`;
  return new TimeoutError(acquire.operation.name, forMs ?? 0, message);
}
