import type { Clock } from '@token-clients/runtime';

/**
 * Real time that a test can move on, for sources and servers that share it. In a hurry it also moves on by itself:
 * pauses of up to five seconds, such as those between attempts, end at once, and count in full.
 */
export class JumpClock implements Clock {
  #aheadMs = 0;
  readonly #hurried: boolean;
  readonly #timers = new Set<{ readonly due: number; readonly fire: () => void }>();
  /** Pauses that were cut short. */
  readonly pauses: number[] = [];

  constructor(options: { readonly hurried?: boolean } = {}) {
    this.#hurried = options.hurried ?? false;
  }

  now = (): number => Date.now() + this.#aheadMs;
  monotonic = (): number => performance.now() + this.#aheadMs;

  after = (delayMs: number, run: () => void, options?: { readonly background?: boolean }): (() => void) => {
    const due = this.monotonic() + delayMs;
    const short = this.#hurried && delayMs <= 5_000 && !options?.background;
    if (short) this.pauses.push(delayMs);
    const timer = {
      due,
      fire: () => {
        cancel();
        if (short) this.#aheadMs += Math.max(0, due - this.monotonic());
        run();
      },
    };
    const handle = setTimeout(timer.fire, short ? 1 : delayMs);
    if (options?.background) handle.unref();
    const cancel = () => {
      clearTimeout(handle);
      this.#timers.delete(timer);
    };
    this.#timers.add(timer);
    return cancel;
  };

  /** Moves both clocks on. Timers that fall due run, the earliest first. */
  jump(ms: number): void {
    this.#aheadMs += ms;
    const due = [...this.#timers].filter(timer => timer.due <= this.monotonic());
    for (const timer of due.sort((a, b) => a.due - b.due)) if (this.#timers.has(timer)) timer.fire();
  }
}
