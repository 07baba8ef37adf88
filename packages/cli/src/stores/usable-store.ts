import type { Store } from '@token-clients/auth-hooks';
import { StoreUnavailableError } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { ConfiguredStore, OpenContext } from './store-kind.js';
import { withoutStore } from './without-store.js';

/** A store that was tried before anything is sent. */
export interface UsableStore {
  readonly store: Store;
  /** What it turned out to be: a store for this run only where the default place can't be used. */
  readonly configured: ConfiguredStore;
  /** Nothing was kept in it so far. */
  readonly isNew: boolean;
}

/**
 * Opens a store to write to it. A default place that can't be used is no failure: then nothing is kept, and
 * {@link noteStore} says so.
 *
 * @throws {StoreUnavailableError} `store_unavailable` when a place that the user chose can't be used
 */
export async function usableStore(
  { secrets, atEnd }: OpenContext,
  configured: ConfiguredStore,
): Promise<UsableStore> {
  const isNew = configured.keepsTokens && !configured.hasRecords();
  const store = await configured.open({ secrets, atEnd, use: 'write' });
  const trouble = await configured.tryOut(store);
  if (trouble === undefined) return { store, configured, isNew };
  if (configured.isChosen) throw new StoreUnavailableError(sentences(trouble, configured.advice));
  const none = withoutStore({ ...configured, kind: 'none', trouble });
  return { store: await none.open({ secrets, atEnd, use: 'write' }), configured: none, isNew: false };
}

/** What {@link noteStore} says something about. */
export type StoreUse = Omit<UsableStore, 'store'>;

/**
 * Writes to stderr, once and for a person, where tokens are kept from now on; or that none is kept, and what follows.
 *
 * @param how `failed`: with `--json` stderr has the error and nothing else
 */
export function noteStore(
  { io, args }: Pick<Context, 'io' | 'args'>,
  { configured, isNew }: StoreUse,
  how: 'worked' | 'failed',
): void {
  const { trouble, advice, keptWhere } = configured;
  const isObject = args.on('json');
  if (trouble !== undefined && !(isObject && how === 'failed'))
    io.stderr.write(`${sentences('note:', trouble, NOT_KEPT, advice)}\n`);
  if (!isNew || isObject || keptWhere === undefined || !io.stderr.isTerminal || !configured.hasRecords())
    return;
  io.stderr.write(`note: ${keptWhere}. For none at all: TOKEN_CLIENTS_STORE=none\n`);
}

const NOT_KEPT = 'Tokens are not kept, and the guard against lock-outs is off.';

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
