import type { Clock } from '@token-clients/runtime';

/** The clock of a process that can be killed: from then on none of its timers runs. */
export class ProcessClock implements Clock {
  isDead = false;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now = () => this.#clock.now();
  monotonic = () => this.#clock.monotonic();

  after: Clock['after'] = (delayMs, run, options) =>
    this.#clock.after(delayMs, () => this.isDead || run(), options);
}
