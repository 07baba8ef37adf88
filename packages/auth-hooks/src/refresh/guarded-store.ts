import { isTokenClientError, StoreUnavailableError } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';

/** The store, with whatever it fails with turned into `store_unavailable`, unless the store itself says what to do. */
export function guardedStore(store: Store, failed: () => void): Store {
  const guard =
    <Args extends unknown[], Answer>(step: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      try {
        return await step(...args);
      } catch (error) {
        if (isTokenClientError(error) && error.code !== 'store_unavailable') throw error;
        failed();
        if (isTokenClientError(error)) throw error;
        // The store's own error is not shown: it may hold what was to be stored.
        throw new StoreUnavailableError(
          `The ${store.name} token store can't be reached; tokens at hand are served until they expire.`,
        );
      }
    };
  return {
    name: store.name,
    leaseMs: store.leaseMs,
    hardTimeoutMs: store.hardTimeoutMs,
    read: guard(key => store.read(key)),
    begin: guard((key, step) => store.begin(key, step)),
    markSent: guard((key, step) => store.markSent(key, step)),
    renew: guard((key, step) => store.renew(key, step)),
    commit: guard((key, step) => store.commit(key, step)),
    fail: guard((key, step) => store.fail(key, step)),
    release: guard((key, step) => store.release(key, step)),
    restore: guard((key, step) => store.restore(key, step)),
    clear: guard((key, step) => store.clear(key, step)),
    ...(store.watch && { watch: (key: string, changed: () => void) => store.watch?.(key, changed) ?? noop }),
  };
}

const noop = () => {};
