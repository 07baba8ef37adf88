import type { NetworkError } from '../errors/connection-error.js';
import { ConfigurationError } from '../errors/errors.js';
import { valueAt } from '../json.js';
import type { Fetch } from '../model/call.js';

/** Words of Deno, which has no codes, for a connection that was not made, with the system's codes. The last is for all others. */
const DENO = [
  ['refused', 'ECONNREFUSED'],
  ['dns error', 'ENOTFOUND'],
  ['certificate', 'CERT_REJECTED'],
  ['No route', 'EHOSTUNREACH'],
  ['unreachable', 'ENETUNREACH'],
  ['', 'Connect'],
] as const;

/**
 * Returns the error for a failure without a code, before a response came.
 *
 * Browsers, workers and Deno give no code for a failed connection, and no runtime does for a request that it does not send.
 *
 * @param request what was given to `fetch`; undefined if it was not called
 * @param network makes the error of a failed connection
 */
export function uncodedFailure(
  error: unknown,
  name: string,
  request: Parameters<Fetch> | undefined,
  network: (reason?: string) => NetworkError,
): ConfigurationError | NetworkError {
  if (!request)
    return new ConfigurationError(
      `${name} was not sent: a field or header cannot be written, or signing failed.`,
      { thrown: error },
    );
  if (isInvalid(error, ...request))
    return new ConfigurationError(
      `${name} was not sent: this runtime's fetch does not accept the request; check the method, the headers and the port.`,
      { thrown: error },
    );
  const said = `${valueAt(error, '/cause/message')}`;
  return network(
    said.includes('client error (Connect)') ? DENO.find(([word]) => said.includes(word))?.[1] : undefined,
  );
}

/** Whether the request itself is at fault: `fetch` fails with a TypeError both for an invalid request and a connection. */
function isInvalid(error: unknown, url: string, { signal: _, ...init }: RequestInit): boolean {
  // Ports that browsers block, in the words of Node and Deno.
  const message = valueAt(error, '/cause/message') ?? valueAt(error, '/message');
  const code = `${valueAt(error, '/cause/code') ?? valueAt(error, '/code')}`;
  if (/^(ERR_INVALID|UND_ERR_)/.test(code) || /^bad port$|are blocked$/.test(`${message}`)) return true;
  try {
    new Request(url, init);
    return false;
  } catch (invalid) {
    // A runtime without `Request` throws a ReferenceError, which shows nothing.
    return invalid instanceof TypeError;
  }
}
