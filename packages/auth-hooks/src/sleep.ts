import type { Clock } from '@token-clients/runtime';

/**
 * Waits, but no longer than until `hint` calls back.
 *
 * @throws the signal's reason, as soon as it is aborted
 */
export function sleep(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  hint?: ((wake: () => void) => () => void) | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
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
