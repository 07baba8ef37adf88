import { bearerFetch, type FetchFunction } from '@token-clients/auth-hooks';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { type CallLimits, LIMIT_MS } from '../request/limited-fetch.js';
import { transport } from '../request/transport.js';
import { openGrant, signerOf } from './grant.js';
import { withSource } from './token-source.js';

/** A fetch with the provider's token on it. */
export interface Authenticated {
  /** The provider's own origin. */
  readonly origin: string;
  readonly fetch: FetchFunction;
  /** What to read bodies with, by `readChunks`. */
  readonly limits: CallLimits;
}

/**
 * Lends `work` a fetch that puts the provider's token, and its signature if it has one, on requests to its own origin and
 * to those that the profile lists. It rejects with errors of the library's family, with no text of the original in them.
 */
export async function authenticated<Result>(
  context: Context,
  settings: Settings,
  work: (call: Authenticated) => Promise<Result>,
): Promise<Result> {
  const { args, io } = context;
  const options = { noCache: args.on('no-cache'), mayShorten: true };
  const grant = await openGrant(context, settings);
  return withSource(context, settings, grant, options, async ({ source }) => {
    const signer = await signerOf(context, settings, settings.credentials);
    const limits = { operation: 'api', limitMs: settings.timeoutMs ?? LIMIT_MS, clock: io.clock };
    const send = transport(context, settings, limits);
    const fetch = bearerFetch(source, {
      origins: [grant.origin, ...settings.apiOrigins],
      signer,
      fetch: (url, init) => send(String(url), init ?? {}),
    });
    return work({ origin: grant.origin, fetch, limits });
  });
}
