import { mayReuse } from '../lifecycle/lifecycle.js';
import { isServable } from '../stores/servable.js';
import type { Snapshot, Store, StoredToken, Version } from '../stores/store.js';
import type { TokenState } from './token-state.js';

/** Remembers the stored version that a source last saw, so that stale writes are detected. */
export class StoreCursor {
  readonly #state: TokenState;
  #seen: (Version & { readonly store: Store; readonly fence: number; readonly isOurs: boolean }) | undefined;

  constructor(state: TokenState) {
    this.#state = state;
  }

  /** The version seen of this store's record. What another store said means nothing here. */
  seenIn(store: Store): Version | undefined {
    return this.#seen?.store === store ? this.#seen : undefined;
  }

  /** Whether this version of this store's record is the one that was last seen. */
  isAt({ epoch, version }: Version, store: Store): boolean {
    const seen = this.seenIn(store);
    return seen?.epoch === epoch && seen.version === version;
  }

  /** Whether a later version than this one was seen. */
  isPast({ epoch, version }: Version, store: Store): boolean {
    const seen = this.seenIn(store);
    return seen?.epoch === epoch && seen.version > version;
  }

  /** The version that was committed under this lease, if that is the one that was last seen. */
  versionUnder({ epoch, fence }: Pick<Snapshot, 'epoch' | 'fence'>, store: Store): number | undefined {
    const seen = this.#seen;
    return seen?.store === store && seen.epoch === epoch && seen.fence === fence ? seen.version : undefined;
  }

  /** The current token, as the store would have it; undefined: the current token is not the one of the version seen. */
  snapshot(store: Store): Snapshot | undefined {
    if (this.#seen?.store !== store || !this.#seen.isOurs) return undefined;
    const { epoch, version, fence } = this.#seen;
    return { epoch, version, fence, token: this.#state.stored, ageMs: this.#state.ageMs() };
  }

  /**
   * Makes the token of a record the current one. One that was acquired while the store was away stays, if it is still valid
   * and what the store has is not: the next token request is then made under the store's rules.
   *
   * @returns whether the token of the record is the current one now
   */
  async adopt(snapshot: Snapshot, store: Store, own = false): Promise<boolean> {
    const { epoch, version, fence, token, ageMs } = snapshot;
    const isFromElsewhere = this.#seen !== undefined && this.#seen.store !== store;
    const isOurs = !(isFromElsewhere && token && !isServable(snapshot) && this.#isUsable());
    this.#seen = { epoch, version, fence, store, isOurs };
    if (isOurs) await this.#state.take(token, ageMs, own);
    return isOurs;
  }

  forget(): void {
    this.#seen = undefined;
  }

  #isUsable(): boolean {
    return mayReuse(this.#state.lifecycle, this.#state.now());
  }
}

/** Returns the current token without its refresh token. */
export function withoutRefreshToken({
  refreshToken: _,
  refreshLeftMs: __,
  ...token
}: StoredToken): StoredToken {
  return token;
}
