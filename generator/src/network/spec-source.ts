import { GenerateError, interrupted } from '../errors.js';
import { collectText, readSpecFile } from '../files/spec-file.js';
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
 * @throws {GenerateError} `spec_unavailable` for a file that can't be read; `spec_unreachable` for a URL that can't be loaded, takes too
 * long, or leads to another protocol;
 * `spec_invalid` when it is too large or not UTF-8; `interrupted`
 */
export async function specSource(from: string, options: SpecSourceOptions = {}): Promise<string> {
  const { maxBytes, env = process.env } = options;
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) return readSpecFile(from, from, maxBytes);
  const fail = (what: string, fix = 'Name another file or https URL.', cause?: unknown) =>
    new GenerateError('spec_unreachable', what, { file: shown(from), cause, fix });
  try {
    const fetch = options.fetch ?? (await proxiedFetch(env));
    const response = await download(from, { ...options, fetch }, fail);
    return await collectText(bodyOf(response), shown(from), maxBytes);
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    if (options.signal?.aborted) throw interrupted();
    const { what, fix } = explainLoadFailure(error);
    throw fail(what, fix, error);
  }
}

async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
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
