import { type ManagedTokenSource, type Store, type TokenEvent, tokenSource } from '@token-clients/auth-hooks';
import type { Fetch, TokenGrant } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { askForMissing } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import { grantFor } from './grant.js';
import { openStore, tellFirstUse } from './store.js';

/** A token source over the configured store. */
export interface OpenSource {
  readonly grant: TokenGrant;
  readonly store: Store;
  readonly source: ManagedTokenSource;
  /** What it did so far. */
  readonly events: readonly TokenEvent[];
}

/** Longest time limit of a token request that the stores allow, less a margin. */
const MAX_TIMEOUT_MS = 14_000;

/** Opens the token source of a provider. Missing secrets are asked for on a terminal, once they are needed. */
export async function openSource(
  context: Context,
  settings: Settings,
  fetch: Fetch,
  options: { readonly noCache?: boolean; readonly mayAsk?: boolean } = {},
): Promise<OpenSource> {
  const { io, args, secrets } = context;
  const credentials = askForMissing(
    settings.credentials,
    io,
    (options.mayAsk ?? true) && !args.on('no-input'),
  );
  const grant = await grantFor(context, settings, { credentials, fetch });
  const kept = options.noCache ? { ...settings.store, kind: 'none' } : settings.store;
  tellFirstUse(kept, io);
  const store = await openStore(kept, secrets);
  const events: TokenEvent[] = [];
  const source = tokenSource(grant, {
    store,
    timeoutMs: settings.timeoutMs === undefined ? undefined : Math.min(settings.timeoutMs, MAX_TIMEOUT_MS),
    onEvent: event => events.push(event),
  });
  return { grant, store, source, events };
}

/**
 * Lets a source end. An exchange that spends a one-time refresh token is waited for also after Ctrl+C: its answer is
 * the only copy of the next one.
 */
export async function closeSource({ io }: Context, { source, grant }: OpenSource): Promise<void> {
  if (io.signal.aborted && grant.descriptor.rotation === 'never') return;
  await source.close();
}
