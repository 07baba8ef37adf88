import { existsSync } from 'node:fs';
import type { Store } from '@token-clients/auth-hooks';
import type { StoreSettings } from '../config/store-settings.js';
import type { Io } from '../io.js';

/**
 * Opens the store that the configuration names. Each kind is loaded when it is asked for.
 *
 * @param use `look`: nothing is made, so that it can still be said where tokens will lie
 */
export async function openStore(
  settings: StoreSettings,
  secrets: string[],
  use: 'keep' | 'look' = 'keep',
): Promise<Store> {
  const { kind, directory, encryptionKey } = settings;
  if (kind !== 'file' || (use === 'look' && !existsSync(directory)))
    return (await import('./memory-store.js')).openMemoryStore();
  const { openFileStore } = await import('./file-store.js');
  const key = await encryptionKey?.();
  if (key !== undefined) secrets.push(key);
  return openFileStore(directory, key);
}

/** Whether tokens outlive the process. */
export function keepsTokens({ kind }: StoreSettings): boolean {
  return kind === 'file';
}

/** Says once where tokens will lie, and that they are not encrypted. */
export function tellFirstUse({ kind, directory, encryptionKey }: StoreSettings, io: Io): void {
  if (kind !== 'file' || existsSync(directory)) return;
  const how = encryptionKey ? 'encrypted' : 'not encrypted';
  io.stderr.write(
    `note: tokens are kept in ${directory}, readable by you alone (mode 0600), ${how}. For none at all: TOKEN_CLIENTS_STORE=none\n`,
  );
}
