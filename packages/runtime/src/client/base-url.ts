import { ConfigurationError } from '../errors/errors.js';
import type { ServerDescription, ServerVariables } from '../model/server.js';

/**
 * Returns the base URL of a client, without a slash at its end: the given one, or the provider's first server with its
 * variables filled in.
 *
 * @throws {ConfigurationError} `configuration` when it is not an absolute URL, not https (plain http is for loopback only),
 * has credentials, a query or a fragment, or a variable is unknown or not one of its values
 */
export function resolveBaseUrl(
  servers: readonly ServerDescription[],
  options: {
    readonly baseUrl?: string | undefined;
    readonly serverVariables?: ServerVariables | undefined;
  },
): string {
  const given = options.baseUrl ?? urlOf(servers[0], options.serverVariables);
  return requireSafeUrl(given, 'baseUrl', true).href.replace(/[/?#]+$/, '');
}

/**
 * Parses a URL to which secrets may go.
 *
 * @param name of the option, for the error
 * @param bare rejects a query and a fragment too
 * @throws {ConfigurationError} `configuration` when it has a user name or password, or is neither https nor http to this
 * machine
 */
export function requireSafeUrl(text: string, name: string, bare = false): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    const { protocol } = url;
    const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(url.hostname));
    const extra = url.username + url.password + (bare ? url.search + url.hash : '');
    if (safe && !extra) return url;
  }
  throw new ConfigurationError(
    `${name} must be an https URL (http for localhost only) without credentials${bare ? ', query or fragment' : ''}.`,
    { option: name },
  );
}

/**
 * Returns whether a host name, as `URL.hostname` writes it, is this machine. Names below `localhost` are not: some
 * resolvers ask the network for them.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function urlOf(
  { url, variables = {}, fill }: ServerDescription = { url: '' },
  values: ServerVariables = {},
): string {
  for (const name of Object.keys(values))
    if (values[name] !== undefined && !Object.hasOwn(variables, name)) rejectVariable(name, 'left out');
  return fill ? fill(values) : url;
}

/** Throws the error of a server variable that has to be something else. */
export function rejectVariable(name: string, rule: string): never {
  const option = `serverVariables.${name}`;
  throw new ConfigurationError(`${option} must be ${rule}.`, { option });
}
