import { ConfigurationError, isLoopback } from '@token-clients/runtime';

/**
 * Makes the check that keeps tokens and signatures at home: it lets a URL pass only if its origin is in the list.
 * Origins must be https, or http to this machine (RFC 6750 section 5.3: bearer tokens travel over TLS only).
 *
 * @throws ConfigurationError (`configuration`) for a list that is empty or names something else than origins
 */
export function originCheck(origins: readonly string[]): (url: string | URL) => URL {
  const allowed = new Set(origins.map(originOf));
  if (allowed.size === 0)
    throw new ConfigurationError('List the origins that may get the token in `origins`.');
  return input => {
    const url = parse(input);
    if (!url || !allowed.has(url.origin)) {
      throw new ConfigurationError(
        `Nothing was sent: ${url?.origin ?? 'a URL that is not absolute'} is not in \`origins\`.`,
      );
    }
    // fetch refuses these with a message that repeats them.
    if (url.username || url.password) {
      throw new ConfigurationError('Nothing was sent: the URL holds a user name or password.');
    }
    return url;
  };
}

function originOf(text: string): string {
  const url = parse(text);
  if (!url || url.href !== `${url.origin}/`) {
    throw new ConfigurationError('Each of `origins` must be like "https://api.example.com", without a path.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new ConfigurationError(`${url.origin} is not https; http is for this machine only.`);
  }
  return url.origin;
}

function parse(url: string | URL): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
