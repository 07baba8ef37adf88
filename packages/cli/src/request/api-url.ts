import { usageError } from '../cli-error.js';

/**
 * Returns the URL of an API call: a path of the provider's own origin, or a whole URL of an origin that may get the token.
 *
 * @throws {CliError} `usage` for any other
 */
export function apiUrl(text: string, origin: string, more: readonly string[]): URL {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (!whole && !text.startsWith('/'))
    throw usageError(`The URL path must begin with a slash, such as /${text.slice(0, 40)}.`);
  // "//host" would be another host.
  const url = whole ? parse(text) : parse(origin + text);
  const allowed = [origin, ...more];
  if (url && allowed.includes(url.origin) && !url.username && !url.password) return url;
  throw usageError(
    `The token may go to ${allowed.join(', ')} only${url ? `, not to ${url.origin}` : ''}. List others in the profile as api_origins.`,
  );
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
