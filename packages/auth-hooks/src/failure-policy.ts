import type { FailureKind, TokenDescriptor } from '@token-clients/runtime';
import { backoffMs } from './backoff.js';

/** A refused credential gets one more chance after this long: the server may have been wrong. */
const PROBE_AFTER_MS = 15 * 60_000;
/** At most so many refusals of one credential in a row, then only a new one or a reset helps. */
export const MAX_REFUSALS = 2;
/** Attempts that nobody waits for, until one succeeds or the token comes into its mandatory window. */
export const MAX_EARLY_ATTEMPTS = 5;
/** Attempts that callers wait through, and the longest pause between them. */
const MAX_WAITED_ATTEMPTS = 3;
const MAX_WAITED_PAUSE_MS = 5_000;

/** Until when nobody may try again after a failure. */
export function pauseAfter(
  why: FailureKind,
  retryAfterMs: number,
  failuresBefore: number,
  random: () => number,
): number {
  if (isRefusal(why)) return Math.max(PROBE_AFTER_MS, retryAfterMs);
  if (passesByItself(why)) return backoffMs(failuresBefore, retryAfterMs, random);
  return Math.max(hammerGuardMs(random), retryAfterMs);
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

/** The credential was refused: each further attempt may bring the account closer to being locked. */
export function isRefusal(why: string): why is 'credential' | 'locked' {
  return why === 'credential' || why === 'locked';
}

/** Whether a refresh token that is sent counts as spent from then on (RFC 9700 section 4.14.2). */
export function rotates({ rotation }: TokenDescriptor): boolean {
  return rotation !== 'never';
}

/** Whether the first grant can be used again without a person. A code from a browser or a device works once. */
export function mayReacquire({ acquire }: TokenDescriptor): boolean {
  return !/authorization_code$|device_code$/.test(acquire.grantType);
}

/** Whether the credentials are made for each exchange, so that another set may work where one failed. */
export function hasFreshCredentials({ credentials }: TokenDescriptor): boolean {
  return Object.values(credentials).some(credential => credential.perExchange);
}
