import { memoryStore, type Store } from '@token-clients/auth-hooks';

export function openMemoryStore(): Store {
  return memoryStore();
}
