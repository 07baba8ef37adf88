import type { Fetch } from '../client/types.js';
import type { NetworkError } from '../errors/connection-error.js';
import { ConfigurationError } from '../errors/errors.js';

/** Deno has no codes: its words for a connection that was not made, and the system's. The last is for all others. */
const DENO = [
  ['refused', 'ECONNREFUSED'],
  ['dns error', 'ENOTFOUND'],
  ['certificate', 'CERT_REJECTED'],
  ['No route', 'EHOSTUNREACH'],
  ['unreachable', 'ENETUNREACH'],
  ['', 'Connect'],
] as const;

/**
 * The error for a failure that has no code, before an answer came. Browsers, workers and Deno give none for a failed
 * connection, and no runtime does for a request that it refuses to send.
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
      `${name} was not sent: a field or header can't be written, or signing failed.`,
    );
  if (isRefused(error, ...request))
    return new ConfigurationError(
      `${name} was not sent: this runtime's fetch takes no such request; check the method, the headers and the port.`,
    );
  const said = `${Object(Object(error).cause).message}`;
  return network(
    said.includes('client error (Connect)') ? DENO.find(([word]) => said.includes(word))?.[1] : undefined,
  );
}

/** Whether the request itself is at fault: `fetch` fails with a TypeError for one it refuses and for a connection. */
function isRefused(error: unknown, url: string, { signal: _, ...init }: RequestInit): boolean {
  const { code, cause } = Object(error);
  // Ports that browsers block, in the words of Node and of Deno.
  if (/^ERR_INVALID/.test(code) || /^bad port$|are blocked$/.test(Object(cause ?? error).message))
    return true;
  try {
    new Request(url, init);
    return false;
  } catch (invalid) {
    // A runtime without `Request` says nothing.
    return invalid instanceof TypeError;
  }
}
