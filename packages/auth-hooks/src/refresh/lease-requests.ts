import { MAX_EARLY_ATTEMPTS } from '../lifecycle/failure-policy.js';
import { mustRefresh } from '../lifecycle/lifecycle.js';
import { randomId } from '../platform.js';
import type { BeginResult, Store } from '../stores/store.js';
import { type Deliveries, isStoreFailure } from './deliveries.js';
import { grantFacts } from './lease.js';
import { spendsForGood } from './lease-policy.js';
import type { StoreCursor } from './store-cursor.js';
import type { TokenState } from './token-state.js';

/** Asks stores for leases, and gives back those that it may have got without knowing. */
export class LeaseRequests {
  readonly #state: TokenState;
  readonly #cursor: StoreCursor;
  readonly #deliveries: Deliveries;
  /** The owner of a `begin` that failed: the store may have given it a lease all the same. */
  #left: string | undefined;

  constructor(state: TokenState, cursor: StoreCursor, deliveries: Deliveries) {
    this.#state = state;
    this.#cursor = cursor;
    this.#deliveries = deliveries;
  }

  /** Returns the owner of the next refresh. The same one again frees what its last `begin` left behind. */
  owner(): string {
    const owner = this.#left ?? randomId();
    this.#left = undefined;
    return owner;
  }

  async begin(store: Store, owner: string, fingerprint: string): Promise<BeginResult> {
    const { grant, lifecycle } = this.#state;
    const step = {
      owner,
      seen: this.#cursor.seenIn(store),
      fingerprint,
      spends: spendsForGood(grantFacts(this.#state)),
      maxFailures: mustRefresh(lifecycle, this.#state.now()) ? undefined : MAX_EARLY_ATTEMPTS,
    };
    try {
      return await store.begin(grant.cacheKey, step);
    } catch (error) {
      if (isStoreFailure(error)) this.#giveBack(store, owner, fingerprint);
      throw error;
    }
  }

  #giveBack(store: Store, owner: string, fingerprint: string): void {
    const { clock, grant } = this.#state;
    const end = clock.monotonic() + store.leaseMs;
    this.#left = owner;
    const isDue = () => this.#left === owner && clock.monotonic() < end;
    this.#deliveries.later(to => freeLease(to, grant.cacheKey, owner, fingerprint), isDue);
  }
}

/** Frees a lease whose fence its owner does not know: `begin` ends it, and gives another one at most. */
async function freeLease(store: Store, key: string, owner: string, fingerprint: string): Promise<void> {
  const result = await store.begin(key, { owner, fingerprint, spends: true });
  if (result.is === 'lease') await store.release(key, { owner, fence: result.fence });
}
