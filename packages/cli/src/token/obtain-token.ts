import type { Store } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import type { Context } from '../command.js';
import { missingOf } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import type { Io } from '../io.js';
import { withSpinner } from '../output/spinner.js';
import { plainTransport } from '../request/transport.js';
import { grantFor, tellsWho } from './grant.js';
import { type HeldToken, heldToken, issuedToken, mayServe } from './held-token.js';
import { closeSource, openSource } from './open-source.js';
import type { TokenRequest } from './print-token.js';
import { rememberShortcut } from './shortcut.js';
import { keepsTokens, openStore } from './store.js';

/** The token that `token get` prints: the cached one if it may be served, else the next. */
export async function obtainToken(
  context: Context,
  settings: Settings,
  request: TokenRequest,
): Promise<HeldToken> {
  const cached = request.force || request.noCache ? undefined : await cachedToken(context, settings, request);
  return cached ?? nextToken(context, settings, request);
}

/** The cached token, if it serves. Looks at no secret, so nothing is asked for and no command runs. */
async function cachedToken(
  context: Context,
  settings: Settings,
  request: TokenRequest,
): Promise<HeldToken | undefined> {
  if (!keepsTokens(settings.store) || missingOf(settings.credentials).some(tellsWho)) return undefined;
  const { secrets } = context;
  const grant = await grantFor(context, settings, { credentials: settings.credentials, fetch });
  const store = await openStore(settings.store, secrets, 'look');
  const token = await read(store, grant, context.io);
  if (!token || !mayServe(token, context.io.clock.now(), request.minValidityMs)) return undefined;
  rememberShortcut(context, settings, grant, request);
  return token;
}

async function nextToken(context: Context, settings: Settings, request: TokenRequest): Promise<HeldToken> {
  const { io } = context;
  const fetch = plainTransport(context, settings);
  const open = await openSource(context, settings, fetch, request);
  const { source, grant, store, events } = open;
  try {
    const token = await withSpinner(io, `Getting a token from ${grant.origin} ...`, async () => {
      const wait = { signal: io.signal, minValidityMs: request.minValidityMs };
      const first = await source.get(wait);
      const isNew = events.some(({ type }) => type === 'acquire' || type === 'refresh');
      return request.force && !isNew ? source.get({ ...wait, newerThan: first.id }) : first;
    });
    const made = events.find(({ type }) => type === 'acquire' || type === 'refresh')?.type;
    const how = made === 'refresh' ? 'refreshed' : made === 'acquire' ? 'acquired' : 'cache';
    if (!request.force && !request.noCache && keepsTokens(settings.store) && (await read(store, grant, io)))
      rememberShortcut(context, settings, grant, request);
    return issuedToken(token, how, grant.refresh !== undefined && source.status().hasRefreshToken);
  } catch (error) {
    throw (error as Error).message.startsWith('minValidityMs') ? tooLong(settings) : error;
  } finally {
    await closeSource(context, open);
  }
}

function tooLong({ provider }: Settings): Error {
  return configurationError(
    `--min-validity: tokens of ${provider.name} do not live that long; ask for less.`,
  );
}

/** The stored token. */
export async function read(store: Store, grant: TokenGrant, { clock }: Io): Promise<HeldToken | undefined> {
  return heldToken(await store.read(grant.cacheKey), clock.now(), grant.refresh !== undefined);
}
