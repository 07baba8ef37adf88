import { readFile, stat } from 'node:fs/promises';
import { GenerateError, interrupted } from '../errors.js';
import { explainLoadFailure } from './explain-load-failure.js';
import { proxiedFetch } from './proxied-fetch.js';

export interface SpecSourceOptions {
  /** Default: one that goes through the proxy that `env`, or else npm, names. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Time limit for everything together. */
  readonly timeoutMs?: number | undefined;
  readonly maxBytes?: number | undefined;
}

const MAX_REDIRECTS = 5;

/**
 * Loads the text of a spec from a file or an https URL.
 *
 * @throws {GenerateError} `spec_invalid` when it can't be loaded, is too large, takes too long, or leads to another protocol;
 * `interrupted`
 */
export async function specSource(from: string, options: SpecSourceOptions = {}): Promise<string> {
  const { maxBytes = 10_000_000, env = process.env } = options;
  const fail = (what: string, fix = 'Name another file or https URL.', cause?: unknown) =>
    new GenerateError('spec_invalid', what, { file: shown(from), cause, fix });
  const tooLarge = () => fail(`The spec is larger than ${maxBytes / 1e6} MB`);

  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) {
    const size = await stat(from).then(
      ({ size }) => size,
      ({ code }: NodeJS.ErrnoException) => {
        throw fail(`The spec cannot be read (${code})`);
      },
    );
    if (size > maxBytes) throw tooLarge();
    const bytes = await readFile(from).catch(({ code }: NodeJS.ErrnoException) => {
      throw fail(`The spec cannot be read (${code})`);
    });
    return decoded(bytes, fail);
  }
  try {
    const fetch = options.fetch ?? (await proxiedFetch(env));
    const response = await download(from, { ...options, fetch }, fail);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return decoded(Buffer.concat(chunks), fail);
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    if (options.signal?.aborted) throw interrupted();
    const { what, fix } = explainLoadFailure(error);
    throw fail(what, fix, error);
  }
}

/** YAML and JSON are UTF-8. Read as that, anything else would have other names in it, and nothing would say so. */
function decoded(bytes: Uint8Array, fail: (what: string, fix: string) => GenerateError): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fail('The spec is not UTF-8', 'Save it in that encoding.');
  }
}

async function download(
  from: string,
  { fetch, signal, timeoutMs = 30_000 }: SpecSourceOptions & { readonly fetch: typeof globalThis.fetch },
  fail: (what: string) => GenerateError,
): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMs);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  let url = from;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      throw fail(
        hop === 0
          ? 'Only https URLs are loaded'
          : `It leads to ${shown(url)}, and only https URLs are loaded`,
      );
    }
    const response = await fetch(url, { redirect: 'manual', signal: ends });
    const location = response.headers.get('location');
    if (response.ok) return response;
    if (response.status < 300 || response.status > 399 || location === null)
      throw fail(`The server responds with ${response.status}`);
    await response.body?.cancel();
    url = URL.canParse(location, url) ? new URL(location, url).href : location;
  }
  throw fail(`It leads on more than ${MAX_REDIRECTS} times`);
}

/** A URL without user and password. */
function shown(from: string): string {
  return from.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}
