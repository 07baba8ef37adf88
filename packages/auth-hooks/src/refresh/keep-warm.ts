import { type Instant, shouldRefresh } from '../lifecycle/lifecycle.js';
import type { TokenState } from './token-state.js';

/** The longest delay that timers know; a longer one would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
/** Never a loop without pause, whatever the numbers say. */
const SHORTEST_DELAY_MS = 100;
/** A token that lives shorter, or may be used once, is not renewed: that would be a storm of requests. */
const SHORTEST_LIFE_MS = 1_000;

/** A timer that renews the token. */
export interface Warmth {
  /** Sets the timer again; to be called after each change. */
  plan(): void;
  stop(): void;
}

/** Renews the token when it is time, on an unref'd timer, which does not keep the process alive. */
export function keepWarm(state: TokenState, refresh: () => void): Warmth {
  let cancel = () => {};

  function plan(): void {
    cancel();
    const { token, cooldown, busy, closed } = state.lifecycle;
    // Nothing to do before the first token was asked for, nor when only a person can help.
    if (!token || busy || closed || cooldown?.until === null) return;
    if (until(token.expiry, token.issued) < SHORTEST_LIFE_MS) return;
    const now = state.now();
    const dueMs = Math.max(until(token.advisory, now), cooldown ? until(cooldown.askAgain, now) : 0);
    if (dueMs === Infinity) return;
    const delayMs = Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, dueMs));
    cancel = state.clock.after(delayMs, wake, { background: true });
  }

  function wake(): void {
    if (shouldRefresh(state.lifecycle, state.now())) refresh();
    else plan();
  }

  return { plan, stop: () => cancel() };
}

function until(instant: Instant, now: Instant): number {
  return Math.min(instant.wall - now.wall, instant.monotonic - now.monotonic);
}
