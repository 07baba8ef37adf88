import { CliError } from '../cli-error.js';
import type { ProxyServer } from '../config/connection-settings.js';
import { tlsAdvice } from '../tls/tls-advice.js';

const EXPLANATION = Symbol.for('token-clients-cli.explanation');

/**
 * A failed connection as `fetch` rejects with it, together with the error to show in its place. The library throws an error
 * of its own for it, which has this one as `thrown`.
 */
export class ExplainedFailure extends TypeError {
  readonly [EXPLANATION]: CliError;

  /** @param code the system's code, by which the library decides whether the request was sent */
  constructor(explanation: CliError, code: string) {
    super('fetch failed', { cause: { code } });
    this[EXPLANATION] = explanation;
  }
}

/** Returns what the user can do about a failed connection, from what `fetch` rejected with; undefined if that is unknown. */
export function explanationOf(thrown: unknown): CliError | undefined {
  return Object(thrown)[EXPLANATION];
}

/**
 * Explains a failed connection; undefined where the system's code says it all.
 *
 * @param proxy the one that the request went through
 */
export function explainFailure(
  error: unknown,
  origin: string,
  proxy: ProxyServer | undefined,
): ExplainedFailure | undefined {
  const code = codesOf(error)[0] ?? '';
  const explained = (why: string, code: string) =>
    new ExplainedFailure(new CliError('network', `${origin} could not be reached: ${why}`), code);
  if (proxy) {
    const name = `the proxy ${proxy.url} (${proxy.source})`;
    const status = proxyStatusOf(error);
    // Nothing reached the server, so what was to be sent is untouched, a one-time refresh token too.
    if (status !== undefined)
      return explained(`${name} responded with ${status}${PROXY_ADVICE[status] ?? '.'}`, 'ECONNREFUSED');
    if (code === BAD_PROXY_NAME)
      return explained(`the certificate of ${name} is not for its name.`, 'ECONNREFUSED');
    if (CONNECT_CODES.test(code))
      return explained(`${name} does not respond (${code}). Check its address, or use --proxy none.`, code);
  }
  const advice = tlsAdvice(code, 'the base URL');
  return advice === undefined ? undefined : explained(`${advice}.`, code);
}

const BAD_PROXY_NAME = 'UND_ERR_PRX_TLS';

function chainOf(error: unknown): object[] {
  const { cause } = Object(error);
  return [error, cause, Object(cause).cause].map(Object);
}

function codesOf(error: unknown): string[] {
  return chainOf(error).flatMap(part => ('code' in part && typeof part.code === 'string' ? [part.code] : []));
}

/** The status with which a proxy rejected a tunnel. */
function proxyStatusOf(error: unknown): string | undefined {
  const messages = chainOf(error).map(part => String((part as Error).message));
  return messages.map(text => /^Proxy response \((\d+)\)/.exec(text)?.[1]).find(Boolean);
}

/** Codes of a proxy that could not be connected to: then nothing was sent to the server. */
const CONNECT_CODES =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

const PROXY_ADVICE: Readonly<Record<string, string>> = {
  407: ': it requires a user name and password. Set HTTPS_PROXY or TOKEN_CLIENTS_PROXY to http://USER:PASSWORD@HOST:PORT',
  403: ': it does not allow this server. Ask its administrator, or add the server to NO_PROXY.',
  502: ': it could not reach the server.',
  503: ': it could not reach the server.',
  504: ': it could not reach the server in time.',
};
