import { ConfigurationError } from '../errors/errors.js';
import type { ServerDescription } from '../model/server.js';

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
    readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  },
): string {
  const given = options.baseUrl ?? fillVariables(servers[0], options.serverVariables ?? {});
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

function fillVariables(
  server: ServerDescription | undefined,
  given: Readonly<Record<string, string>>,
): string {
  // Maps: a variable may be called constructor, which every object has.
  const known = new Map(Object.entries(server?.variables ?? {}));
  const passed = new Map(Object.entries(given));
  let url = server?.url ?? '';
  for (const name of new Set([...known.keys(), ...passed.keys()])) {
    const { default: usual, values } = known.get(name) ?? { values: ['left out'] };
    const own = passed.get(name);
    const value = own ?? usual;
    // Another operation's servers may need it.
    if (own === undefined && !url.includes(`{${name}}`)) continue;
    // The default is the spec's own, as the URL is: only what a caller passes is restricted.
    if (
      value === undefined ||
      (values ? !values.includes(value) : value !== usual && !/^[\w.-]+$/.test(value))
    ) {
      throw new ConfigurationError(
        `serverVariables.${name} must be ${values?.join(' or ') ?? 'letters, digits, . or -'}.`,
        { option: `serverVariables.${name}` },
      );
    }
    url = url.replaceAll(`{${name}}`, () => value);
  }
  return url;
}
