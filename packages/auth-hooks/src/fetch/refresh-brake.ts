import type { AccessToken, Clock } from '@token-clients/runtime';

/** A token that is rejected so soon after it was issued is not rejected for its age. */
const FRESH_MS = 60_000;
const PAUSE_MS = 60_000;

/** Stops refreshes that don't help. */
export interface RefreshBrake {
  /** Notes that a token was finally rejected. */
  rejected(token: AccessToken): void;
  /** Notes that another token helped. */
  helped(): void;
  /** Whether no refresh shall be made now. */
  isOn(): boolean;
}

/**
 * The brake of one origin: two fresh tokens in a row rejected there mean that no token will do (a wrong audience, a
 * missing right that is reported as 401), so for 60 s nothing is refreshed because of it. After that, one fresh token
 * per minute is tried, until one helps.
 */
export function refreshBrake(clock: Clock): RefreshBrake {
  let lastId: string | undefined;
  let inRow = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    rejected({ id, issuedAt }) {
      // Many callers may report the same token.
      if (id === lastId || clock.now() - issuedAt >= FRESH_MS) return;
      lastId = id;
      inRow++;
      if (inRow >= 2) until = clock.monotonic() + PAUSE_MS;
    },
    helped() {
      inRow = 0;
    },
    isOn: () => clock.monotonic() < until,
  };
}
