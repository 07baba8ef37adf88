import type { ServerDescription } from './descriptor.js';
import { ConfigurationError } from './errors.js';

/**
 * The base URL of a client: the given one, or the provider's first server with its variables filled in. Without a
 * slash at its end.
 *
 * @throws ConfigurationError when it is not an absolute URL, not https (plain http is for loopback only), has
 * credentials, a query or a fragment, or a variable is unknown or not one of its values
 */
export function resolveBaseUrl(
  servers: readonly ServerDescription[],
  options: {
    readonly baseUrl?: string | undefined;
    readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  },
): string {
  const { href, search, hash } = requireSafeUrl(
    options.baseUrl ?? fillVariables(servers[0], options.serverVariables ?? {}),
    'baseUrl',
  );
  if (search || hash) throw new ConfigurationError('baseUrl must not have a query or fragment.');
  return href.replace(/[/?#]+$/, '');
}

/**
 * Parses a URL to which secrets may go.
 *
 * @throws ConfigurationError when it has a user name or password, or is not https, or http to this machine
 */
export function requireSafeUrl(text: string, name: string): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    const { protocol } = url;
    const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(url.hostname));
    if (safe && !url.username && !url.password) return url;
  }
  throw new ConfigurationError(
    `${name} must be a URL like https://api.example.com (http only to localhost), without credentials.`,
  );
}

/**
 * Whether a host name, as `URL.hostname` writes it, is this machine. Names below `localhost` are not: some resolvers
 * ask the network for them.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function fillVariables(
  server: ServerDescription | undefined,
  given: Readonly<Record<string, string>>,
): string {
  const known = server?.variables ?? {};
  let url = server?.url ?? '';
  for (const name of Object.keys({ ...known, ...given })) {
    const { default: usual = '', values } = known[name] ?? { values: ['left out'] };
    const value = given[name] ?? usual;
    if (values ? !values.includes(value) : !/^[\w.-]+$/.test(value)) {
      throw new ConfigurationError(
        `serverVariables.${name} must be ${values?.join(' or ') ?? 'letters, digits, dots or dashes'}.`,
      );
    }
    url = url.replaceAll(`{${name}}`, () => value);
  }
  return url;
}
