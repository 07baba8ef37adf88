import type { Store } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';

export function openFileStore(directory: string, encryptionKey?: string): Store {
  return fileStore({ directory, encryptionKey });
}
