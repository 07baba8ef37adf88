import type { Store } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';

export function openMemoryStore(hardTimeoutMs?: number): Store {
  return memoryStore({ hardTimeoutMs });
}
