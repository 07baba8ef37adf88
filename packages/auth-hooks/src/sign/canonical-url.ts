import { ConfigurationError } from '@token-clients/runtime';

/** A URL in the one form that is both signed and sent. */
export interface CanonicalUrl {
  /** What to send. */
  readonly href: string;
  /** Percent-encoded as sent. */
  readonly path: string;
  /** Without the question mark; an empty string if there is none. */
  readonly query: string;
}

/**
 * Brings a URL into the form that Cobo's server checks. The official SDKs disagree with each other, and some with
 * themselves (they sign `+` and send `%20`), so the query is written once and that string is signed and sent: `A-Z a-z
 * 0-9 - _ . ~` are kept, a space is `+`, every other byte `%XX` in upper case; parameters without a value are dropped;
 * the order stays. The path is what `fetch` sends. A fragment is never sent, so it is dropped.
 *
 * Writing a canonical URL again changes nothing.
 *
 * @throws {ConfigurationError} `configuration` when the URL is not absolute
 */
export function canonicalUrl(url: string): CanonicalUrl {
  const { origin, pathname: path, search } = parse(url);
  const query = canonicalQuery(search.slice(1));
  return { href: query === '' ? origin + path : `${origin}${path}?${query}`, path, query };
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    // The platform's error repeats the whole string, which may hold secrets.
    throw new ConfigurationError('The URL to sign is not an absolute URL; pass it with its origin.');
  }
}

function canonicalQuery(query: string): string {
  if (query === '') return query;
  const kept: string[] = [];
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals === -1 || equals === pair.length - 1) continue;
    kept.push(`${rewrite(pair.slice(0, equals))}=${rewrite(pair.slice(equals + 1))}`);
  }
  return kept.join('&');
}

/**
 * Rewrites byte by byte and never decodes to characters, so that bytes which are not UTF-8 survive. The URL parser has
 * already written every character outside ASCII as bytes.
 */
function rewrite(encoded: string): string {
  return encoded.replace(/%[0-9a-f]{2}|[^\w.~+-]/gi, found => {
    const code = found.length === 3 ? Number.parseInt(found.slice(1), 16) : found.charCodeAt(0);
    const char = String.fromCharCode(code);
    if (/[\w.~-]/.test(char)) return char;
    return code === 0x20 ? '+' : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
