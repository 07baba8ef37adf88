import * as decide from './record.js';
import type { Snapshot, Store, StoredToken } from './store.js';

type StoreRecord<Payload> = decide.StoreRecord<Payload>;

/** What is left to a store that keeps records: to keep them, and to let one step at a time at each. */
export interface RecordKeeper<Payload> extends decide.Times {
  readonly name: string;
  /** Absent where nothing is known of other processes: then only time tells whether one died. */
  readonly processes?: decide.Processes | undefined;
  /**
   * Runs `step` on the record of `key` while nobody else can touch it, saves the record it returns if that is another
   * object, and hands on its answer. `now` is the store's own time in milliseconds.
   */
  update<Answer>(
    key: string,
    step: (
      record: StoreRecord<Payload> | undefined,
      now: number,
    ) => { readonly record: StoreRecord<Payload> | undefined; readonly answer: Answer },
  ): Promise<Answer>;
  /** How a token is kept, such as encrypted; `version` may be bound into it. */
  seal(token: StoredToken, key: string, version: number): Payload;
  open(payload: Payload, key: string, version: number): StoredToken;
  readonly watch?: Store['watch'];
}

/** A store over whatever keeps its records: each step decides on the record and nothing else. */
export function recordStore<Payload>(keeper: RecordKeeper<Payload>): Store {
  const { name, leaseMs, hardTimeoutMs, update, processes } = keeper;
  const times = { leaseMs, hardTimeoutMs };
  const kept = (key: string, token: StoredToken | undefined, version: number) =>
    token ? keeper.seal(token, key, version) : null;

  function snapshot(key: string, record: StoreRecord<Payload>, now: number): Snapshot {
    const { epoch, version, fence, payload, issuedAt } = record;
    const token = payload === null ? undefined : keeper.open(payload, key, version);
    const blocks = decide.blocksOf(record, now);
    return { epoch, version, fence, token, ageMs: now - issuedAt, ...(blocks.length > 0 && { blocks }) };
  }

  /** The decision for the store to save; `adopt` becomes an answer with the record's snapshot. */
  function adopting<Answer, Is extends 'changed' | 'superseded'>(
    key: string,
    now: number,
    { record, answer }: decide.Decision<Payload, Answer | decide.Adopt>,
    is: Is,
  ): {
    record: StoreRecord<Payload>;
    answer: Exclude<Answer, decide.Adopt> | { readonly is: Is; readonly snapshot: Snapshot };
  } {
    if (answer !== 'adopt') return { record, answer: answer as Exclude<Answer, decide.Adopt> };
    return { record, answer: { is, snapshot: snapshot(key, record, now) } };
  }

  return {
    name,
    ...times,
    read: key => update(key, (record, now) => ({ record, answer: record && snapshot(key, record, now) })),
    begin: (key, step) =>
      update(key, (record, now) =>
        adopting(key, now, decide.begin(record, step, now, times, processes), 'changed'),
      ),
    markSent: (key, step) =>
      update(
        key,
        (record, now) =>
          decide.markSent(record, step, now, times, processes) ?? { record, answer: 'refused' },
      ),
    renew: (key, step) =>
      update(key, (record, now) => decide.renew(record, step, now, times) ?? { record, answer: 'lost' }),
    commit: (key, step) =>
      update(key, (record, now) => {
        const payload = keeper.seal(step.token, key, step.seen.version + 1);
        return adopting(key, now, decide.commit(record, step, payload, now), 'superseded');
      }),
    fail: (key, step) =>
      update(key, (record, now) => ({ record: decide.fail(record, step, now), answer: undefined })),
    release: (key, step) =>
      update(key, record => ({ record: decide.release(record, step), answer: undefined })),
    restore: (key, step) =>
      update(key, (record, now) => {
        const payload = kept(key, step.token, step.version);
        return adopting(key, now, decide.restore(record, step, payload, now), 'changed');
      }),
    clear: (key, step) =>
      update(key, (record, now) => {
        const decision = decide.clear(record, step);
        if (!decision) return { record, answer: { is: 'cleared', version: 0 } as const };
        return adopting(key, now, decision, 'changed');
      }),
    ...(keeper.watch && { watch: keeper.watch }),
  };
}
