import type { Adapter } from '../adapter.js';

/** What was found. `green: null`: the behaviour does not apply to this contestant. */
export interface Finding {
  readonly green: boolean | null;
  /** The figure or word for the table. */
  readonly value: string;
  /** Why it does not apply. */
  readonly because?: string;
}

/** One line of the table: a behaviour, when it counts as right, and how to see it. Takes real time, seconds at most. */
export interface Behaviour {
  readonly title: string;
  readonly greenMeans: string;
  run(adapter: Adapter): Promise<Finding>;
}

export function doesNotApply(because: string): Finding {
  return { green: null, value: '-', because };
}

export const NO_REFRESH_TOKENS = 'knows no refresh tokens';

export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

export const many = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);
