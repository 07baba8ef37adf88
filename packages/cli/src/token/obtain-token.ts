import { isTokenClientError, TimeoutError, type TokenGrant } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { withSpinner } from '../output/spinner.js';
import type { TokenForm, TokenView } from '../output/token-forms.js';
import { openGrant } from './grant.js';
import { rememberShortcut } from './shortcut.js';
import { type OpenSource, withSource } from './token-source.js';
import { mayServe, viewOfIssued, viewOfStored } from './token-view.js';

/** What `token get` was asked for. */
export interface TokenGetOptions {
  /** How the token is printed. */
  readonly form: TokenForm;
  readonly minValidityMs: number;
  readonly force: boolean;
  readonly noCache: boolean;
  /** Whether a person may be asked for what is missing. */
  readonly mayAsk: boolean;
}

/**
 * Returns the token that `token get` prints: the cached one if it may be served, else the next. A cached token needs no
 * secret, so nothing is asked for and no command runs.
 */
export async function obtainToken(
  context: Context,
  settings: Settings,
  options: TokenGetOptions,
): Promise<TokenView> {
  const grant = await openGrant(context, settings, options);
  const isCached = !options.force && !options.noCache;
  const cached = isCached ? await cachedToken(context, settings, grant, options) : undefined;
  if (cached) {
    rememberShortcut(context, settings, grant, options);
    return cached;
  }
  return withSource(context, settings, grant, options, async open => {
    const token = await nextToken(context, settings, grant, options, open);
    const isKept = open.configured.keepsTokens && !open.events.some(isAboutStore);
    if (isCached && isKept) rememberShortcut(context, settings, grant, options);
    return token;
  });
}

/** The stored token, if it may be served as it is. Nothing is written. */
async function cachedToken(
  { io, secrets, atEnd }: Context,
  { store: configured }: Settings,
  grant: TokenGrant,
  { minValidityMs }: TokenGetOptions,
): Promise<TokenView | undefined> {
  if (!configured.keepsTokens) return undefined;
  const store = await configured.open({ secrets, atEnd, use: 'read' });
  const snapshot = await store.read(grant.cacheKey).catch(async error => {
    // A default place that can't be used is noted when the next token is requested.
    if (!configured.isChosen && (await configured.tryOut(store)) !== undefined) return undefined;
    throw error;
  });
  if (!mayServe(snapshot, minValidityMs)) return undefined;
  return viewOfStored(snapshot, io.clock.now(), grant.refresh !== undefined);
}

async function nextToken(
  { io }: Context,
  { provider }: Settings,
  grant: TokenGrant,
  options: TokenGetOptions,
  { source, events }: OpenSource,
): Promise<TokenView> {
  const isNew = () => events.find(({ type }) => type === 'acquire' || type === 'refresh');
  const work = async () => {
    const { minValidityMs, force } = options;
    const wait = { signal: io.signal, minValidityMs };
    const first = await source.get(wait);
    // A token of unknown lifetime can't promise to stay valid. The next one can't either, but it is as young as can be.
    const isUnsure = minValidityMs > 0 && first.expiresAt === null;
    return (force || isUnsure) && !isNew() ? source.get({ ...wait, newerThan: first.id }) : first;
  };
  try {
    const token = await withSpinner(io, `Getting a token from ${grant.origin} ...`, work);
    const type = isNew()?.type;
    const from = type === 'refresh' ? 'refreshed' : type === 'acquire' ? 'acquired' : 'cache';
    return viewOfIssued(token, from, grant.refresh !== undefined && source.status().hasRefreshToken);
  } catch (error) {
    throw translated(error, provider.name, events);
  }
}

function isAboutStore({ type }: OpenSource['events'][number]): boolean {
  return type === 'store_unavailable';
}

/** The library's errors about what flags decide, in the words of the flags. */
function translated(error: unknown, provider: string, events: OpenSource['events']): unknown {
  if (!isTokenClientError(error)) return error;
  if (error.code === 'configuration' && error.option === 'minValidityMs')
    return configurationError(`--min-validity: tokens of ${provider} do not live that long; ask for less.`);
  const attempts = events.filter(event => event.type === 'failure' && event.request !== 'none').length;
  if (error.code !== 'timeout' || attempts < 2) return error;
  return new TimeoutError(`${error.message} It was tried ${attempts} times; --timeout limits each attempt.`, {
    operation: error.operation,
    timeoutMs: error.timeoutMs,
    status: error.status,
  });
}
