import type { Snapshot, Store } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { CliError } from '../cli-error.js';
import type { Context } from '../command.js';
import { inFlagWords } from '../config/flag-words.js';
import { findSettings, type Settings } from '../config/settings.js';
import { namedProvider } from '../providers/registry.js';
import { plainTransport } from '../request/transport.js';
import { grantFor } from './grant.js';

/** A grant and its record in the store, without any request. */
export interface Stored {
  readonly settings: Settings;
  readonly grant: TokenGrant;
  readonly store: Store;
  readonly snapshot: Snapshot | undefined;
}

/** Looks into the store for the provider that the command names. */
export async function openStored(context: Context): Promise<Stored> {
  const { secrets } = context;
  const settings = await findSettings(context, await namedProvider(context));
  const { credentials } = settings;
  const fetch = plainTransport(context, settings);
  const grant = await inFlagWords(settings, () => grantFor(context, settings, { credentials, fetch }));
  const store = await settings.store.open({ secrets, use: 'read' });
  return { settings, grant, store, snapshot: await store.read(grant.cacheKey) };
}

/** The error for a token that is not there. */
export function noToken(provider: string): CliError {
  return new CliError(
    'no_token',
    `There is no token of ${provider} here. Get one with: token-clients token get ${provider}`,
  );
}
