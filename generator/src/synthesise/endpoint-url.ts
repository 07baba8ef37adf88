import { resolveBaseUrl } from '@token-clients/runtime';

/** The parts of a URL, as they are written. */
export interface UrlParts {
  /** Scheme and authority; empty where they are not known. */
  readonly origin: string;
  /** Empty, or begins with `/`. */
  readonly path: string;
  /** Empty, or begins with `?`. */
  readonly query: string;
}

/** Takes a URL apart. Braces are variables, which `URL` would encode. */
export function partsOf(url: string): UrlParts {
  const [, origin = '', path = '', query = ''] =
    /^((?:[a-z][a-z\d+.-]*|\{[^{}]+\}):\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url.trim()) ?? [];
  return { origin, path, query };
}

/** Returns the names of the variables in a URL. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name))];
}

/**
 * Resolves an endpoint that a spec writes as a relative URL against its first server that is absolute (OpenAPI, "Relative
 * references in URLs"). Where there is none, the endpoint is a path on a server that is not known.
 *
 * @param bases absolute URLs, the first of which counts
 */
export function resolveEndpoint(given: string, bases: readonly string[]): string {
  // Without a scheme it is that of the base, which is https wherever secrets may go.
  const url = given.trim().replace(/^(?=\/\/)/, 'https:');
  const { origin, path, query } = partsOf(url);
  if (origin !== '') return origin + path + query;
  const [base = ''] = bases.filter(one => partsOf(one).origin !== '');
  const around = partsOf(base);
  const folder = path.startsWith('/') ? '' : around.path.replace(/[^/]*$/, '');
  const whole = `/${folder}/${path}`.replace(/\/{2,}/g, '/');
  return around.origin + withoutDots(whole) + query;
}

/** Removes dot segments as RFC 3986 section 5.2.4 does. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

/** Says why what a spec has in the place of a URL is none, not even a relative one; undefined where it is one. */
export function whyNoUrl(text: string): string | undefined {
  const url = text.trim();
  if (url === '') return 'it is empty';
  if (/[\s\p{Cc}\\]/u.test(url)) return 'it has a blank or a backslash';
  if (/^\{[^{}]+\}(?!:\/\/)/.test(url)) return 'its host is a variable that could be any';
  return /^[a-z][a-z\d+.-]*:(?!\/\/)/i.test(url) ? 'it is no URL of HTTP' : undefined;
}

/** Says why a client may not send secrets to an endpoint, by the rule of the runtime itself; undefined where it may. */
export function whyUnsafe(url: string): string | undefined {
  const { origin, path } = partsOf(url);
  if (origin === '') return undefined;
  const masked = (origin + path).replace(/^\{[^{}]+\}(?=:\/\/)/, 'https').replace(/\{[^{}]+\}/g, 'x');
  try {
    resolveBaseUrl([], { baseUrl: masked });
    return undefined;
  } catch {
    return 'clients send secrets to https only (http to localhost), without credentials in the URL';
  }
}
