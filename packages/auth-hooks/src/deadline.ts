import { type Clock, TimeoutError, type TokenRequestContext } from '@token-clients/runtime';
import type { Interruption } from './closing.js';

/**
 * After a sleep of the process, its timers run before it reads what came meanwhile: an answer that is there must win, or
 * the token it replaced would be sent again.
 */
const GRACE_MS = 50;

/**
 * Runs one exchange under the lifecycle's own deadline, whatever the grant does about it.
 *
 * @param late gets an answer that came after the deadline: with one-time refresh tokens it may be the only copy
 * @param cut ends it early; absent where its answer must not be lost
 */
export async function withDeadline<Answer>(
  operation: string,
  timeoutMs: number,
  clock: Clock,
  run: (context: TokenRequestContext) => Promise<Answer>,
  late: (answer: Answer) => void,
  cut?: Interruption,
): Promise<Answer> {
  const controller = new AbortController();
  let over = false;
  let cancel = () => {};
  let abort = () => {};
  const answer = run({ signal: controller.signal, timeoutMs, clock });
  const deadline = new Promise<never>((_, reject) => {
    const end = (error: unknown) => {
      over = true;
      controller.abort();
      reject(error);
    };
    abort = () => end(cut?.reason);
    cancel = clock.after(timeoutMs, () => {
      cancel = clock.after(GRACE_MS, () => {
        const message = `${operation} gave no answer within ${timeoutMs} ms; try again later.`;
        end(new TimeoutError(operation, timeoutMs, message));
      });
    });
  });
  if (cut?.aborted) abort();
  cut?.addEventListener('abort', abort);
  answer.then(
    value => over && late(value),
    () => {},
  );
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    cancel();
    cut?.removeEventListener('abort', abort);
  }
}

/**
 * Waits for `promise` as long as `signal` lets the caller, and as long as whatever makes it shows signs of life; the
 * promise itself goes on. The timer is the caller's own: those of a request that has ended don't run on some hosts.
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
