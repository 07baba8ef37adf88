import { existsSync } from 'node:fs';
import type { Store } from '@token-clients/auth-hooks';
import type { StoreSettings } from '../config/store-settings.js';

/**
 * Opens the store that the configuration names. Each kind is loaded when it is asked for.
 *
 * @param use `look`: nothing is made where nothing is yet
 * @param hardTimeoutMs how long a token request may take, if longer than the store allows by itself
 */
export async function openStore(
  settings: StoreSettings,
  secrets: string[],
  use: 'keep' | 'look' = 'keep',
  hardTimeoutMs?: number,
): Promise<Store> {
  const { kind, directory, encryptionKey } = settings;
  if (kind !== 'file' || (use === 'look' && !existsSync(directory)))
    return (await import('./memory-store.js')).openMemoryStore(hardTimeoutMs);
  const { openFileStore } = await import('./file-store.js');
  const key = await encryptionKey?.();
  if (key !== undefined) secrets.push(key);
  return openFileStore(directory, key, hardTimeoutMs);
}

/** Whether tokens outlive the process. */
export function keepsTokens({ kind }: StoreSettings): boolean {
  return kind === 'file';
}
