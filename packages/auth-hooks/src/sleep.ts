import type { Clock } from '@token-clients/runtime';
import type { Interruption } from './closing.js';

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
