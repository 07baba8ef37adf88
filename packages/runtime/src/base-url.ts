import type { ServerDescription } from './descriptor.js';
import { ConfigurationError } from './errors.js';

/**
 * The base URL of a client: the given one, or the provider's first server with its variables filled in. Without a
 * slash at its end.
 *
 * @throws ConfigurationError when it is not an absolute URL, not https (plain http is for loopback only), carries
 * credentials, or a variable is unknown or not one of its values
 */
export function resolveBaseUrl(
  servers: readonly ServerDescription[],
  options: {
    readonly baseUrl?: string | undefined;
    readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  },
): string {
  const url = requireSafeUrl(
    options.baseUrl ?? fillVariables(servers[0], options.serverVariables ?? {}),
    'baseUrl',
  );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/**
 * Parses a URL to which secrets may go.
 *
 * @throws ConfigurationError when it is not https, or http to this machine
 */
export function requireSafeUrl(text: string, name: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError(`${name} is not an absolute URL; write it like https://api.example.com.`);
  }
  if (url.username || url.password) {
    throw new ConfigurationError(
      `${name} carries a user name or password; pass credentials as options instead.`,
    );
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new ConfigurationError(
      `${name} must be https (http works for localhost only), not ${url.protocol}//${url.hostname}.`,
    );
  }
  return url;
}

/** Whether a host name, as `URL.hostname` writes it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|(.+\.)localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function fillVariables(
  server: ServerDescription | undefined,
  given: Readonly<Record<string, string>>,
): string {
  const known = server?.variables ?? {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(known, name)) {
      throw new ConfigurationError(
        `serverVariables.${name} is not a variable of this server; it has ${Object.keys(known).join(', ') || 'none'}.`,
      );
    }
  }
  return (server?.url ?? '').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name] ?? known[name]?.default ?? '';
    const allowed = known[name]?.values;
    if (allowed ? !allowed.includes(value) : !/^[\w.-]+$/.test(value)) {
      throw new ConfigurationError(
        `serverVariables.${name} must be ${allowed?.join(' or ') ?? 'letters, digits, dots or dashes'}.`,
      );
    }
    return value;
  });
}
