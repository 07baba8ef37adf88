import type { FailureKind } from '@token-clients/runtime';
import { isCredentialFailure } from './lifecycle.js';

/** A rejected credential gets one more attempt after this long: the server may have been wrong. */
const PROBE_AFTER_MS = 15 * 60_000;
/** After so many rejections of one credential in a row, only a new one or a reset helps. */
export const MAX_REJECTIONS = 2;
/** Attempts without a waiting caller, until one succeeds or the token reaches its mandatory window. */
export const MAX_EARLY_ATTEMPTS = 5;
/** Attempts that callers wait through, and the longest pause between them. */
const MAX_WAITED_ATTEMPTS = 3;
const MAX_WAITED_PAUSE_MS = 5_000;

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;
/** A server that asks for more than a day is asked again after a day. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/** Returns how long no other attempt is made after a failure, in milliseconds. */
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

/** Whether a caller waits for another attempt: through a short pause after a transient failure, a few times. */
export function mayWaitThrough(why: string | undefined, pauseMs: number, attempts: number): boolean {
  return passesByItself(why) && pauseMs <= MAX_WAITED_PAUSE_MS && attempts < MAX_WAITED_ATTEMPTS;
}

/** Returns a pause of 5 to 10 s after what no retry can fix, so that a caller's loop doesn't hammer the server. */
export function hammerGuardMs(random: () => number): number {
  return 5_000 + 5_000 * random();
}

/**
 * Returns how long to wait after a failure: anything up to 1 s, 2 s, 4 s ... 60 s ("full jitter"), on top of what the
 * server asked for (RFC 9110 section 10.2.3).
 */
function backoffMs(failuresBefore: number, retryAfterMs: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(failuresBefore, 10));
  // A tenth at least, so that a low random number makes no loop without pause.
  return askedFor(retryAfterMs) + ceiling * Math.max(0.1, random());
}

function askedFor(retryAfterMs: number): number {
  return Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, retryAfterMs));
}

function passesByItself(why: string | undefined): boolean {
  return why === 'transient' || why === 'throttled' || why === 'malformed';
}
