import {
  hammerGuardMs,
  MAX_EARLY_ATTEMPTS,
  MAX_REFUSALS,
  mayWaitThrough,
  pauseAfter,
} from '../lifecycle/failure-policy.js';
import { after, type Instant, isCredentialFailure, isPast, mustRefresh } from '../lifecycle/lifecycle.js';
import { startCooldown } from './cooldown.js';
import { heldBack, TokenRequestFailure } from './token-request-failure.js';
import type { TokenState } from './token-state.js';

/** What failed for a source that shares nothing. */
export interface LocalFailures {
  /** Called before a request. Waits through a short pause; throws what callers get while nothing may be sent. */
  heed(fingerprint: string, urgent: boolean): Promise<void>;
  /** The credentials could not be read. Throws what callers get. */
  unresolved(error: unknown, urgent: boolean): never;
  /** A request failed. Waits where it is worth another attempt; throws what callers get where it is not. */
  failed(error: unknown, attempt: Attempt): Promise<void>;
  succeeded(fingerprint: string): void;
  reset(): void;
}

interface Attempt {
  readonly fingerprint: string;
  /** Callers wait for it. */
  readonly urgent: boolean;
  /** 1 for the first one. */
  readonly number: number;
  readonly durationMs: number;
}

/** Credentials that were refused. */
interface Refusal {
  readonly count: number;
  readonly why: 'credential' | 'locked';
  readonly error: unknown;
  readonly until: Instant;
}

const SOON_MS = 1_000;

/** Remembers failures, with the pauses that follow from them. In a module of its own, loaded at the first failure. */
export function localFailures(state: TokenState): LocalFailures {
  const { grant, random } = state;
  const refusals = new Map<string, Refusal>();
  let failures = 0;

  /** What was refused is sent once more after a while, and then never again. */
  function heedRefusals(fingerprint: string, urgent: boolean): void {
    const refused = refusals.get(fingerprint);
    const now = state.now();
    const final = refused && refused.count >= MAX_REFUSALS;
    if (!refused || (!final && isPast(refused.until, now))) return;
    const forMs = final ? null : refused.until.monotonic - now.monotonic;
    const error = heldBack(grant.descriptor, refused.why, forMs, now.wall, refused.error);
    startCooldown(state, { why: refused.why, error, forMs, urgent, fingerprint });
    throw error;
  }

  async function heedPause(urgent: boolean): Promise<void> {
    const { lifecycle, lastError } = state;
    const now = state.now();
    const until =
      lifecycle.cooldown && !isCredentialFailure(lifecycle.cooldown.why) && lifecycle.cooldown.until;
    if (until && !isPast(until, now)) {
      const pauseMs = until.monotonic - now.monotonic;
      if (!urgent || !mayWaitThrough(lifecycle.cooldown?.why, pauseMs, 1)) throw lastError;
      await state.pause(pauseMs);
    } else if (!mustRefresh(lifecycle, now) && failures >= MAX_EARLY_ATTEMPTS) {
      startCooldown(state, { why: 'transient', error: lastError, forMs: hammerGuardMs(random), urgent });
      throw lastError;
    }
  }

  return {
    async heed(fingerprint, urgent) {
      heedRefusals(fingerprint, urgent);
      await heedPause(urgent);
    },
    unresolved(error, urgent) {
      const attempt = { exchange: 'none', durationMs: 0 } as const;
      startCooldown(state, { why: 'request', error, forMs: SOON_MS, urgent, attempt });
      throw error;
    },
    async failed(failure, { fingerprint, urgent, number, durationMs }) {
      if (!(failure instanceof TokenRequestFailure)) throw failure;
      const { kind: why, error, exchange, retryAfterMs } = failure;
      const pauseMs = pauseAfter(why, retryAfterMs, failures++, random);
      const count = (refusals.get(fingerprint)?.count ?? 0) + 1;
      if (isCredentialFailure(why))
        refusals.set(fingerprint, { count, why, error, until: after(state.now(), pauseMs) });
      const forMs = isCredentialFailure(why) && count >= MAX_REFUSALS ? null : pauseMs;
      startCooldown(state, { why, error, forMs, urgent, fingerprint, attempt: { exchange, durationMs } });
      if (!urgent || !mayWaitThrough(why, pauseMs, number)) throw error;
      await state.pause(pauseMs);
    },
    succeeded(fingerprint) {
      refusals.delete(fingerprint);
      failures = 0;
    },
    reset() {
      refusals.clear();
      failures = 0;
    },
  };
}
