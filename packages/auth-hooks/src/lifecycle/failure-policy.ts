import type { FailureKind } from '@token-clients/runtime';
import { askedFor, backoffMs } from './backoff.js';
import { isCredentialFailure } from './lifecycle.js';

/** A refused credential gets one more chance after this long: the server may have been wrong. */
const PROBE_AFTER_MS = 15 * 60_000;
/** At most so many refusals of one credential in a row, then only a new one or a reset helps. */
export const MAX_REFUSALS = 2;
/** Attempts that nobody waits for, until one succeeds or the token comes into its mandatory window. */
export const MAX_EARLY_ATTEMPTS = 5;
/** Attempts that callers wait through, and the longest pause between them. */
const MAX_WAITED_ATTEMPTS = 3;
const MAX_WAITED_PAUSE_MS = 5_000;

/** How long no other attempt is made after a failure, in milliseconds. */
export function pauseAfter(
  why: FailureKind,
  retryAfterMs: number,
  failuresBefore: number,
  random: () => number,
): number {
  if (isCredentialFailure(why)) return Math.max(PROBE_AFTER_MS, askedFor(retryAfterMs));
  if (passesByItself(why)) return backoffMs(failuresBefore, retryAfterMs, random);
  return Math.max(hammerGuardMs(random), askedFor(retryAfterMs));
}

/** A caller waits through short pauses of what passes by itself, a few times. */
export function mayWaitThrough(why: string | undefined, pauseMs: number, attempts: number): boolean {
  return passesByItself(why) && pauseMs <= MAX_WAITED_PAUSE_MS && attempts < MAX_WAITED_ATTEMPTS;
}

/** What no retry mends is remembered for 5 to 10 s, so that a caller's loop doesn't hammer the server. */
export function hammerGuardMs(random: () => number): number {
  return 5_000 + 5_000 * random();
}

function passesByItself(why: string | undefined): boolean {
  return why === 'transient' || why === 'throttled' || why === 'malformed';
}
