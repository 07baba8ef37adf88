import { isTokenClientError, withDeadline } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';
import { guardedStore } from './guarded-store.js';
import type { TokenState } from './token-state.js';

/** The first pause between two attempts, and the longest. */
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 1_000;
/** So long a source that is closed waits for what its store has not taken yet. */
const CLOSING_MS = 3_000;

/** One step at a store. */
export type Delivery = (store: Store) => Promise<unknown>;

/**
 * Steps that a store could not take when they were due, such as the commit of a response that holds the only copy of a
 * refresh token. They are tried again on unref'd timers until the store takes them.
 */
export class Deliveries {
  readonly #state: TokenState;
  readonly #store: Store;
  readonly #quiet: Store;
  readonly #pending = new Set<Promise<void>>();
  readonly #wakes = new Set<() => void>();
  #closesAt = Infinity;

  /**
   * @param store the one that is shared, as its source uses it
   * @param raw the same without the source's events: attempts that go on for minutes are no news
   */
  constructor(state: TokenState, store: Store, raw: Store) {
    this.#state = state;
    this.#store = store;
    this.#quiet = guardedStore(raw, state.clock);
  }

  /**
   * Takes a step at the store, and goes on with it in the background if the store can't be reached.
   *
   * @param isDue asked before each further attempt
   * @returns a promise of the first attempt; it never rejects
   */
  async deliver(store: Store, step: Delivery, isDue: () => boolean): Promise<void> {
    const first = step(store);
    this.follow(first, store, step, isDue);
    await first.catch(() => {});
  }

  /** Goes on with a step whose first attempt is under way. */
  follow(first: Promise<unknown>, store: Store, step: Delivery, isDue: () => boolean): void {
    const goOn = async (error: unknown) => {
      // What is kept in memory while the store is away needs no second attempt.
      if (isStoreFailure(error) && store === this.#store) await this.#goOn(step, isDue);
    };
    this.#track(first.then(() => {}, goOn));
  }

  /** Takes a step at the store in the background, a moment after another one failed. */
  later(step: Delivery, isDue: () => boolean): void {
    this.#track(this.#goOn(step, isDue));
  }

  /** Tries all once more at once, and resolves when the store has taken them, or after a few seconds. */
  async close(): Promise<void> {
    this.#closesAt = this.#state.clock.monotonic() + CLOSING_MS;
    for (const wake of [...this.#wakes]) wake();
    if (this.#pending.size === 0) return;
    const limit = { timeoutMs: CLOSING_MS, clock: this.#state.clock };
    await withDeadline(
      limit,
      () => undefined,
      () => Promise.all(this.#pending),
    ).catch(() => {});
  }

  #track(going: Promise<void>): void {
    this.#pending.add(going);
    void going.finally(() => this.#pending.delete(going));
  }

  async #goOn(step: Delivery, isDue: () => boolean): Promise<void> {
    const { clock, random } = this.#state;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LAST_PAUSE_MS, 2 * pauseMs)) {
      await this.#pause(pauseMs * (0.5 + random() / 2));
      if (!isDue()) return;
      const failed = await step(this.#quiet).then(undefined, isStoreFailure);
      if (failed !== true || clock.monotonic() >= this.#closesAt) return;
    }
  }

  /** The timer keeps a process alive only while it waits for `close()`. */
  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        cancel();
        this.#wakes.delete(wake);
        resolve();
      };
      const cancel = this.#state.clock.after(ms, wake, { background: this.#closesAt === Infinity });
      this.#wakes.add(wake);
    });
  }
}

/** Whether the store could not be reached for a step. What it rejects for another reason, it rejects each time. */
export function isStoreFailure(error: unknown): boolean {
  return isTokenClientError(error) && error.code === 'store_unavailable';
}
