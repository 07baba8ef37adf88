import { isTokenClientError, StoreUnavailableError } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';

/**
 * Turns whatever a step of a store fails with into `store_unavailable`, unless the store itself says what to do.
 *
 * @param failed called with the name of the store after each such failure
 */
export function guardedStore(store: Store, failed: (name: string) => void): Store {
  return new Proxy(store, {
    get(_, member: keyof Store) {
      const step: unknown = store[member];
      if (typeof step !== 'function') return step;
      if (member === 'watch') return step.bind(store);
      return async (...args: unknown[]) => {
        try {
          return await step.apply(store, args);
        } catch (error) {
          if (isTokenClientError(error) && error.code !== 'store_unavailable') throw error;
          failed(store.name);
          if (isTokenClientError(error)) throw error;
          // The store's own error is not shown: it may hold what was to be stored.
          throw new StoreUnavailableError(
            `The ${store.name} token store cannot be reached; the current token is served until it expires.`,
          );
        }
      };
    },
  });
}
