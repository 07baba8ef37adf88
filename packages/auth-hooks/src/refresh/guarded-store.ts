import { type Clock, isTokenClientError, StoreUnavailableError, withDeadline } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';

/** A step may take so long. Stores that know better end it sooner, such as those that ask a server. */
const STEP_LIMIT_MS = 20_000;

/**
 * Turns whatever a step of a store fails with into `store_unavailable`, unless the store itself says what to do. A step that
 * does not end in time has failed; it may still be carried out.
 *
 * @param failed called with the name of the store after each such failure
 */
export function guardedStore(store: Store, clock: Clock, failed: (name: string) => void = () => {}): Store {
  // The store's own error is not shown: it may hold what was to be stored.
  const unavailable = () =>
    new StoreUnavailableError(
      `The ${store.name} token store cannot be reached; the current token is served until it expires.`,
    );
  const limit = {
    timeoutMs: STEP_LIMIT_MS,
    clock: { after: (ms: number, run: () => void) => clock.after(ms, run, { background: true }) },
  };
  return new Proxy(store, {
    get(_, member: keyof Store) {
      const step: unknown = store[member];
      if (typeof step !== 'function') return step;
      if (member === 'watch') return step.bind(store);
      return async (...args: unknown[]) => {
        try {
          return await withDeadline(limit, unavailable, async () => step.apply(store, args));
        } catch (error) {
          if (isTokenClientError(error) && error.code !== 'store_unavailable') throw error;
          failed(store.name);
          throw isTokenClientError(error) ? error : unavailable();
        }
      };
    },
  });
}
