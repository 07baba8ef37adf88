import type { Call } from '../model/call.js';
import type { ReadResponse } from './wire.js';

/**
 * Asks the guard, sends if it lets the request pass, and reports the outcome.
 *
 * @param ended rejects when the call's signal aborts
 * @param explain makes the error that the caller will get
 * @throws whatever the guard or `send` rejects with, and the reason of the call's signal
 */
export async function guarded(
  { operation, baseUrl, input, headers, options, signal }: Call,
  ended: Promise<never>,
  explain: (error: unknown) => unknown,
  send: () => Promise<ReadResponse>,
): Promise<ReadResponse> {
  const { body, parameters } = input;
  const { guard, signer, baseUrl: given, serverVariables } = options;
  const location = { baseUrl: given, serverVariables };
  const request = {
    operation,
    baseUrl,
    location,
    body,
    parameters: { ...parameters },
    headers,
    signer,
    signal,
  };
  const asked = Promise.resolve(guard?.(request));
  const report = await Promise.race([asked, ended]).catch(error => {
    // A guard that lets a request pass too late must hear that it was not sent.
    asked.then(late => late?.(error)).catch(() => {});
    throw error;
  });
  const outcome = Promise.race([send(), ended]);
  const reported = outcome.then(({ failure }) => failure, explain).then(report);
  // The outcome counts, whatever becomes of its report.
  await Promise.race([reported, ended]).catch(() => {});
  return outcome;
}
