import type { Clock } from '@token-clients/runtime';

/** The clock of a process that can be killed: from then on none of its timers runs. */
export class ProcessClock implements Clock {
  isDead = false;
  readonly #clock: Clock;
  readonly #due = new Set<{ readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** When the next timer runs, in monotonic time; Infinity without one. */
  get nextTimer(): number {
    return Math.min(...[...this.#due].map(({ at }) => at));
  }

  now = () => this.#clock.now();
  monotonic = () => this.#clock.monotonic();

  after: Clock['after'] = (delayMs, run, options) => {
    const timer = { at: this.monotonic() + delayMs };
    this.#due.add(timer);
    const cancel = this.#clock.after(
      delayMs,
      () => {
        this.#due.delete(timer);
        if (!this.isDead) run();
      },
      options,
    );
    return () => {
      this.#due.delete(timer);
      cancel();
    };
  };
}
