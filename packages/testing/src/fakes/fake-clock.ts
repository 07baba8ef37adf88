// Node's own, which a test runner's fake timers do not replace: they would keep the clock waiting for ever.
import { setImmediate } from 'node:timers';
import type { Clock } from '@token-clients/runtime';

interface Timer {
  at: number;
  run: () => void;
  background: boolean;
}

/**
 * A clock that moves only when a test moves it: pass it to a token source, and a token expires without waiting. It starts with
 * the year 2026. Wall and monotonic time can move apart, as they do in reality.
 *
 * @example
 * const clock = new FakeClock();
 * const source = tokenSource(fakeGrant({ lifetimeMs: 60_000 }), { clock });
 * await clock.advance(60_000);
 */
export class FakeClock implements Clock {
  #wall = Date.UTC(2026, 0, 1);
  #monotonic = 1_000;
  #timers = new Set<Timer>();
  /** The delays of all timers so far, such as to see how long a pause is. */
  readonly delays: number[] = [];

  now = () => this.#wall;
  monotonic = () => this.#monotonic;

  after = (delayMs: number, run: () => void, options?: { background?: boolean }) => {
    this.delays.push(delayMs);
    const timer = { at: this.#monotonic + delayMs, run, background: options?.background ?? false };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** How many timers are waiting; 0 after all sources are closed. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Moves both clocks on, running what falls due in its order, and lets everything that follows settle. */
  async advance(ms: number): Promise<void> {
    await settle();
    const end = this.#monotonic + ms;
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#move(Math.max(0, next.at - this.#monotonic));
      next.run();
      await settle();
    }
    this.#move(end - this.#monotonic);
    await settle();
  }

  /** The host ends the request in which all timers so far were made: they never fire. */
  dropTimers(): void {
    this.#timers.clear();
  }

  /** The wall clock is corrected; no time passes. */
  correct(ms: number): void {
    this.#wall += ms;
  }

  /** The machine sleeps: the wall clock moves on, the monotonic one does not. */
  suspend(ms: number): void {
    this.#wall += ms;
  }

  /** The monotonic clock moves on alone, as when the wall clock is set back by just as much. */
  tick(ms: number): void {
    this.#monotonic += ms;
  }

  #move(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }
}

/** Lets promises that are due settle. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve));
}
