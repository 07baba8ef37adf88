import type { FailureKind } from '@token-clients/runtime';

/** A moment on both clocks. Past if either says so: one may stand still in sleep, the other may be set back. */
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

/** What the lifecycle knows of a token: its name and its times. */
export interface TokenTimes {
  readonly id: string;
  readonly issued: Instant;
  /** From here on it is renewed while it is still served. */
  readonly advisory: Instant;
  /** From here on callers wait for the next one. */
  readonly mandatory: Instant;
  readonly expiry: Instant;
}

/** Why no exchange is tried for now. */
export interface Rest {
  readonly why: FailureKind | 'store' | 'reauthentication';
  /** When the next attempt is due; null: never by itself. */
  readonly until: Instant | null;
  /** When the store is asked again whether that still holds. */
  readonly askAgain: Instant;
  /** Callers waited for the attempt that failed, so the next ones fail as well, without a new attempt. */
  readonly waitedFor: boolean;
  /** Which credentials were refused. */
  readonly fingerprint?: string | undefined;
}

/** The credential was refused: each further attempt may bring the account closer to being locked. */
export function isRefusal(why: string): why is 'credential' | 'locked' {
  return why === 'credential' || why === 'locked';
}

/** All that decides what a caller gets. Never changed, only replaced by the functions below. */
export interface Life {
  readonly closed: boolean;
  /** An exchange is under way. */
  readonly busy: boolean;
  readonly token?: TokenTimes | undefined;
  /** A server rejected the token. */
  readonly rejected: boolean;
  /** Tokens in a row that were rejected although fresh. */
  readonly freshRejections: number;
  /** Until then rejections are not believed. */
  readonly disbelief?: Instant | undefined;
  readonly rest?: Rest | undefined;
}

export const newLife: Life = { closed: false, busy: false, rejected: false, freshRejections: 0 };

/** A token rejected younger than this says that the server rejects more than this one token. */
const FRESH_MS = 60_000;
const DISBELIEF_MS = 60_000;

// What happens.

export function started(life: Life): Life {
  return { ...life, busy: true };
}

export function settled(life: Life): Life {
  return { ...life, busy: false };
}

export function received(life: Life, token: TokenTimes): Life {
  return { ...life, token, rejected: false, rest: undefined };
}

export function lost(life: Life): Life {
  return { ...life, token: undefined, rejected: false };
}

export function failed(life: Life, rest: Rest): Life {
  return { ...life, rest };
}

/** Of two fresh tokens rejected in a row, neither was the problem: for a minute no third is asked for. */
export function rejected(life: Life, id: string, now: Instant): Life {
  const { token } = life;
  if (token?.id !== id || isRejected(life, now) || isDisbelieved(life, now)) return life;
  const fresh = !isPast(after(token.issued, FRESH_MS), now);
  const freshRejections = fresh ? life.freshRejections + 1 : 0;
  const disbelief = freshRejections < 2 ? undefined : after(now, DISBELIEF_MS);
  return { ...life, rejected: true, freshRejections, disbelief };
}

export function reset(life: Life): Life {
  return { ...life, rest: undefined, freshRejections: 0, disbelief: undefined };
}

export function closed(life: Life): Life {
  return { ...life, closed: true };
}

// What follows from it.

export function isRejected(life: Life, now: Instant): boolean {
  return life.rejected && !isDisbelieved(life, now);
}

export function isDisbelieved(life: Life, now: Instant): boolean {
  return life.disbelief !== undefined && !isPast(life.disbelief, now);
}

export function isResting(life: Life, now: Instant): boolean {
  return life.rest !== undefined && !isPast(life.rest.askAgain, now);
}

/** The token at hand may be handed out: it is neither expired nor rejected, and stays valid long enough. */
export function mayReuse(life: Life, now: Instant, minValidityMs = 0): boolean {
  const { token } = life;
  return token !== undefined && !isPast(after(token.expiry, -minValidityMs), now) && !isRejected(life, now);
}

/** It is time to renew the token, and nobody has to wait for it. */
export function shouldRefresh(life: Life, now: Instant): boolean {
  return !life.busy && !isResting(life, now) && (!life.token || isPast(life.token.advisory, now));
}

/** Callers wait for the next token. */
export function mustRefresh(life: Life, now: Instant): boolean {
  return !mayReuse(life, now) || (life.token !== undefined && isPast(life.token.mandatory, now));
}

/** What a caller gets: the token at hand, that and an exchange behind it, a wait, or the last failure again. */
export type Course = 'serve' | 'serve and refresh' | 'wait' | 'refuse' | 'closed';

export function courseFor(life: Life, now: Instant, minValidityMs = 0): Course {
  if (life.closed) return 'closed';
  if (mayReuse(life, now, minValidityMs)) {
    if (!mustRefresh(life, now)) return shouldRefresh(life, now) ? 'serve and refresh' : 'serve';
    return isResting(life, now) && !life.busy ? 'serve' : 'wait';
  }
  if (life.busy || !isResting(life, now) || !life.rest?.waitedFor) return 'wait';
  // Whether the credential is still the refused one is seen only by looking at it.
  return isRefusal(life.rest.why) ? 'wait' : 'refuse';
}

export type Phase = 'empty' | 'acquiring' | 'fresh' | 'advisory' | 'mandatory' | 'expired' | 'closed';

/** Where the token is in its life. */
export function phaseOf(life: Life, now: Instant): Phase {
  if (life.closed) return 'closed';
  const { token } = life;
  if (!token) return life.busy ? 'acquiring' : 'empty';
  if (!mayReuse(life, now)) return 'expired';
  if (isPast(token.mandatory, now)) return 'mandatory';
  return isPast(token.advisory, now) ? 'advisory' : 'fresh';
}

export type Obstacle = 'cooling' | 'blocked' | 'reauth_required';

/** What keeps the next token from being asked for, if anything does. */
export function obstacleOf(life: Life, now: Instant): Obstacle | undefined {
  const { rest } = life;
  if (!rest || (rest.until && isPast(rest.until, now))) return undefined;
  if (rest.why === 'reauthentication') return 'reauth_required';
  return isRefusal(rest.why) ? 'blocked' : 'cooling';
}
