import { type ManagedTokenSource, type Store, type TokenEvent, tokenSource } from '@token-clients/auth-hooks';
import type { Fetch, TokenGrant } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { askForMissing } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import { noteStore, type StoreUse, type UsableStore, usableStore } from '../stores/usable-store.js';
import { withoutStore } from '../stores/without-store.js';
import { markCredentialFailure } from './credential-failure.js';
import { grantFor } from './grant.js';

/** A token source over the configured store. */
export interface OpenSource extends UsableStore {
  readonly grant: TokenGrant;
  readonly source: ManagedTokenSource;
  /** What it did so far. */
  readonly events: readonly TokenEvent[];
}

export interface SourceOptions {
  readonly noCache?: boolean;
  readonly mayAsk?: boolean;
  /** The time limit is about another request: the token request may have less than that. */
  readonly mayShorten?: boolean;
}

/** A person who is asked for a secret, or a command that asks one, may take so long. */
const PATIENCE_MS = 600_000;

/** A store waits a little longer for a token request than that one may take. */
const MARGIN_MS = 1_000;

/**
 * Opens the token source of a provider for as long as `work` takes. Missing secrets are asked for on a terminal, once
 * they are needed. What the user should know about the store is told at the end.
 */
export async function withSource<Result>(
  context: Context,
  settings: Settings,
  fetch: Fetch,
  options: SourceOptions,
  work: (open: OpenSource) => Promise<Result>,
): Promise<Result> {
  const open = await openSource(context, settings, fetch, options);
  let how: 'worked' | 'failed' = 'failed';
  try {
    const result = await work(open);
    how = 'worked';
    return result;
  } catch (error) {
    throw markCredentialFailure(settings.provider.descriptor, error);
  } finally {
    // After Ctrl+C, a request that spends a one-time refresh token is still waited for, because its answer is the only
    // copy of the next one; any other is given up at once, so that the next shell need not wait for it.
    await open.source.close({ abandon: context.io.signal.aborted });
    noteStore(context, afterUse(open), how);
  }
}

/** A store may fail only when there is something to keep. */
function afterUse({ configured, isNew, events }: OpenSource): StoreUse {
  const hasFailed = configured.keepsTokens && events.some(({ type }) => type === 'store_unavailable');
  if (!hasFailed) return { configured, isNew };
  return { configured: { ...configured, trouble: configured.failed }, isNew: false };
}

async function openSource(
  context: Context,
  settings: Settings,
  fetch: Fetch,
  options: SourceOptions,
): Promise<OpenSource> {
  const { io, args, secrets } = context;
  const credentials = askForMissing(
    settings.credentials,
    io,
    (options.mayAsk ?? true) && !args.on('no-input'),
  );
  const grant = await grantFor(context, settings, { credentials, fetch });
  const wanted = options.noCache ? withoutStore({ ...settings.store, kind: 'none' }) : settings.store;
  const usable = await usableStore(context, wanted);
  const { timeoutMs } = settings;
  const isLong = timeoutMs !== undefined && timeoutMs > longestIn(usable.store);
  // Others that share the store wait the usual time only, and then ask once more: that does no harm unless a one-time
  // refresh token is sent twice.
  const mayTakeLong = !usable.configured.keepsTokens || grant.descriptor.rotation === 'never';
  const store =
    isLong && mayTakeLong
      ? await usable.configured.open({ secrets, use: 'write', hardTimeoutMs: timeoutMs + MARGIN_MS })
      : usable.store;
  const events: TokenEvent[] = [];
  const source = tokenSource(grant, {
    store,
    timeoutMs: timeoutMs === undefined ? undefined : fitting(timeoutMs, store, settings, options),
    clock: io.clock,
    credentialsTimeoutMs: PATIENCE_MS,
    onEvent: event => events.push(event),
  });
  return { ...usable, grant, store, source, events };
}

function longestIn({ hardTimeoutMs }: Store): number {
  return hardTimeoutMs - MARGIN_MS;
}

/** @throws CliError (`usage`) for a limit that the store does not allow */
function fitting(
  timeoutMs: number,
  store: Store,
  { provider, timeoutSource }: Settings,
  { mayShorten }: SourceOptions,
): number {
  const most = longestIn(store);
  if (timeoutMs <= most) return timeoutMs;
  if (mayShorten) return most;
  throw usageError(
    `The time limit (${timeoutSource}) can be at most ${most / 1000}s for ${provider.name}: its refresh tokens work once, and other shells wait no longer before they take one for lost. Give less, or use --no-cache.`,
  );
}
