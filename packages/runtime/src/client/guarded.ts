import { untilAborted } from './deadline.js';
import type { GuardedRequest, LockoutGuard, ReadResponse } from './types.js';

/**
 * Asks the guard, sends if it lets the request pass, and reports the outcome.
 *
 * @param explain makes the error that the caller will get
 * @throws whatever the guard or `send` rejects with, and the reason of the request's signal
 */
export async function guarded(
  guard: LockoutGuard,
  request: GuardedRequest,
  explain: (error: unknown) => unknown,
  send: () => Promise<ReadResponse>,
): Promise<ReadResponse> {
  const { signal } = request;
  const asked = guard(request);
  const report = await untilAborted(asked, signal).catch(error => {
    // A guard that lets a request pass too late must hear that it was not sent.
    asked.then(late => late?.(error)).catch(() => {});
    throw error;
  });
  const outcome = untilAborted(send(), signal);
  const reported = outcome.then(({ failure }) => failure, explain).then(report);
  // The outcome counts, whatever becomes of its report.
  await untilAborted(reported, signal).catch(() => {});
  return outcome;
}
