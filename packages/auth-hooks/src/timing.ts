import type { Clock, Interruption } from '@token-clients/runtime';

/**
 * Ends waits when a token source is closed. No AbortController: some hosts of Workers allow those only while a request is
 * handled, and sources are made before.
 */
export class Closing implements Interruption {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * Waits, but no longer than until `hint` calls back.
 *
 * @throws the signal's reason, as soon as it is aborted
 */
export function sleep(
  clock: Clock,
  ms: number,
  signal: Interruption | undefined,
  hint?: ((wake: () => void) => () => void) | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    const stop = () => {
      cancel();
      forget?.();
      signal?.removeEventListener('abort', abort);
    };
    const wake = () => {
      stop();
      resolve();
    };
    const abort = () => {
      stop();
      reject(signal?.reason);
    };
    const cancel = clock.after(ms, wake);
    const forget = hint?.(wake);
    signal?.addEventListener('abort', abort);
  });
}

/**
 * Waits for `promise` as long as `signal` allows, and as long as the work behind it shows signs of life; the promise itself
 * goes on. The timer is the caller's own: on some hosts, those of a request that has ended don't run.
 *
 * @param patienceMs how long from now the next sign of life may take
 * @returns undefined when it is overdue
 */
export function waitFor<Value>(
  promise: Promise<Value>,
  clock: Clock,
  patienceMs: () => number,
  signal?: AbortSignal,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    let cancel = () => {};
    const stop = () => {
      cancel();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      stop();
      reject(signal?.reason);
    };
    const watch = () => {
      const leftMs = patienceMs();
      if (leftMs > 0) cancel = clock.after(leftMs, watch, { background: true });
      else resolve(undefined);
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    watch();
    promise.then(resolve, reject).finally(stop);
  });
}
