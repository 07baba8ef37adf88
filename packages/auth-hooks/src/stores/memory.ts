import { type Clock, systemClock } from '@token-clients/runtime';
import type { StoreRecord } from './record.js';
import { recordStore } from './record-store.js';
import { steadyTime } from './steady-time.js';
import { HARD_TIMEOUT_MS, LEASE_MS, type Store, type StoredToken } from './store.js';

export interface MemoryStoreOptions {
  readonly clock?: Clock | undefined;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
}

/**
 * Keeps tokens in this process. Give one to several token sources and those with the same grant share their token;
 * a source that is given none makes one of its own.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const now = steadyTime(options.clock ?? systemClock);
  const records = new Map<string, StoreRecord<StoredToken>>();
  const watchers = new Map<string, Set<() => void>>();

  return recordStore<StoredToken>({
    name: 'memory',
    leaseMs: options.leaseMs ?? LEASE_MS,
    hardTimeoutMs: options.hardTimeoutMs ?? HARD_TIMEOUT_MS,
    async update(key, step) {
      const before = records.get(key);
      const { record, answer } = step(before, now());
      if (record && record !== before) {
        records.set(key, record);
        for (const changed of watchers.get(key) ?? []) changed();
      }
      return answer;
    },
    seal: token => token,
    open: token => token,
    watch(key, changed) {
      const all = watchers.get(key) ?? new Set();
      watchers.set(key, all.add(changed));
      return () => {
        all.delete(changed);
        if (all.size === 0) watchers.delete(key);
      };
    },
  });
}
