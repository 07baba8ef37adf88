import { after, type Instant, isPast } from '../lifecycle/lifecycle.js';
import type { FailStep, Lease, SendStep } from '../stores/store.js';

/** What decides about the next token request of a grant. */
export interface GrantFacts {
  /** A refresh token that is sent counts as spent from then on (RFC 9700 section 4.14.2). */
  readonly rotates: boolean;
  /** The first grant can be used again without a person. */
  readonly mayReacquire: boolean;
  /** There is a refresh token that has not expired. */
  readonly hasRefreshToken: boolean;
}

/** What the holder of a lease does with it. */
export type LeasedRequest =
  | { readonly is: 'acquire' }
  | { readonly is: 'refresh'; readonly replay: SendStep['replay'] }
  /** Only a person can help. */
  | { readonly is: 'reauthentication' };

/**
 * Whether the next request could spend what nothing can replace: a one-time refresh token, or a code from a browser or a
 * device, which works once as well (RFC 6749 section 4.1.2).
 */
export function spendsForGood({ rotates, mayReacquire, hasRefreshToken }: GrantFacts): boolean {
  return !mayReacquire && (rotates || !hasRefreshToken);
}

/**
 * Decides what is sent under a lease. A refresh token that may be spent is sent again only where no other grant is left:
 * once for a lost response, and from then on as a last resort, which has to wait until the access token has expired.
 */
export function requestFor(
  { suspect, replays, version, restart }: Pick<Lease, 'suspect' | 'replays' | 'version' | 'restart'>,
  { rotates, mayReacquire, hasRefreshToken }: GrantFacts,
): LeasedRequest {
  if (!hasRefreshToken)
    return { is: mayReacquire || version === 0 || restart ? 'acquire' : 'reauthentication' };
  if (!rotates || !suspect) return { is: 'refresh', replay: undefined };
  // The last request that used it got no response, so it may be spent: another grant is safe.
  if (mayReacquire) return { is: 'acquire' };
  return { is: 'refresh', replay: replays > 0 ? 'last resort' : 'lost response' };
}

/**
 * Whether a request may still be sent that was marked as sent at `marked`, so that it ends before the hard time-out. If not,
 * this process was suspended meanwhile, and another one may have given up on it and used the refresh token.
 */
export function maySend(
  marked: Instant,
  now: Instant,
  limits: { readonly hardTimeoutMs: number; readonly timeoutMs: number },
): boolean {
  return !isPast(after(marked, limits.hardTimeoutMs - limits.timeoutMs), now);
}

/**
 * Decides what follows from a refresh that failed: the same refresh token `again`, `forget` it because the server no longer
 * accepts it, or `fail`. It is sent again at once, because servers that forgive a lost response do so for seconds only.
 */
export function afterFailedRefresh(
  { kind, outcome }: Pick<FailStep, 'kind' | 'outcome'>,
  replay: SendStep['replay'],
): 'again' | 'forget' | 'fail' {
  if (outcome !== 'known' && !replay) return 'again';
  return kind === 'grant' ? 'forget' : 'fail';
}

/** So long after a lost response a refresh token may be sent again where another grant can replace it. */
const REPLAY_WITHIN_MS = 1_000;

/**
 * Whether a refresh whose response was lost at `lost` may still be sent again, once its store has the mark. A server that
 * forgives a lost response does so for a moment, and may end the login of one that comes later: where another grant is left,
 * that one is safe.
 */
export function mayReplay(
  lost: Instant,
  now: Instant,
  { mayReacquire }: Pick<GrantFacts, 'mayReacquire'>,
): boolean {
  return !mayReacquire || !isPast(after(lost, REPLAY_WITHIN_MS), now);
}
