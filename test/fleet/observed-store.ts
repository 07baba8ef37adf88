import type { Store } from '@token-clients/auth-hooks/store';
import type { Step } from './protocol.js';

/**
 * Returns a store that does what another one does, and tells where its process is in the protocol.
 *
 * @param reach called at each step; the step goes on when its promise resolves
 */
export function observedStore(store: Store, reach: (step: Step) => Promise<void>): Store {
  const { name, leaseMs, hardTimeoutMs, watch } = store;
  return {
    name,
    leaseMs,
    hardTimeoutMs,
    read: key => store.read(key),
    async begin(key, step) {
      const result = await store.begin(key, step);
      if (result.is === 'wait') await reach('behind');
      if (result.is === 'lease') await reach('leased');
      return result;
    },
    async markSent(key, step) {
      const result = await store.markSent(key, step);
      // A request that may be sent reports itself, once it has been.
      if (result === 'stale') await reach('ended');
      return result;
    },
    renew: (key, step) => store.renew(key, step),
    async commit(key, step) {
      const result = await store.commit(key, step);
      await reach(result.is === 'committed' ? 'committed' : 'ended');
      return result;
    },
    async fail(key, step) {
      await store.fail(key, step);
      await reach('ended');
    },
    async release(key, step) {
      await store.release(key, step);
      await reach('ended');
    },
    restore: (key, step) => store.restore(key, step),
    clear: (key, step) => store.clear(key, step),
    ...(watch && { watch: (key: string, changed: () => void) => watch.call(store, key, changed) }),
  };
}
