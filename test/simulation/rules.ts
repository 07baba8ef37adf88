import type {
  BeginResult,
  LeaseStep,
  SendStep,
  StoredToken,
  StoreRecord,
} from '@token-clients/auth-hooks/store';
import type { Rules } from './simulated-redis.js';

type Decision<Result> = { readonly record: StoreRecord<StoredToken> | undefined; readonly result: Result };

/** The rules of the protocol with one of them taken out: what a simulation has to see through. */
export const WITHOUT: Readonly<Record<'sent mark' | 'fence check' | 'suspect rule', Rules>> = {
  /** A request may be sent as before, but no mark says so. */
  'sent mark': (name, _, decide) => (record, now) => {
    const decision = decide(record, now);
    if (name !== 'markSent' || !decision.record) return decision;
    return { ...decision, record: { ...decision.record, mark: record?.mark ?? null } };
  },

  /** Whoever had a lease once may send, whether another process has it now or not. */
  'fence check': (name, input, decide) => (record, now) => {
    if (name !== 'markSent' || !record) return decide(record, now);
    const { owner, fence } = input as SendStep & LeaseStep;
    return decide({ ...record, lease: { owner, fence, until: now } }, now);
  },

  /** What an earlier request may have spent is sent as if it were new. */
  'suspect rule':
    <Result>(
      name: string,
      _: unknown,
      decide: (record: StoreRecord<StoredToken> | undefined, now: number) => Decision<Result>,
    ) =>
    (record: StoreRecord<StoredToken> | undefined, now: number): Decision<Result> => {
      const decision = decide(record, now);
      const result = decision.result as BeginResult | undefined;
      if (name !== 'begin' || result?.is !== 'lease') return decision;
      return { ...decision, result: { ...result, suspect: false, replays: 0 } as Result };
    },
};
