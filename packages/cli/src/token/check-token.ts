import { isRejection } from '@token-clients/auth-hooks';
import { isTokenClientError, NetworkError, TimeoutError, withDeadline } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import type { TokenView } from '../output/token-forms.js';
import { apiUrl } from '../request/api-url.js';
import type { CallLimits } from '../request/limited-fetch.js';
import { transport } from '../request/transport.js';
import { signerOf } from './grant.js';

const LIMIT_MS = 10_000;

/**
 * Asks an API whether it accepts a token: true if it does, false if it says that the token is no longer accepted.
 *
 * @throws {NetworkError} `network` when no response comes, or one that says nothing about the token
 * @throws {TimeoutError} `timeout` when none comes in time
 * @throws {CliError} `usage` for a path that the token may not be sent to, and for a redirect
 */
export async function checkToken(
  context: Context,
  settings: Settings,
  origin: string,
  token: TokenView,
  path: string,
): Promise<boolean> {
  const { io, secrets } = context;
  const { expired } = settings.provider.descriptor;
  const url = apiUrl(path, origin, settings.apiOrigins);
  const signer = await signerOf(context, settings, settings.credentials);
  const signed = await signer?.sign({ method: 'GET', url: url.href, body: '' });
  secrets.push(token.value);
  const limits = { operation: 'check', limitMs: settings.timeoutMs ?? LIMIT_MS, clock: io.clock };
  const stop = new AbortController();
  const send = transport(context, settings, limits);
  const response = await send(signed?.url ?? url.href, {
    method: 'GET',
    headers: { ...signed?.headers, authorization: `Bearer ${token.value}` },
    redirect: 'manual',
    signal: AbortSignal.any([io.signal, stop.signal]),
  }).catch(error => {
    throw leftOpen(error);
  });
  try {
    if (response.ok) return true;
    const isRejected = isRejection(response, url.origin, expired);
    if (await unlessSilent(isRejected, limits, io.signal)) return false;
  } finally {
    // Closes the connection: the body may never end.
    stop.abort();
  }
  if (response.status >= 300 && response.status < 400)
    throw usageError(`${url.pathname} is a redirect; check another path.`);
  throw new NetworkError(
    `${url.origin} responded with status ${response.status}, which says nothing about the token. Check another path.`,
    { operation: 'check' },
  );
}

/** What the body of an error response says; false if it does not come in time: then it says nothing about the token. */
async function unlessSilent(
  isRejected: Promise<boolean>,
  { operation, limitMs, clock }: CallLimits,
  signal: AbortSignal,
): Promise<boolean> {
  const tooLate = new TimeoutError(`The body did not come within ${limitMs} ms.`, {
    operation,
    timeoutMs: limitMs,
  });
  try {
    return await withDeadline(
      { timeoutMs: limitMs, signal, clock },
      () => tooLate,
      () => isRejected,
    );
  } catch (error) {
    if (error === tooLate) return false;
    throw error;
  }
}

/** The same error, with what it leaves open. */
function leftOpen(error: unknown): unknown {
  if (!isTokenClientError(error)) return error;
  const message = `${error.message} The token may be valid or not.`;
  if (error.code === 'timeout')
    return new TimeoutError(message, { operation: 'check', timeoutMs: error.timeoutMs });
  return error.code === 'network'
    ? new NetworkError(
        message,
        { operation: 'check', reason: error.reason, status: error.status },
        { thrown: error.thrown },
      )
    : error;
}
