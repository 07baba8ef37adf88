import { type ExpiredRule, NetworkError, TimeoutError } from '@token-clients/runtime';
import { CliError, usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { apiUrl } from '../request/api-url.js';
import { plainTransport } from '../request/transport.js';
import { signerOf } from './grant.js';
import type { HeldToken } from './held-token.js';

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
  token: HeldToken,
  path: string,
): Promise<boolean> {
  const { io, secrets } = context;
  const url = apiUrl(path, origin, settings.apiOrigins);
  const signer = await signerOf(context, settings, settings.credentials);
  const signed = await signer?.sign({ method: 'GET', url: url.href, body: '' });
  secrets.push(token.value);
  const limit = settings.timeoutMs ?? LIMIT_MS;
  let response: Response;
  try {
    response = await plainTransport(context, settings)(signed?.url ?? url.href, {
      method: 'GET',
      headers: { ...signed?.headers, authorization: `Bearer ${token.value}` },
      redirect: 'manual',
      signal: AbortSignal.any([io.signal, AbortSignal.timeout(limit)]),
    });
  } catch (error) {
    if (io.signal.aborted) throw new CliError('interrupted', 'Interrupted.');
    if ((error as Error).name === 'TimeoutError')
      throw new TimeoutError(
        'check',
        limit,
        `${url.origin} gave no answer in ${limit} ms; the token may be valid or not.`,
      );
    throw new NetworkError(
      'check',
      undefined,
      `${url.origin} could not be reached; the token may be valid or not.`,
    );
  }
  const text = await response.text();
  if (response.ok) return true;
  if (isExpired(settings.provider.descriptor.expired, response.status, text)) return false;
  if (response.status >= 300 && response.status < 400)
    throw usageError(`${url.pathname} is a redirect; check another path.`);
  throw new NetworkError(
    'check',
    undefined,
    `${url.origin} answered ${response.status}, which says nothing about the token. Check another path.`,
  );
}

function isExpired(rules: readonly ExpiredRule[], status: number, body: string): boolean {
  return rules.some(rule => {
    if (rule.status !== status) return false;
    // The code may be a number or a text, at any place that the provider's error body has for it.
    return (
      rule.codes === undefined ||
      rule.codes.some(code => new RegExp(`[:\\s"]${code.replace(/\W/g, '\\$&')}["\\s,}]`).test(body))
    );
  });
}
