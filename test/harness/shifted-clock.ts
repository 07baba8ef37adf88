import { type Clock, systemClock } from '@token-clients/runtime';

interface Timer {
  readonly dueAt: number;
  readonly background: boolean;
  readonly run: () => void;
  cancel: () => void;
}

/** The machine's clock, which can be moved ahead. Timers that are due by then run at once. */
export class ShiftedClock implements Clock {
  #aheadMs = 0;
  readonly #timers = new Set<Timer>();

  now = (): number => systemClock.now() + this.#aheadMs;
  monotonic = (): number => systemClock.monotonic() + this.#aheadMs;

  after: Clock['after'] = (delayMs, callback, { background = false } = {}) => {
    const timer: Timer = {
      dueAt: this.monotonic() + delayMs,
      background,
      run: () => {
        this.#timers.delete(timer);
        callback();
      },
      cancel: () => {},
    };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  };

  advance(ms: number): void {
    this.#aheadMs += ms;
    for (const timer of this.#timers) {
      timer.cancel();
      this.#arm(timer);
    }
  }

  #arm(timer: Timer): void {
    const { dueAt, run, background } = timer;
    timer.cancel = systemClock.after(Math.max(0, dueAt - this.monotonic()), run, { background });
  }
}
