import type { Holding } from './holding.js';
import type { Snapshot, Store, StoredToken, Version } from './stores/store.js';

/** Which version of its record a source holds: the thread from what it has in hand to what the store has. */
export class Custody {
  readonly holding: Holding;
  #seen: (Version & { readonly store: Store; readonly fence: number }) | undefined;

  constructor(holding: Holding) {
    this.holding = holding;
  }

  /** The version known of this store's record. What another store said means nothing here. */
  seenIn(store: Store): Version | undefined {
    return this.#seen?.store === store ? this.#seen : undefined;
  }

  /** What is held, as the store would have it. */
  snapshot(store: Store): Snapshot | undefined {
    if (this.#seen?.store !== store) return undefined;
    const { epoch, version, fence } = this.#seen;
    return { epoch, version, fence, token: this.holding.stored, ageMs: this.holding.ageMs() };
  }

  get stored(): StoredToken | undefined {
    return this.holding.stored;
  }

  /** The refresh token, unless it has run out. */
  refreshToken(): string | undefined {
    const { holding, stored } = this;
    if (!stored || !holding.grant.refresh) return undefined;
    return holding.ageMs() < (stored.refreshLeftMs ?? Infinity) ? stored.refreshToken : undefined;
  }

  async adopt({ epoch, version, fence, token, ageMs }: Snapshot, store: Store, own = false): Promise<void> {
    this.#seen = { epoch, version, fence, store };
    await this.holding.take(token, ageMs, own);
  }

  forget(): void {
    this.#seen = undefined;
  }
}
