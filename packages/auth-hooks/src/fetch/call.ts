import { ConfigurationError, requireSafeUrl } from '@token-clients/runtime';

/** The shape of the platform's `fetch`. */
export type FetchFunction = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Options of every wrapper of `fetch`. */
export interface FetchOptions {
  /** Where tokens and signatures may go, such as `https://api.example.com`. Calls of any other URL are rejected. */
  readonly origins: readonly string[];
  /** Sends the requests; without it, the global `fetch` as it is when a request is made. */
  readonly fetch?: FetchFunction | undefined;
}

/** The arguments of a call of `fetch`, taken apart. */
export interface FetchCall {
  readonly url: URL;
  readonly method: string;
  /** As the caller set them; a copy. */
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  readonly request: Request | undefined;
  readonly init: RequestInit;
}

/**
 * Makes a function that checks where a call of `fetch` goes, and takes its arguments apart.
 *
 * @throws {ConfigurationError} as {@link originCheck}
 */
export function callReader(
  origins: readonly string[],
): (input: string | URL | Request, init?: RequestInit) => FetchCall {
  const check = originCheck(origins);
  return (input, init = {}) => {
    const request = typeof input === 'object' && 'url' in input ? input : undefined;
    return {
      url: check(request ? request.url : (input as string | URL)),
      // fetch writes only some methods in upper case.
      method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
      headers: new Headers(init.headers ?? request?.headers),
      signal: (init.signal === undefined ? request?.signal : init.signal) ?? undefined,
      request,
      init,
    };
  };
}

/** At fault in the errors below. */
const ORIGINS = { option: 'origins' } as const;

/**
 * Makes the check that keeps tokens and signatures at home: it lets a URL pass only if its origin is in the list.
 * Origins must be https, or http to this machine (RFC 6750 section 5.3: bearer tokens travel over TLS only).
 *
 * @throws {ConfigurationError} `configuration` when the list is empty or has something else than origins; from the
 * check, when a URL may not get the token
 */
export function originCheck(origins: readonly string[]): (url: string | URL) => URL {
  const allowed = new Set(origins.map(originOf));
  if (allowed.size === 0)
    throw new ConfigurationError('`origins` is empty; list those that may get the token.', ORIGINS);
  return input => {
    const url = parse(input);
    if (!url || !allowed.has(url.origin)) {
      throw new ConfigurationError(
        `Nothing was sent: ${url?.origin ?? 'a URL that is not absolute'} is not in \`origins\`.`,
        ORIGINS,
      );
    }
    // fetch rejects these with a message that repeats them.
    if (url.username || url.password) {
      throw new ConfigurationError('Nothing was sent: the URL has a user name or password; leave it out.');
    }
    return url;
  };
}

/** Every call comes through here, so a URL is parsed once: `URL.canParse` would parse it as well. */
function parse(url: string | URL): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function originOf(text: string): string {
  const { origin, pathname } = requireSafeUrl(text, 'origins', true);
  if (pathname === '/') return origin;
  throw new ConfigurationError('`origins` must have no path; leave it out.', ORIGINS);
}
