import { seededRandom } from '@token-clients/test-support';

/** Random numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number;
  /** Whether something that happens once in so many times happens. */
  oneIn(times: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Starts a row of random numbers. */
export function randomFrom(seed: number): Random {
  const next = seededRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneIn: times => below(times) === 0,
    pick: from => from[below(from.length)] as (typeof from)[number],
  };
}
