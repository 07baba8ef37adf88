import type { Store } from '../../src/stores/store.js';
import type { Rules } from './rules.js';

/** The rules without one of them, to show that a check needs it. */
export interface Mutant {
  readonly name: string;
  /** Takes the rule out of the pure functions. */
  readonly rules: (rules: Rules) => Rules;
  /** Takes the same rule out of a store that has it. */
  readonly store: (store: Store) => Store;
}

/** Leaves no sent mark: `markSent` only checks and extends the lease. */
export const withoutSentMark: Mutant = {
  name: 'the sent mark',
  rules: rules => ({
    ...rules,
    markSent: (record, step, ...more) => {
      const marked = rules.markSent(record, step, ...more);
      return marked && { ...marked, mark: record?.mark ?? null };
    },
  }),
  store: store => ({
    ...store,
    markSent: async (key, { owner, fence }) =>
      (await store.renew(key, { owner, fence })) === 'ok' ? 'ok' : 'stale',
  }),
};

/** Sends whether the lease is still held or not. */
export const withoutFenceCheck: Mutant = {
  name: 'the fence check',
  rules: rules => ({
    ...rules,
    markSent: (record, step, ...more) => rules.markSent(record, step, ...more) ?? record,
  }),
  store: store => ({
    ...store,
    markSent: async (key, step) => {
      await store.markSent(key, step);
      return 'ok';
    },
  }),
};

/** Takes no notice of an earlier request that was sent and never committed. */
export const withoutSuspectRule: Mutant = {
  name: 'the suspect rule',
  rules: rules => ({
    ...rules,
    begin: (...args) => {
      const { record, result } = rules.begin(...args);
      if (result === 'adopt' || result.is !== 'lease') return { record, result };
      return { record, result: { ...result, suspect: false, replays: 0 } };
    },
  }),
  store: store => ({
    ...store,
    begin: async (key, step) => {
      const result = await store.begin(key, step);
      return result.is === 'lease' ? { ...result, suspect: false, replays: 0 } : result;
    },
  }),
};

export const mutants: readonly Mutant[] = [withoutSentMark, withoutFenceCheck, withoutSuspectRule];
