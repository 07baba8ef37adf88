import type { Store } from '@token-clients/auth-hooks';
import { fileStore, removeBrokenFiles } from '@token-clients/auth-hooks/file-store';

export function openFileStore(directory: string, encryptionKey?: string, hardTimeoutMs?: number): Store {
  return fileStore({ directory, encryptionKey, hardTimeoutMs });
}

/** Removes broken files of a grant that were set aside, and returns how many there were. */
export function forgetBroken(directory: string, cacheKey: string): Promise<number> {
  return removeBrokenFiles(directory, cacheKey);
}
