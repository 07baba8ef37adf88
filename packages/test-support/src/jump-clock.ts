import { type Clock, systemClock } from '@token-clients/runtime';

/** Pauses up to this long, such as those between attempts, end at once on a hurried clock. */
const SHORT_MS = 5_000;

interface Timer {
  readonly due: number;
  readonly background: boolean;
  /** It ends at once, whatever the time. */
  readonly isCut: boolean;
  fire(): void;
  /** Ends the real timer under it. */
  stop(): void;
}

/**
 * Real time that a test can move on, for sources and servers that share it. A hurried clock also moves on by itself:
 * short pauses end at once, and count in full.
 */
export class JumpClock implements Clock {
  #aheadMs = 0;
  readonly #isHurried: boolean;
  readonly #timers = new Set<Timer>();
  /** Pauses that were cut short. */
  readonly pauses: number[] = [];

  constructor({ hurried = false }: { readonly hurried?: boolean } = {}) {
    this.#isHurried = hurried;
  }

  now = (): number => systemClock.now() + this.#aheadMs;
  monotonic = (): number => systemClock.monotonic() + this.#aheadMs;

  after: Clock['after'] = (delayMs, run, { background = false } = {}) => {
    const due = this.monotonic() + delayMs;
    const isCut = this.#isHurried && delayMs <= SHORT_MS && !background;
    if (isCut) this.pauses.push(delayMs);
    const cancel = () => {
      timer.stop();
      this.#timers.delete(timer);
    };
    const fire = () => {
      cancel();
      if (isCut) this.#aheadMs += Math.max(0, due - this.monotonic());
      run();
    };
    const timer: Timer = { due, background, isCut, fire, stop: () => {} };
    this.#timers.add(timer);
    this.#arm(timer, isCut ? 1 : delayMs);
    return cancel;
  };

  /** Moves both clocks on. Timers that fall due run, the earliest first. */
  jump(ms: number): void {
    this.#aheadMs += ms;
    for (const timer of [...this.#timers].sort((a, b) => a.due - b.due)) {
      if (!this.#timers.has(timer)) continue;
      const leftMs = timer.due - this.monotonic();
      if (leftMs <= 0) timer.fire();
      else if (!timer.isCut) this.#arm(timer, leftMs);
    }
  }

  #arm(timer: Timer, delayMs: number): void {
    timer.stop();
    timer.stop = systemClock.after(delayMs, timer.fire, { background: timer.background });
  }
}
