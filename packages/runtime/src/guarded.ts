import type { GuardedRequest, LockoutGuard } from './lockout-guard.js';
import type { ReadResponse } from './read-response.js';

/**
 * Asks the guard, sends if it lets the request pass, and reports the outcome.
 *
 * @param ended rejects when the call's signal does
 * @param explain makes the error that the caller will get
 * @throws whatever the guard or `send` rejects with
 */
export async function guarded(
  guard: LockoutGuard,
  request: GuardedRequest,
  ended: Promise<never>,
  explain: (error: unknown) => unknown,
  send: () => Promise<ReadResponse>,
): Promise<ReadResponse> {
  const asked = guard(request);
  const report = await Promise.race([asked, ended]).catch(error => {
    // A guard that lets a request pass too late must hear that it was not sent.
    asked.then(late => late?.(error)).catch(() => {});
    throw error;
  });
  const outcome = Promise.race([send(), ended]);
  const reported = outcome.then(({ failure }) => failure, explain).then(report);
  // The outcome stands, whatever becomes of its report.
  await Promise.race([reported, ended]).catch(() => {});
  return outcome;
}
