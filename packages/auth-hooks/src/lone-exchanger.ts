import type { AccessToken, TokenSet } from '@token-clients/runtime';
import { ExchangeFailure, heldBack } from './exchange-failure.js';
import type { Exchanger } from './exchanger.js';
import {
  hammerGuardMs,
  isRefusal,
  MAX_EARLY_ATTEMPTS,
  MAX_REFUSALS,
  mayWaitThrough,
  pauseAfter,
} from './failure-policy.js';
import type { Holding } from './holding.js';
import { after, type Instant, isPast, mustRefresh } from './lifecycle.js';
import { acquire } from './request.js';
import { rest } from './rest.js';
import { sleep } from './sleep.js';

const SOON_MS = 1_000;

/** Exchanges for a source that shares nothing and has no refresh tokens: acquires, and that is all there is to it. */
export function loneExchanger(holding: Holding): Exchanger {
  const { grant, clock, random, closing } = holding;
  const refusals = new Map<string, { count: number; why: 'credential' | 'locked'; until: Instant }>();
  let failures = 0;

  async function exchange(urgent: boolean): Promise<AccessToken> {
    for (let attempt = 1; ; attempt++) {
      const credentials = await grant.resolve().catch(error => {
        const setback = { exchange: 'none', durationMs: 0 } as const;
        rest(holding, { why: 'request', error, forMs: SOON_MS, urgent, attempt: setback });
        throw error;
      });
      const { fingerprint } = credentials;
      await heedRefusals(fingerprint, urgent);
      await heedPause(urgent);
      const started = clock.monotonic();
      try {
        const token = await acquire(holding, credentials, keep);
        refusals.delete(fingerprint);
        failures = 0;
        if (token) return token;
      } catch (failure) {
        if (!(failure instanceof ExchangeFailure)) throw failure;
        const pauseMs = remember(failure, fingerprint, urgent, clock.monotonic() - started);
        if (!urgent || !mayWaitThrough(failure.kind, pauseMs, attempt)) throw failure.error;
        await sleep(clock, pauseMs, closing);
      }
    }
  }

  /** What was refused is sent once more after a while, and then never again. */
  function heedRefusals(fingerprint: string, urgent: boolean): void {
    const refused = refusals.get(fingerprint);
    const now = holding.now();
    const final = refused && refused.count >= MAX_REFUSALS;
    if (!refused || (!final && isPast(refused.until, now))) return;
    const forMs = final ? null : refused.until.monotonic - now.monotonic;
    const error = heldBack(grant.descriptor, refused.why, forMs, now.wall);
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
      await sleep(clock, pauseMs, closing);
    } else if (!mustRefresh(life, now) && failures >= MAX_EARLY_ATTEMPTS) {
      rest(holding, { why: 'transient', error: lastError, forMs: hammerGuardMs(random), urgent });
      throw lastError;
    }
  }

  /** @returns how long nobody may try again */
  function remember(
    { kind: why, error, exchange, retryAfterMs }: ExchangeFailure,
    fingerprint: string,
    urgent: boolean,
    durationMs: number,
  ): number {
    const pauseMs = pauseAfter(why, retryAfterMs, failures++, random);
    const count = (refusals.get(fingerprint)?.count ?? 0) + 1;
    if (isRefusal(why)) refusals.set(fingerprint, { count, why, until: after(holding.now(), pauseMs) });
    const forMs = isRefusal(why) && count >= MAX_REFUSALS ? null : pauseMs;
    rest(holding, { why, error, forMs, urgent, fingerprint, attempt: { exchange, durationMs } });
    return pauseMs;
  }

  /** An answer that came after its deadline counts only if nothing newer did. */
  async function keep({ issuedAt, refreshToken: _, refreshLifetimeMs: __, ...token }: TokenSet) {
    const ageMs = Math.max(0, clock.now() - issuedAt);
    if (!holding.token || holding.ageMs() >= ageMs) await holding.take(token, ageMs, true);
    return holding.token;
  }

  return {
    exchange,
    catchUp: async () => {},
    forget: async () => {},
    async reset() {
      refusals.clear();
      failures = 0;
    },
  };
}
