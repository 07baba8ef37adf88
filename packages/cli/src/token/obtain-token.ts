import type { Store } from '@token-clients/auth-hooks';
import { isTokenClientError, TimeoutError, type TokenGrant } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import type { Context } from '../command.js';
import { missingOf } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import type { Io } from '../io.js';
import { withSpinner } from '../output/spinner.js';
import type { TokenView } from '../output/token-forms.js';
import { plainTransport } from '../request/transport.js';
import { grantFor, isPartOfCacheKey } from './grant.js';
import { type OpenSource, withSource } from './open-source.js';
import type { TokenRequest } from './print-token.js';
import { rememberShortcut } from './shortcut.js';
import { mayServe, viewOfIssued, viewOfStored } from './token-view.js';

/** The token that `token get` prints: the cached one if it may be served, else the next. */
export async function obtainToken(
  context: Context,
  settings: Settings,
  request: TokenRequest,
): Promise<TokenView> {
  const cached = request.force || request.noCache ? undefined : await cachedToken(context, settings, request);
  return cached ?? nextToken(context, settings, request);
}

/** The cached token, if it serves. Looks at no secret, so nothing is asked for and no command runs. */
async function cachedToken(
  context: Context,
  settings: Settings,
  request: TokenRequest,
): Promise<TokenView | undefined> {
  if (!settings.store.keepsTokens || missingOf(settings.credentials).some(isPartOfCacheKey)) return undefined;
  const { secrets, io } = context;
  const grant = await grantFor(context, settings, { credentials: settings.credentials, fetch });
  const store = await settings.store.open({ secrets, use: 'read' });
  const token = await read(store, grant, io).catch(async error => {
    // A default place that can't be used is told about when the next token is asked for.
    if (!settings.store.isChosen && (await settings.store.tryOut(store)) !== undefined) return undefined;
    throw error;
  });
  if (!token || !mayServe(token, io.clock.now(), request.minValidityMs)) return undefined;
  rememberShortcut(context, settings, grant, request);
  return token;
}

function nextToken(context: Context, settings: Settings, request: TokenRequest): Promise<TokenView> {
  const { io } = context;
  return withSource(context, settings, plainTransport(context, settings), request, async open => {
    const { source, grant, events } = open;
    try {
      const token = await withSpinner(io, `Getting a token from ${grant.origin} ...`, () =>
        newestToken(open, request, io.signal),
      );
      const made = events.find(({ type }) => type === 'acquire' || type === 'refresh')?.type;
      const how = made === 'refresh' ? 'refreshed' : made === 'acquire' ? 'acquired' : 'cache';
      if (!request.force && !request.noCache && (await isStored(open, io)))
        rememberShortcut(context, settings, grant, request);
      return viewOfIssued(token, how, grant.refresh !== undefined && source.status().hasRefreshToken);
    } catch (error) {
      throw inFlagWords(error, settings, events);
    }
  });
}

/** A second one where the first, from the store, is not what was asked for. */
async function newestToken(
  { source, events }: OpenSource,
  { minValidityMs, force }: TokenRequest,
  signal: AbortSignal,
) {
  const wait = { signal, minValidityMs };
  const first = await source.get(wait);
  const isNew = events.some(({ type }) => type === 'acquire' || type === 'refresh');
  // A token of unknown lifetime can't promise to stay valid. The next one can't either, but it is as young as can be.
  const isUnsure = minValidityMs > 0 && first.expiresAt === null;
  return (force || isUnsure) && !isNew ? source.get({ ...wait, newerThan: first.id }) : first;
}

/** Whether a later run will find the token. A store that fails now does not take back the token that was got. */
async function isStored({ store, configured, grant }: OpenSource, io: Io): Promise<boolean> {
  if (!configured.keepsTokens) return false;
  return (await read(store, grant, io).catch(() => undefined)) !== undefined;
}

/** The library's errors about what flags decide, in the words of the flags. */
function inFlagWords(error: unknown, { provider }: Settings, events: OpenSource['events']): unknown {
  if (!isTokenClientError(error)) return error;
  if (error.message.startsWith('minValidityMs'))
    return configurationError(
      `--min-validity: tokens of ${provider.name} do not live that long; ask for less.`,
    );
  const attempts = events.filter(event => event.type === 'failure' && event.exchange !== 'none').length;
  if (error.code !== 'timeout' || attempts < 2) return error;
  return new TimeoutError(
    error.operation,
    error.timeoutMs,
    `${error.message} It was tried ${attempts} times; --timeout limits each attempt.`,
  );
}

/** The stored token. */
export async function read(store: Store, grant: TokenGrant, { clock }: Io): Promise<TokenView | undefined> {
  return viewOfStored(await store.read(grant.cacheKey), clock.now(), grant.refresh !== undefined);
}
