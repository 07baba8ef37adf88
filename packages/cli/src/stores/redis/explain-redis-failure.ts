import { isTokenClientError, StoreUnavailableError } from '@token-clients/runtime';
import { configurationError, isCliError } from '../../cli-error.js';
import { tlsAdvice } from '../../tls/tls-advice.js';

/** What a server says when it does not accept what the URL says, by the beginning of its error. */
const REJECTIONS: readonly (readonly [RegExp, string])[] = [
  [/^WRONGPASS/, 'does not accept the user name or the password of its URL'],
  [/^NOAUTH/, 'requires a password. Add it to its URL: redis://USER:PASSWORD@HOST:6379'],
  [/^ERR AUTH .*without any password/, 'has no password, but its URL does. Remove it from the URL'],
  [/^ERR (invalid )?DB index|^ERR SELECT/, 'has no database of the number in its URL'],
  [/^NOPERM/, 'does not allow the user of its URL a command that the connection needs, such as SELECT'],
];

/**
 * Turns what a Redis client rejects with while it connects into an error that says what to do. The message has no part of
 * the URL but the one that may be shown.
 *
 * @param shown the URL without user name and password
 * @param source where it was found
 */
export function explainRedisFailure(error: unknown, shown: string, source: string): unknown {
  if (isCliError(error) || isTokenClientError(error)) return error;
  const message = String(Object(error).message);
  const store = `The token store ${shown} (${source})`;
  const [, rejection] = REJECTIONS.find(([pattern]) => pattern.test(message)) ?? [];
  if (rejection !== undefined) return configurationError(`${store} ${rejection}.`);
  const code = codeOf(error) ?? /^[A-Z]{3,}(?= )/.exec(message)?.[0] ?? 'unknown';
  const advice = tlsAdvice(code, 'the URL of the store');
  if (advice !== undefined) return new StoreUnavailableError(`${store} could not be reached: ${advice}.`);
  return new StoreUnavailableError(`${store} cannot be reached (${code}). ${adviceFor(code)}`);
}

function adviceFor(code: string): string {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return 'It does not speak TLS: its URL starts with redis://, not rediss://.';
  if (code === 'ECONNRESET')
    return 'It closed the connection: if it speaks TLS, its URL starts with rediss://.';
  return 'Check that it runs, its URL and the network.';
}

/** What the client calls failures for which the system has a code. */
const CODES: Readonly<Record<string, string>> = {
  ConnectionTimeoutError: 'ETIMEDOUT',
  SocketClosedUnexpectedlyError: 'ECONNRESET',
  ClientClosedError: 'ECONNRESET',
};

/** The system's code; of several addresses of one name, that of the first. */
function codeOf(error: unknown): string | undefined {
  const { code, errors } = Object(error);
  if (typeof code === 'string') return code;
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0]);
  return CODES[Object(error).constructor.name];
}
