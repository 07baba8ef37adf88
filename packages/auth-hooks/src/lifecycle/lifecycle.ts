import type { FailureKind } from '@token-clients/runtime';

/** A moment on both clocks. It is past if either says so: one may stop while a machine sleeps, the other may be set back. */
export interface Instant {
  readonly wall: number;
  readonly monotonic: number;
}

export function isPast(instant: Instant, now: Instant): boolean {
  return now.wall >= instant.wall || now.monotonic >= instant.monotonic;
}

export function after(now: Instant, ms: number): Instant {
  return { wall: now.wall + ms, monotonic: now.monotonic + ms };
}

/** What the lifecycle knows of a token: its id and its times. */
export interface TokenTimes {
  readonly id: string;
  readonly issued: Instant;
  /** From here on it is renewed in the background, and still served. */
  readonly advisory: Instant;
  /** From here on callers wait for the next token. */
  readonly mandatory: Instant;
  readonly expiry: Instant;
}

/** Why no token request is made for now. */
export interface Cooldown {
  readonly why: FailureKind | 'store' | 'reauthentication';
  /** When the next attempt is due; null: never by itself. */
  readonly until: Instant | null;
  /** When the store is asked again whether that is still so. */
  readonly askAgain: Instant;
  /** Callers waited for the attempt that failed: the next ones get the same error, without a new attempt. */
  readonly waitedFor: boolean;
  /** Which credentials were rejected. */
  readonly fingerprint?: string | undefined;
}

/** Whether the server rejected the credential: each further attempt may bring the account closer to being locked. */
export function isCredentialFailure(why: string): why is 'credential' | 'locked' {
  return why === 'credential' || why === 'locked';
}

/** Tokens that were rejected in a row although fresh. */
export interface FreshRejections {
  readonly inRow: number;
  /** Until then a rejection is no reason to ask for another token. */
  readonly pausedUntil?: Instant | undefined;
}

export const noRejections: FreshRejections = { inRow: 0 };

/** A token rejected younger than this was not rejected for its age. */
const FRESH_MS = 60_000;
const REJECTION_PAUSE_MS = 60_000;

/** Counts a rejected token. If two fresh ones in a row are rejected, no token will do: for a minute none is asked for. */
export function countRejection(before: FreshRejections, issued: Instant, now: Instant): FreshRejections {
  if (isPast(after(issued, FRESH_MS), now)) return noRejections;
  const inRow = before.inRow + 1;
  return { inRow, pausedUntil: inRow < 2 ? undefined : after(now, REJECTION_PAUSE_MS) };
}

export function isPausedBy({ pausedUntil }: FreshRejections, now: Instant): boolean {
  return pausedUntil !== undefined && !isPast(pausedUntil, now);
}

/** All that decides what a caller gets. Immutable: the functions below return the next one. */
export interface LifecycleState {
  readonly closed: boolean;
  /** A refresh is under way. */
  readonly busy: boolean;
  readonly token?: TokenTimes | undefined;
  /** A server rejected the token. */
  readonly rejected: boolean;
  readonly rejections: FreshRejections;
  readonly cooldown?: Cooldown | undefined;
}

export const initialLifecycle: LifecycleState = {
  closed: false,
  busy: false,
  rejected: false,
  rejections: noRejections,
};

// Events.

export function started(lifecycle: LifecycleState): LifecycleState {
  return { ...lifecycle, busy: true };
}

export function settled(lifecycle: LifecycleState): LifecycleState {
  return { ...lifecycle, busy: false };
}

export function received(lifecycle: LifecycleState, token: TokenTimes): LifecycleState {
  return { ...lifecycle, token, rejected: false, cooldown: undefined };
}

export function lost(lifecycle: LifecycleState): LifecycleState {
  return { ...lifecycle, token: undefined, rejected: false };
}

export function failed(lifecycle: LifecycleState, cooldown: Cooldown): LifecycleState {
  return { ...lifecycle, cooldown };
}

export function rejected(lifecycle: LifecycleState, id: string, now: Instant): LifecycleState {
  const { token, rejections } = lifecycle;
  if (token?.id !== id || isRejected(lifecycle, now) || isPausedBy(rejections, now)) return lifecycle;
  return { ...lifecycle, rejected: true, rejections: countRejection(rejections, token.issued, now) };
}

export function reset(lifecycle: LifecycleState): LifecycleState {
  return { ...lifecycle, cooldown: undefined, rejections: noRejections };
}

export function closed(lifecycle: LifecycleState): LifecycleState {
  return { ...lifecycle, closed: true };
}

// Decisions.

export function isRejected(lifecycle: LifecycleState, now: Instant): boolean {
  return lifecycle.rejected && !isPausedBy(lifecycle.rejections, now);
}

export function isCoolingDown(lifecycle: LifecycleState, now: Instant): boolean {
  return lifecycle.cooldown !== undefined && !isPast(lifecycle.cooldown.askAgain, now);
}

/** Whether the current token may be served: it is neither expired nor rejected, and stays valid long enough. */
export function mayReuse(lifecycle: LifecycleState, now: Instant, minValidityMs = 0): boolean {
  const { token } = lifecycle;
  return (
    token !== undefined && !isPast(after(token.expiry, -minValidityMs), now) && !isRejected(lifecycle, now)
  );
}

/** Whether it is time to renew the token in the background. */
export function shouldRefresh(lifecycle: LifecycleState, now: Instant): boolean {
  return (
    !lifecycle.busy &&
    !isCoolingDown(lifecycle, now) &&
    (!lifecycle.token || isPast(lifecycle.token.advisory, now))
  );
}

/** Whether callers wait for the next token. */
export function mustRefresh(lifecycle: LifecycleState, now: Instant): boolean {
  return (
    !mayReuse(lifecycle, now) || (lifecycle.token !== undefined && isPast(lifecycle.token.mandatory, now))
  );
}

/** What a caller gets: the current token, the current token and a refresh in the background, a wait, or the last error again. */
export type Decision = 'serve' | 'serve and refresh' | 'wait' | 'fail' | 'closed';

/** Decides what a caller gets. */
export function decide(lifecycle: LifecycleState, now: Instant, minValidityMs = 0): Decision {
  if (lifecycle.closed) return 'closed';
  if (mayReuse(lifecycle, now, minValidityMs)) {
    // While a store is away, waiting for it helps no caller that has a usable token.
    if (!mustRefresh(lifecycle, now) || lifecycle.cooldown?.why === 'store')
      return shouldRefresh(lifecycle, now) ? 'serve and refresh' : 'serve';
    return isCoolingDown(lifecycle, now) && !lifecycle.busy ? 'serve' : 'wait';
  }
  if (lifecycle.busy || !isCoolingDown(lifecycle, now) || !lifecycle.cooldown?.waitedFor) return 'wait';
  // Only a look at the credential shows whether it is still the rejected one.
  return isCredentialFailure(lifecycle.cooldown.why) ? 'wait' : 'fail';
}

/** Where the token is in its life. */
export type Phase = 'empty' | 'acquiring' | 'fresh' | 'advisory' | 'mandatory' | 'expired' | 'closed';

/** Returns where the token is in its life. */
export function phaseOf(lifecycle: LifecycleState, now: Instant): Phase {
  if (lifecycle.closed) return 'closed';
  const { token } = lifecycle;
  if (!token) return lifecycle.busy ? 'acquiring' : 'empty';
  if (!mayReuse(lifecycle, now)) return 'expired';
  if (isPast(token.mandatory, now)) return 'mandatory';
  return isPast(token.advisory, now) ? 'advisory' : 'fresh';
}

/** What keeps the next token from being requested. */
export type Obstacle = 'cooling' | 'blocked' | 'reauth_required';

/** Returns what keeps the next token from being requested, if anything does. */
export function obstacleOf(lifecycle: LifecycleState, now: Instant): Obstacle | undefined {
  const { cooldown } = lifecycle;
  if (!cooldown || (cooldown.until && isPast(cooldown.until, now))) return undefined;
  if (cooldown.why === 'reauthentication') return 'reauth_required';
  return isCredentialFailure(cooldown.why) ? 'blocked' : 'cooling';
}
