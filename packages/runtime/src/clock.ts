/**
 * Time as the lifecycle sees it. Two clocks, because each can lie: the wall clock jumps when it is corrected, the
 * monotonic one may stop while a machine sleeps.
 */
export interface Clock {
  /** Wall time, epoch milliseconds. */
  now(): number;
  /** Milliseconds since some fixed moment; never goes back. */
  monotonic(): number;
  /**
   * Runs `callback` once after `delayMs` (at most 2^31-1) and returns a function that cancels it.
   * With `background`, the timer does not keep the process alive.
   */
  after(delayMs: number, callback: () => void, options?: { readonly background?: boolean }): () => void;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, callback, options) {
    const timer: unknown = setTimeout(callback, delayMs);
    if (options?.background) (timer as { unref?: () => void }).unref?.();
    return () => clearTimeout(timer as number);
  },
};
