import { readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@token-clients/auth-hooks';
import { isTokenClientError, StoreUnavailableError } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { type StoreSettings, WHAT_TO_SET } from '../config/store-settings.js';
import { keepsTokens, openStore } from './store.js';

/** A store that was tried before anything is sent. */
export interface UsableStore {
  readonly store: Store;
  /** What it turned out to be: `none` where the default place can't be used. */
  readonly settings: StoreSettings;
  /** Nothing was kept in it so far. */
  readonly isNew: boolean;
}

/**
 * Opens the store to write to it. A default place that can't be used is no reason to fail: then nothing is kept, and
 * {@link tellStore} says so. A place that the user chose is.
 *
 * @throws StoreUnavailableError (`store_unavailable`) for a chosen place that can't be used
 */
export async function usableStore(
  { secrets }: Pick<Context, 'secrets'>,
  settings: StoreSettings,
): Promise<UsableStore> {
  const isNew = keepsTokens(settings) && !hasRecords(settings.directory);
  const store = await openStore(settings, secrets);
  const trouble = keepsTokens(settings) ? await troubleWith(store, settings.directory) : undefined;
  if (trouble === undefined) return { store, settings, isNew };
  if (settings.isChosen) throw new StoreUnavailableError(`${trouble} ${WHAT_TO_SET}`);
  const none = { ...settings, kind: 'none', trouble };
  return { store: await openStore(none, secrets), settings: none, isNew: false };
}

/** Why a store can't be used, as far as that can be told without a token. */
export async function troubleWith(store: Store, directory: string): Promise<string | undefined> {
  try {
    // No record has this name: only the place is looked at.
    await store.read('');
  } catch (error) {
    if (isTokenClientError(error) && error.code === 'store_unavailable') return error.message;
    throw error;
  }
  const path = join(directory, `.${crypto.randomUUID()}.try`);
  try {
    // As much as a record needs: a full disk still makes empty files.
    await writeFile(path, ' '.repeat(4096), { mode: 0o600, flag: 'wx' });
    return undefined;
  } catch (error) {
    return `The token store in ${directory} can't be written (${(error as NodeJS.ErrnoException).code}).`;
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

/**
 * Says on stderr where tokens lie from now on, to a person and once; or that none is kept, and what follows.
 *
 * @param how `failed`: with `--json` stderr holds the error and nothing else
 */
export function tellStore(
  { io, args }: Pick<Context, 'io' | 'args'>,
  { settings, isNew }: Omit<UsableStore, 'store'>,
  how: 'worked' | 'failed',
): void {
  const { directory, encryptionKey, trouble } = settings;
  const isObject = args.on('json');
  if (trouble !== undefined && !(isObject && how === 'failed'))
    io.stderr.write(
      `note: ${trouble} Tokens are not kept, and the guard against lock-outs is off. ${WHAT_TO_SET}\n`,
    );
  if (!isNew || isObject || !io.stderr.isTerminal || !hasRecords(directory)) return;
  const kept = encryptionKey ? 'encrypted' : 'not encrypted';
  io.stderr.write(
    `note: tokens are kept in ${directory}, readable by you alone (mode 0600), ${kept}. For none at all: TOKEN_CLIENTS_STORE=none\n`,
  );
}

function hasRecords(directory: string): boolean {
  try {
    return readdirSync(directory).some(name => name.endsWith('.json'));
  } catch {
    return false;
  }
}
