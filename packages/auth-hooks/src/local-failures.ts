import {
  hammerGuardMs,
  MAX_EARLY_ATTEMPTS,
  MAX_REFUSALS,
  mayWaitThrough,
  pauseAfter,
} from './failure-policy.js';
import type { Holding } from './holding.js';
import { after, type Instant, isPast, isRefusal, mustRefresh } from './lifecycle.js';
import { rest } from './rest.js';
import { heldBack, TokenRequestFailure } from './token-request-failure.js';

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
export function localFailures(holding: Holding): LocalFailures {
  const { grant, random } = holding;
  const refusals = new Map<string, Refusal>();
  let failures = 0;

  /** What was refused is sent once more after a while, and then never again. */
  function heedRefusals(fingerprint: string, urgent: boolean): void {
    const refused = refusals.get(fingerprint);
    const now = holding.now();
    const final = refused && refused.count >= MAX_REFUSALS;
    if (!refused || (!final && isPast(refused.until, now))) return;
    const forMs = final ? null : refused.until.monotonic - now.monotonic;
    const error = heldBack(grant.descriptor, refused.why, forMs, now.wall, refused.error);
    rest(holding, { why: refused.why, error, forMs, urgent, fingerprint });
    throw error;
  }

  async function heedPause(urgent: boolean): Promise<void> {
    const { life, lastError } = holding;
    const now = holding.now();
    const until = life.rest && !isRefusal(life.rest.why) && life.rest.until;
    if (until && !isPast(until, now)) {
      const pauseMs = until.monotonic - now.monotonic;
      if (!urgent || !mayWaitThrough(life.rest?.why, pauseMs, 1)) throw lastError;
      await holding.pause(pauseMs);
    } else if (!mustRefresh(life, now) && failures >= MAX_EARLY_ATTEMPTS) {
      rest(holding, { why: 'transient', error: lastError, forMs: hammerGuardMs(random), urgent });
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
      rest(holding, { why: 'request', error, forMs: SOON_MS, urgent, attempt });
      throw error;
    },
    async failed(failure, { fingerprint, urgent, number, durationMs }) {
      if (!(failure instanceof TokenRequestFailure)) throw failure;
      const { kind: why, error, exchange, retryAfterMs } = failure;
      const pauseMs = pauseAfter(why, retryAfterMs, failures++, random);
      const count = (refusals.get(fingerprint)?.count ?? 0) + 1;
      if (isRefusal(why))
        refusals.set(fingerprint, { count, why, error, until: after(holding.now(), pauseMs) });
      const forMs = isRefusal(why) && count >= MAX_REFUSALS ? null : pauseMs;
      rest(holding, { why, error, forMs, urgent, fingerprint, attempt: { exchange, durationMs } });
      if (!urgent || !mayWaitThrough(why, pauseMs, number)) throw error;
      await holding.pause(pauseMs);
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
