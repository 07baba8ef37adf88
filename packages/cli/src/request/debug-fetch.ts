import { type Fetch, redactor } from '@token-clients/runtime';
import { connectionCode } from '@token-clients/runtime/requests';
import type { Io } from '../io.js';

/** Longest body that is logged. */
const MAX_BODY = 20_000;

/**
 * Returns a fetch that logs each attempt on stderr: request, response, time, and what went wrong. Secrets are redacted, by
 * their names in the spec and by value.
 *
 * @param secrets known secrets; may grow
 */
export function debugFetch(
  io: Io,
  fields: readonly string[],
  secrets: readonly string[],
  send: Fetch,
): Fetch {
  const redact = redactor({ fields, values: secrets });
  const log = (sign: string, text: string) => {
    for (const line of text.split('\n')) io.stderr.write(`debug: ${sign} ${line}\n`);
  };
  const logBody = (sign: string, body: string, type: string | null) => {
    if (body !== '') log(sign, redact.body(body, type).slice(0, MAX_BODY));
  };
  return async (url, init) => {
    const headers = new Headers(init.headers);
    log('>', `${init.method ?? 'GET'} ${redact.url(url)}`);
    for (const [name, value] of Object.entries(redact.headers(headers))) log('>', `${name}: ${value}`);
    logBody('>', bodyText(init.body), headers.get('content-type'));
    const start = io.clock.monotonic();
    const took = () => `${Math.round(io.clock.monotonic() - start)} ms`;
    try {
      const response = await send(url, init);
      log('<', `${response.status} ${redact.text(response.statusText)} (${took()})`);
      for (const [name, value] of Object.entries(redact.headers(response.headers)))
        log('<', `${name}: ${value}`);
      // Read to its end before the response is passed on: a copy that is not read could keep the other one waiting. A body
      // that breaks off is an error for the reader of the response.
      const body = await response
        .clone()
        .text()
        .catch(() => log('!', `the body broke off after ${took()}`));
      logBody('<', body ?? '', response.headers.get('content-type'));
      return response;
    } catch (error) {
      log('!', `failed after ${took()}: ${redact.text(connectionCode(error) ?? (error as Error).name)}`);
      throw error;
    }
  };
}

function bodyText(body: RequestInit['body']): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  if (!(body instanceof FormData)) return '';
  // A list of its fields: what is written of them, with its boundaries, says no more.
  const fields = [...body].map(([name, value]) => [name, typeof value === 'string' ? value : '(file)']);
  return JSON.stringify(Object.fromEntries(fields));
}
