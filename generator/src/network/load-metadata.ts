import type { MetadataText } from '../discovery/metadata.js';
import { issuersOf, metadataUrls } from '../discovery/metadata-urls.js';
import { GenerateError, interrupted, isGenerateError } from '../errors.js';
import { explainLoadFailure } from './explain-load-failure.js';
import { proxiedFetch } from './proxied-fetch.js';
import type { SpecSourceOptions } from './spec-source.js';

const MAX_REDIRECTS = 3;

/**
 * Loads the metadata of an authorization server: from the URL of a document itself, or for an issuer from the first of its
 * well-known URLs that has one.
 *
 * A server that was not named is never asked: a redirect is followed only to the same origin.
 *
 * @param asked an issuer, or the URL of a document; already checked to be a URL to which secrets may go
 * @throws {GenerateError} `spec_invalid` when there is none, or it is no JSON, too large, too slow, or at another site;
 *   `interrupted`
 */
export async function loadMetadata(asked: string, options: SpecSourceOptions): Promise<MetadataText> {
  const { signal, timeoutMs = 30_000, env = process.env } = options;
  const owners = issuersOf(asked);
  const [urls, issuers] = owners.length > 0 ? [[asked], owners] : [metadataUrls(asked), [asked]];
  const limit = AbortSignal.timeout(timeoutMs);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  const missing: string[] = [];
  let here = asked;
  try {
    const fetch = options.fetch ?? (await proxiedFetch(env));
    for (const url of urls) {
      here = url;
      const found = await request(url, { fetch, signal: ends, maxBytes: options.maxBytes ?? 1_000_000 });
      if ('text' in found) return { url, text: found.text, issuers };
      missing.push(`${url} ${found.missing}`);
    }
  } catch (error) {
    if (signal?.aborted) throw interrupted();
    if (isGenerateError(error)) throw error;
    const { what, fix } = explainLoadFailure(error, 'The metadata');
    throw notLoaded(here, what, fix, error);
  }
  throw notLoaded(asked, `There is no metadata of an authorization server: ${missing.join('; ')}`);
}

function notLoaded(
  file: string,
  what: string,
  fix = 'Check the URL of --discover, or describe the server in the spec.',
  cause?: unknown,
): GenerateError {
  return new GenerateError('spec_invalid', what, { file, fix, rule: 'metadata-not-loaded', cause });
}

interface Limits {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** What loads metadata with these options. */
export function metadataLoader({
  fetch,
  env,
  signal,
  timeoutMs,
}: SpecSourceOptions): (asked: string) => Promise<MetadataText> {
  return asked => loadMetadata(asked, { fetch, env, signal, timeoutMs });
}

/** The text at a URL, or why there is no document. */
async function request(
  asked: string,
  { fetch, signal, maxBytes }: Limits,
): Promise<{ readonly text: string } | { readonly missing: string }> {
  let url = asked;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json' },
    });
    const type = mediaType(response);
    const isJson = /^application\/(?:[\w.-]+\+)?json$/i.test(type);
    if (response.ok && isJson) return { text: await textOf(response, asked, maxBytes) };
    await response.body?.cancel();
    // Servers of pages send one for every path that they don't know.
    if (response.ok) return { missing: `is ${type || 'of no media type'}, not application/json` };
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null)
      return { missing: `responds with ${response.status}` };
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next?.origin !== new URL(url).origin)
      return { missing: `leads to another site, ${next ? next.origin : 'by what is no URL'}` };
    url = next.href;
  }
  throw notLoaded(asked, `It leads on more than ${MAX_REDIRECTS} times`);
}

function mediaType({ headers }: Response): string {
  return (headers.get('content-type') ?? '').replace(/;.*$/s, '').trim();
}

async function textOf(response: Response, asked: string, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw notLoaded(asked, `It is larger than ${maxBytes / 1e6} MB`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw notLoaded(asked, 'It is not UTF-8');
  }
}
