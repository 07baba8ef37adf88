import {
  ConfigurationError,
  CooldownError,
  type Failure,
  type FailureKind,
  isTokenClientError,
  LockedError,
  type MalformedResponseError,
  ReauthenticationRequiredError,
  type ResponseError,
  type ServerFacts,
  type TokenClientError,
  type TokenDescriptor,
  type TokenGrant,
} from '@token-clients/runtime';
import { isCredentialFailure } from '../lifecycle/lifecycle.js';
import type { FailStep, FailureReason } from '../stores/store.js';

/** What is sent to the token server: the first grant, or a refresh token. */
export type RequestKind = 'acquire' | 'refresh';

/** A failed token request, with what it means. Never leaves this package: callers get `error`. */
export class TokenRequestFailure extends Error {
  readonly error: unknown;
  readonly request: RequestKind | 'none';
  readonly kind: FailureKind;
  readonly outcome: FailStep['outcome'];
  readonly retryAfterMs: number;
  /** Nothing was sent, and nothing will be for so long; absent: an attempt failed. */
  readonly waitMs: number | undefined;

  constructor(
    error: unknown,
    request: RequestKind | 'none',
    { kind, outcome, retryAfterMs = 0 }: Omit<Failure, 'outcome'> & Pick<FailStep, 'outcome'>,
    waitMs?: number,
  ) {
    super('The token request failed.');
    this.error = error;
    this.request = request;
    this.kind = kind;
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
    this.waitMs = waitMs;
  }
}

/**
 * Reads what a failed token request means.
 *
 * @param oneTime the request spends its refresh token: only then it matters whether the server acted on it. A server that
 * says when to come back has not.
 */
export function failureOf(
  error: unknown,
  grant: TokenGrant,
  request: RequestKind,
  oneTime: boolean,
): TokenRequestFailure {
  const failure = grant.classify(error);
  const unclear = oneTime && failure.retryAfterMs === undefined && failure.outcome === 'unknown';
  const outcome = !unclear ? 'known' : isResponse(error) ? 'responded' : 'unknown';
  const dead = failure.kind === 'grant' && request === 'acquire';
  const shown = dead ? reauthentication(grant.descriptor, error).error : error;
  return new TokenRequestFailure(shown, request, { ...failure, outcome });
}

/**
 * Lets the first grant be used once more where its credentials are made for each request, such as a subject token, and may
 * have expired meanwhile.
 *
 * @param renewed they were made again already
 * @throws {TokenRequestFailure} in every other case
 */
export function requireStale(error: unknown, grant: TokenGrant, renewed: boolean): void {
  const failure = failureOf(error, grant, 'acquire', false);
  const mayBeStale = failure.kind === 'grant' || failure.kind === 'request';
  const perRequest = Object.values(grant.descriptor.credentials).some(each => each.perRequest);
  if (!mayBeStale || renewed || !perRequest) throw failure;
}

/** Makes the error of a caller that wants a token to be valid for longer than tokens live. */
export function tooShort(
  { provider }: TokenDescriptor,
  lifetimeMs: number,
  minValidityMs: number,
): ConfigurationError {
  return new ConfigurationError(
    `minValidityMs is ${minValidityMs}, but tokens of ${provider} live ${lifetimeMs} ms; ask for less.`,
    { option: 'minValidityMs' },
  );
}

/** The refresh token, or what the first grant needs, is no longer accepted, and only a person can replace it. */
export function reauthentication(descriptor: TokenDescriptor, cause: unknown): TokenRequestFailure {
  const facts = factsOf(cause);
  const problem = `${descriptor.provider}: the grant is no longer accepted${saidBy(facts)} and no other one can replace it`;
  const advice = 'authorize again, then call reset()';
  const error = new ReauthenticationRequiredError(problem, { advice, cause: facts });
  return new TokenRequestFailure(error, 'none', { kind: 'grant', outcome: 'known' });
}

/**
 * Makes the error that callers get while nothing may be sent, because of an earlier failure.
 *
 * @param cause that failure, or what is known of it
 */
export function heldBack(
  descriptor: TokenDescriptor,
  kind: FailureKind,
  forMs: number | null,
  now: number,
  cause?: unknown,
): TokenClientError {
  const { provider } = descriptor;
  if (kind === 'grant') return reauthentication(descriptor, cause).error as TokenClientError;
  const facts = factsOf(cause);
  const retryAt = forMs === null ? undefined : now + forMs;
  if (isCredentialFailure(kind)) {
    const problem = `${provider}: nothing was sent, because these credentials were rejected before${saidBy(facts)}`;
    return new LockedError(problem, { advice: 'change them or call reset()', retryAt, cause: facts });
  }
  const problem = `${provider}: nothing was sent, because the last token request failed (${WORDS[kind] ?? kind})`;
  return new CooldownError(problem, { kind, retryAt, cause: facts });
}

const WORDS: Partial<Record<FailureKind, string>> = {
  transient: 'a temporary failure',
  throttled: 'too many requests',
  malformed: 'an unusable response',
  request: 'the request or a setting is wrong',
};

/** Returns what the server said, as stores keep it and later errors repeat it. */
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
    const repeats = ['locked', 'cooling_down', 'reauthentication_required'].includes(error.code);
    return repeats || isResponse(error) ? (error as ServerFacts) : undefined;
  }
  return error instanceof Error ? undefined : (error as FailureReason | undefined);
}

/** Whether the server responded, so that nothing of the request is under way any more. */
function isResponse(error: unknown): error is ResponseError | MalformedResponseError {
  return (
    isTokenClientError(error) && (error.code === 'error_response' || error.code === 'malformed_response')
  );
}

function saidBy({ serverCode, serverMessage, errorId }: FailureReason = {}): string {
  const id = errorId && `(error id ${errorId})`;
  const said = [serverCode, serverMessage && `"${serverMessage}"`, id].filter(Boolean).join(' ');
  return said && ` (${said})`;
}
