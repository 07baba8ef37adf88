import type { Store } from '../store.js';

/** A store as a case drives it. Times are short, so that a suite on real time ends soon. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Lets this much of the store's own time pass. */
  readonly pass: (ms: number) => Promise<void>;
  /** A second connection to the same records; absent where there is none. */
  readonly second?: Store | undefined;
  /** Throws all records away, as after a fail-over without replica; absent where that can't happen. */
  readonly lose?: (() => Promise<void>) | undefined;
  readonly close?: (() => Promise<void>) | undefined;
}

/** Opens an empty store with these times. */
export type OpenStore = (times: {
  readonly leaseMs: number;
  readonly hardTimeoutMs: number;
}) => StoreUnderTest | Promise<StoreUnderTest>;

/**
 * What a case needs that not every store has: `second` and `lose` of {@link StoreUnderTest}, `watch` of the store.
 * `take-over`: the store knows nothing of the processes that hold its leases.
 */
export type StoreNeed = 'second' | 'lose' | 'watch' | 'take-over';

/** One promise of every store. */
export interface StoreCase {
  /** A sentence whose subject is the store. */
  readonly name: string;
  /** Leave the case out where the store does not have this. */
  readonly needs?: StoreNeed | undefined;
  /**
   * Opens a store, checks the promise, and closes the store.
   *
   * @throws {Error} when the store breaks the promise; the message says what was expected and what came
   */
  run(open: OpenStore): Promise<void>;
}

export const TIMES = { leaseMs: 600, hardTimeoutMs: 300 };
const LONG_TIMES = { leaseMs: 30_000, hardTimeoutMs: 15_000 };

/** Makes a case of its body. */
export function storeCase(
  name: string,
  body: (under: {
    readonly store: Store;
    readonly pass: (ms: number) => Promise<void>;
    readonly second: Store;
    readonly lose: () => Promise<void>;
  }) => Promise<void>,
  needs?: StoreNeed,
): StoreCase {
  return {
    name,
    needs,
    async run(open) {
      const under = await open(needs === 'take-over' ? LONG_TIMES : TIMES);
      const { store, pass, second = store, lose = async () => {} } = under;
      const has = { second: under.second, lose: under.lose, watch: store.watch, 'take-over': true };
      try {
        if (needs && !has[needs])
          throw new Error(`This case needs \`${needs}\`. Add it, or leave the case out.`);
        await body({ store, pass, second, lose });
      } finally {
        await under.close?.();
      }
    },
  };
}
