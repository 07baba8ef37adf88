import { isRejection } from '@token-clients/auth-hooks';
import { isTokenClientError, NetworkError, TimeoutError } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import type { TokenView } from '../output/token-forms.js';
import { apiUrl } from '../request/api-url.js';
import { limitedFetch } from '../request/limited-fetch.js';
import { plainTransport } from '../request/transport.js';
import { signerOf } from './grant.js';

const LIMIT_MS = 10_000;

/**
 * Asks an API whether it accepts a token: true if it does, false if it says that the token is no longer accepted.
 *
 * @throws NetworkError, TimeoutError (exit code 5) if that can't be told
 */
export async function checkToken(
  context: Context,
  settings: Settings,
  origin: string,
  token: TokenView,
  path: string,
): Promise<boolean> {
  const { io, secrets } = context;
  const url = apiUrl(path, origin, settings.apiOrigins);
  const signer = await signerOf(context, settings, settings.credentials);
  const signed = await signer?.sign({ method: 'GET', url: url.href, body: '' });
  secrets.push(token.value);
  const limits = { operation: 'check', limitMs: settings.timeoutMs ?? LIMIT_MS, clock: io.clock };
  const stop = new AbortController();
  const signal = AbortSignal.any([io.signal, stop.signal]);
  const send = plainTransport(context, settings, plain => limitedFetch(limits, plain));
  const response = await send(signed?.url ?? url.href, {
    method: 'GET',
    headers: { ...signed?.headers, authorization: `Bearer ${token.value}` },
    redirect: 'manual',
    signal,
  }).catch(error => {
    throw unsure(error);
  });
  // A body that does not come says nothing about the token.
  const cancel = io.clock.after(limits.limitMs, () => stop.abort());
  try {
    if (response.ok) return true;
    if (await isRejection(response, url.origin, settings.provider.descriptor.expired)) return false;
  } finally {
    cancel();
    stop.abort();
  }
  io.signal.throwIfAborted();
  if (response.status >= 300 && response.status < 400)
    throw usageError(`${url.pathname} is a redirect; check another path.`);
  throw new NetworkError(
    'check',
    undefined,
    `${url.origin} answered ${response.status}, which says nothing about the token. Check another path.`,
  );
}

/** The same error, with what it leaves open. */
function unsure(error: unknown): unknown {
  if (!isTokenClientError(error)) return error;
  const message = `${error.message} The token may be valid or not.`;
  if (error.code === 'timeout') return new TimeoutError('check', error.timeoutMs, message);
  return error.code === 'network' ? new NetworkError('check', error.reason, message) : error;
}
