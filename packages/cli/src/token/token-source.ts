import { type ManagedTokenSource, type Store, type TokenEvent, tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { noteStore, type StoreUse, type UsableStore, usableStore } from '../stores/usable-store.js';
import { withoutStore } from '../stores/without-store.js';
import { markCredentialFailure } from './credential-failure.js';

/** A token source over the configured store, as long as it is open. */
export interface OpenSource extends UsableStore {
  readonly source: ManagedTokenSource;
  /** What it did so far. */
  readonly events: readonly TokenEvent[];
}

interface SourceOptions {
  readonly noCache?: boolean;
  /** The time limit is about another request: the token request may have less than that. */
  readonly mayShorten?: boolean;
}

/** A person who is asked for a secret, or a command that asks one, may take so long. */
const PATIENCE_MS = 600_000;

/** A store waits a little longer for a token request than that one may take. */
const MARGIN_MS = 1_000;

/**
 * Opens the token source of a grant for as long as `work` takes, over a store that was tried. Notes on stderr, at the end,
 * what the user should know about the store.
 *
 * @throws {StoreUnavailableError} `store_unavailable` when a store that the user chose can't be used
 * @throws {CliError} `usage` for a time limit that the store does not allow
 */
export async function withSource<Result>(
  context: Context,
  settings: Settings,
  grant: TokenGrant,
  options: SourceOptions,
  work: (open: OpenSource) => Promise<Result>,
): Promise<Result> {
  const open = await openSource(context, settings, grant, options);
  let how: 'worked' | 'failed' = 'failed';
  try {
    const result = await work(open);
    how = 'worked';
    return result;
  } catch (error) {
    throw markCredentialFailure(grant.descriptor, error);
  } finally {
    // After Ctrl+C, a request that spends a one-time refresh token is still waited for, because its response is the only
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
  grant: TokenGrant,
  options: SourceOptions,
): Promise<OpenSource> {
  const { io, secrets, atEnd } = context;
  const { timeoutMs } = settings;
  const usable = await usableStore(
    context,
    options.noCache ? withoutStore({ ...settings.store, kind: 'none' }) : settings.store,
  );
  const isLong = timeoutMs !== undefined && timeoutMs > longestIn(usable.store);
  // Others that share the store wait the usual time only, and then request a token once more: that does no harm unless a
  // one-time refresh token is sent twice.
  const mayTakeLong = !usable.configured.keepsTokens || grant.descriptor.rotation === 'never';
  const store =
    isLong && mayTakeLong
      ? await usable.configured.open({ secrets, atEnd, use: 'write', hardTimeoutMs: timeoutMs + MARGIN_MS })
      : usable.store;
  const events: TokenEvent[] = [];
  const source = tokenSource(grant, {
    store,
    timeoutMs: timeoutMs === undefined ? undefined : fitting(timeoutMs, store, settings, options),
    clock: io.clock,
    credentialsTimeoutMs: PATIENCE_MS,
    onEvent: event => events.push(event),
  });
  return { ...usable, store, source, events };
}

function longestIn({ hardTimeoutMs }: Store): number {
  return hardTimeoutMs - MARGIN_MS;
}

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
