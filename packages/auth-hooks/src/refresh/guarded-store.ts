import { isTokenClientError, StoreUnavailableError } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';

/** Turns whatever a store fails with into `store_unavailable`, unless the store itself says what to do. */
export function guardedStore(store: Store, failed: (name: string) => void): Store {
  const guard =
    <Args extends unknown[], Result>(step: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await step(...args);
      } catch (error) {
        if (isTokenClientError(error) && error.code !== 'store_unavailable') throw error;
        failed(store.name);
        if (isTokenClientError(error)) throw error;
        // The store's own error is not shown: it may hold what was to be stored.
        throw new StoreUnavailableError(
          `The ${store.name} token store can't be reached; the current token is served until it expires.`,
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
