import { memoryStore } from '../stores/memory.js';
import type { Store } from '../stores/store.js';
import { guardedStore } from './guarded-store.js';
import type { Refresher } from './refresher.js';
import { StoreCursor } from './store-cursor.js';
import { StoreRefresh } from './store-refresh.js';
import type { TokenState } from './token-state.js';

/**
 * Exchanges under the rules of a store: for sources that share their token, and for refresh tokens, which must never
 * be spent twice. In a module of its own, loaded when it is needed.
 */
export function storeRefresher(state: TokenState, given: Store | undefined): Refresher {
  const { clock, emit, grant } = state;
  const own = given ?? memoryStore({ clock });
  const store = guardedStore(own, () => emit({ type: 'store_unavailable', store: own.name }));
  const cursor = new StoreCursor(state);
  let spare: Store | undefined;
  const localStore = () => {
    spare ??= memoryStore({ clock });
    return spare;
  };

  return {
    exchange: urgent => new StoreRefresh({ cursor, store, localStore, urgent }).run(),
    async catchUp() {
      const found = await store.read(grant.cacheKey);
      const seen = cursor.seenIn(store);
      const isSame = found && seen?.epoch === found.epoch && seen.version >= found.version;
      if (found && !isSame) await cursor.adopt(found, store);
    },
    async forget() {
      const seen = cursor.seenIn(store);
      if (seen) await store.clear(grant.cacheKey, { forget: 'token', seen });
      cursor.forget();
    },
    async reset() {
      spare = undefined;
      await store.clear(grant.cacheKey, { forget: 'failures' });
    },
  };
}
