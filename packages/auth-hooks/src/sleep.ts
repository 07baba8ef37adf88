import { type Clock, ClosedError } from '@token-clients/runtime';

/**
 * Waits, but no longer than until `hint` calls back.
 *
 * @throws ClosedError as soon as `closing` is aborted
 */
export function sleep(
  clock: Clock,
  ms: number,
  closing: AbortSignal,
  hint?: ((wake: () => void) => () => void) | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (error?: unknown) => {
      cancel();
      forget?.();
      closing.removeEventListener('abort', close);
      if (error) reject(error);
      else resolve();
    };
    const close = () => wake(new ClosedError('The token source was closed.'));
    const cancel = clock.after(ms, () => wake());
    const forget = hint?.(() => wake());
    if (closing.aborted) close();
    else closing.addEventListener('abort', close);
  });
}
