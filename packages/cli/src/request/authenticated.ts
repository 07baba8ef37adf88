import { bearerFetch, type FetchFunction } from '@token-clients/auth-hooks';
import { type Fetch, isTokenClientError, NetworkError, TimeoutError } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { cachedFirst, storedToken } from '../token/cached-first.js';
import { signerOf } from '../token/grant.js';
import { closeSource, openSource } from '../token/open-source.js';

/** A fetch with the provider's token on it. */
export interface Authenticated {
  /** The provider's own origin. */
  readonly origin: string;
  readonly fetch: FetchFunction;
  /** To be called when all is read. */
  close(): Promise<void>;
}

/** Time limit of a call, from sending to its headers. */
const LIMIT_MS = 30_000;

/**
 * Makes a fetch that puts the provider's token, and its signature if it has one, on requests to its own origin and to
 * those that the profile lists. It throws errors of the library's family, with no text of the original in them.
 */
export async function authenticated(
  context: Context,
  settings: Settings,
  plain: Fetch,
): Promise<Authenticated> {
  const { args, io } = context;
  const open = await openSource(context, settings, plain, { noCache: args.on('no-cache') });
  const { source, grant } = open;
  const signer = await signerOf(context, settings, settings.credentials);
  const limit = settings.timeoutMs ?? LIMIT_MS;
  const send = bearerFetch(cachedFirst(source, await storedToken(open, io)), {
    origins: [grant.origin, ...settings.apiOrigins],
    signer,
    fetch: (url, init) => limited(plain, String(url), init ?? {}, limit),
  });
  return { origin: grant.origin, fetch: send, close: () => closeSource(context, open) };
}

async function limited(plain: Fetch, url: string, init: RequestInit, limit: number): Promise<Response> {
  const { origin } = new URL(url);
  const timer = AbortSignal.timeout(limit);
  const signal = init.signal ? AbortSignal.any([init.signal, timer]) : timer;
  try {
    return await plain(url, { ...init, signal });
  } catch (error) {
    if (init.signal?.aborted || isTokenClientError(error)) throw error;
    if (timer.aborted) throw new TimeoutError('api', limit, `${origin} gave no answer in ${limit} ms.`);
    const code = Object(Object(error).cause).code;
    const reason = /^[A-Z_]+$/.test(code) ? String(code) : undefined;
    throw new NetworkError('api', reason, `${origin} could not be reached${reason ? ` (${reason})` : ''}.`);
  }
}
