import type { Snapshot, Store, StoredToken, Version } from '../stores/store.js';
import type { TokenState } from './token-state.js';

/** Which version of its record a source holds: the thread from what it has in hand to what the store has. */
export class StoreCursor {
  readonly state: TokenState;
  #seen: (Version & { readonly store: Store; readonly fence: number }) | undefined;

  constructor(state: TokenState) {
    this.state = state;
  }

  /** The version known of this store's record. What another store said means nothing here. */
  seenIn(store: Store): Version | undefined {
    return this.#seen?.store === store ? this.#seen : undefined;
  }

  /** What is held, as the store would have it. */
  snapshot(store: Store): Snapshot | undefined {
    if (this.#seen?.store !== store) return undefined;
    const { epoch, version, fence } = this.#seen;
    return { epoch, version, fence, token: this.state.stored, ageMs: this.state.ageMs() };
  }

  get stored(): StoredToken | undefined {
    return this.state.stored;
  }

  /** The refresh token, unless it has run out. */
  refreshToken(): string | undefined {
    const { state, stored } = this;
    if (!stored || !state.grant.refresh) return undefined;
    return state.ageMs() < (stored.refreshLeftMs ?? Infinity) ? stored.refreshToken : undefined;
  }

  async adopt({ epoch, version, fence, token, ageMs }: Snapshot, store: Store, own = false): Promise<void> {
    this.#seen = { epoch, version, fence, store };
    await this.state.take(token, ageMs, own);
  }

  forget(): void {
    this.#seen = undefined;
  }
}
