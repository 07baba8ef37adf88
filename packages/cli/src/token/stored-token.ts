import type { Snapshot, Store } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { CliError } from '../cli-error.js';
import { type Context, PROGRAM } from '../command.js';
import { findSettings, type Settings } from '../config/settings.js';
import { translateErrors } from '../config/translate-errors.js';
import type { TokenView } from '../output/token-forms.js';
import { type NamedProvider, namedProvider, onCommandLine } from '../providers/registry.js';
import { transport } from '../request/transport.js';
import { grantFor } from './grant.js';
import { viewOfStored } from './token-view.js';

/** A grant and the store that has its record. */
interface GrantAndStore {
  readonly grant: TokenGrant;
  readonly store: Store;
}

/** A grant and its record in the store. */
interface StoredToken extends GrantAndStore {
  readonly snapshot: Snapshot | undefined;
  /** The token in the record; undefined if it has none. */
  readonly token: TokenView | undefined;
}

/** Looks into the store for the provider that the command names. Nothing is sent, asked for or written. */
export async function openStored(context: Context): Promise<StoredToken & { readonly settings: Settings }> {
  const settings = await findSettings(context, await namedProvider(context));
  return { settings, ...(await findStored(context, settings)) };
}

/** Opens the store for the provider that the command names, and does not read the record. */
export async function openRecord(context: Context): Promise<GrantAndStore & { readonly settings: Settings }> {
  const settings = await findSettings(context, await namedProvider(context));
  return { settings, ...(await grantAndStore(context, settings)) };
}

/** Looks into the store for the token of these settings. Nothing is sent, asked for or written. */
export async function findStored(context: Context, settings: Settings): Promise<StoredToken> {
  const { grant, store } = await grantAndStore(context, settings);
  const snapshot = await store.read(grant.cacheKey);
  const token = viewOfStored(snapshot, context.io.clock.now(), grant.refresh !== undefined);
  return { grant, store, snapshot, token };
}

async function grantAndStore(context: Context, settings: Settings): Promise<GrantAndStore> {
  const { secrets, atEnd } = context;
  const { credentials } = settings;
  const fetch = transport(context, settings);
  const grant = await translateErrors(settings, () => grantFor(context, settings, { credentials, fetch }));
  const store = await settings.store.open({ secrets, atEnd, use: 'read' });
  return { grant, store };
}

/** The error for a token that is not there. */
export function noToken(provider: NamedProvider): CliError {
  return new CliError(
    'no_token',
    `There is no token of ${provider.name} here. Get one with: ${PROGRAM} token get ${onCommandLine(provider)}`,
  );
}
