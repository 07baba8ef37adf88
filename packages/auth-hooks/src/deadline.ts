import { type Clock, type ExchangeContext, TimeoutError } from '@token-clients/runtime';

/**
 * After a sleep of the process, its timers run before it reads what came meanwhile: an answer that is there must win, or
 * the token it replaced would be sent again.
 */
const GRACE_MS = 50;

/**
 * Runs one exchange under the lifecycle's own deadline, whatever the grant does about it.
 *
 * @param late gets an answer that came after the deadline: with one-time refresh tokens it may be the only copy
 */
export async function withDeadline<Answer>(
  operation: string,
  timeoutMs: number,
  clock: Clock,
  run: (context: ExchangeContext) => Promise<Answer>,
  late: (answer: Answer) => void,
): Promise<Answer> {
  const controller = new AbortController();
  let over = false;
  let cancel = () => {};
  const answer = run({ signal: controller.signal, timeoutMs, clock });
  const deadline = new Promise<never>((_, reject) => {
    const end = () => {
      over = true;
      controller.abort();
      const message = `${operation} gave no answer within ${timeoutMs} ms; try again later.`;
      reject(new TimeoutError(operation, timeoutMs, message));
    };
    cancel = clock.after(timeoutMs, () => {
      cancel = clock.after(GRACE_MS, end);
    });
  });
  answer.then(
    value => over && late(value),
    () => {},
  );
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    cancel();
  }
}

/** Waits for `promise` as long as `signal` lets the caller; the promise itself goes on. */
export function waitFor<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
