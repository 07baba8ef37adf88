import { type Clock, systemClock } from '@token-clients/runtime';
import type { StoreRecord } from './record/record.js';
import { recordStore } from './record-store.js';
import { steadyTime } from './steady-time.js';
import type { Store, StoredToken } from './store.js';

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  readonly clock?: Clock | undefined;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
}

/**
 * Makes a store in the memory of this process. Token sources of one grant that get the same store share their token; a
 * source that gets none makes its own.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const now = steadyTime(options.clock ?? systemClock);
  const records = new Map<string, StoreRecord<StoredToken>>();
  const watchers = new Map<string, Set<() => void>>();

  return recordStore<StoredToken>({
    name: 'memory',
    leaseMs: options.leaseMs,
    hardTimeoutMs: options.hardTimeoutMs,
    async update(key, step) {
      const before = records.get(key);
      const { record, result } = step(before, now());
      if (record && record !== before) {
        records.set(key, record);
        for (const changed of watchers.get(key) ?? []) changed();
      }
      return result;
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
