import { begin } from './record/begin.js';
import { blocksOf } from './record/blocks.js';
import { commit, fail, markSent, release, renew } from './record/lease.js';
import type { Adopt, Processes, StoreRecord, Transition } from './record/record.js';
import { clear, restore } from './record/upkeep.js';
import { HARD_TIMEOUT_MS, LEASE_MS, type Snapshot, type Store, type StoredToken } from './store.js';

/** What a store has to do itself: keep records, and let one step at a time change each. */
export interface RecordKeeper<Payload> {
  /** Word for messages, such as `redis`. */
  readonly name: string;
  /** Default: 30 s and 15 s. They must be longer than any token request. */
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
  /** Absent where nothing is known of other processes: then only time tells whether one died. */
  readonly processes?: Processes | undefined;
  /**
   * Runs `step` on the record of `key` (undefined: there is none) while no other process can change it, saves the record
   * it returns unless that is the same object or undefined, and returns its `result`. Where the record changed
   * meanwhile, run `step` again on the new one: it is a pure function.
   */
  update<Result>(key: string, step: RecordStep<Payload, Result>): Promise<Result>;
  /** Turns a token into what is kept, such as its encrypted form; `version` may be bound into it. */
  seal(token: StoredToken, key: string, version: number): Payload;
  /** Turns what is kept back into the token. */
  open(payload: Payload, key: string, version: number): StoredToken;
  readonly watch?: Store['watch'];
}

/** One step of a token source at a record. `now` is the store's own time in milliseconds, which never goes back. */
export type RecordStep<Payload, Result> = (
  record: StoreRecord<Payload> | undefined,
  now: number,
) => { readonly record: StoreRecord<Payload> | undefined; readonly result: Result };

/**
 * Returns a record as its readers see it.
 *
 * @param open turns the payload back into the token
 */
export function snapshotOf<Payload>(
  record: StoreRecord<Payload>,
  now: number,
  open: (payload: Payload) => StoredToken,
): Snapshot {
  const { epoch, version, fence, payload, issuedAt } = record;
  const token = payload === null ? undefined : open(payload);
  const blocks = blocksOf(record, now);
  return { epoch, version, fence, token, ageMs: now - issuedAt, ...(blocks.length > 0 && { blocks }) };
}

/** Makes a store of anything that keeps records: each step decides on the record and nothing else. */
export function recordStore<Payload>(keeper: RecordKeeper<Payload>): Store {
  const { name, leaseMs = LEASE_MS, hardTimeoutMs = HARD_TIMEOUT_MS, processes } = keeper;
  const times = { leaseMs, hardTimeoutMs };
  const update: RecordKeeper<Payload>['update'] = (key, step) => keeper.update(key, step);

  function snapshot(key: string, record: StoreRecord<Payload>, now: number): Snapshot {
    return snapshotOf(record, now, payload => keeper.open(payload, key, record.version));
  }

  /** Turns `adopt` into a result with the record's snapshot. */
  function adopting<Result, Is extends 'changed' | 'superseded'>(
    key: string,
    now: number,
    { record, result }: Transition<Payload, Result | Adopt>,
    is: Is,
  ): Transition<Payload, Exclude<Result, Adopt> | { readonly is: Is; readonly snapshot: Snapshot }> {
    if (result !== 'adopt') return { record, result: result as Exclude<Result, Adopt> };
    return { record, result: { is, snapshot: snapshot(key, record, now) } };
  }

  return {
    name,
    ...times,
    read: key => update(key, (record, now) => ({ record, result: record && snapshot(key, record, now) })),
    begin: (key, step) =>
      update(key, (record, now) => adopting(key, now, begin(record, step, now, times, processes), 'changed')),
    markSent: (key, step) =>
      update(key, (record, now) => {
        const marked = markSent(record, step, now, times, processes);
        return { record: marked ?? record, result: marked ? 'ok' : 'stale' };
      }),
    renew: (key, step) =>
      update(key, (record, now) => {
        const renewed = renew(record, step, now, times);
        return { record: renewed ?? record, result: renewed ? 'ok' : 'lost' };
      }),
    commit: (key, step) =>
      update(key, (record, now) => {
        const payload = keeper.seal(step.token, key, step.seen.version + 1);
        return adopting(key, now, commit(record, step, payload, now), 'superseded');
      }),
    fail: (key, step) =>
      update(key, (record, now) => ({ record: fail(record, step, now), result: undefined })),
    release: (key, step) => update(key, record => ({ record: release(record, step), result: undefined })),
    restore: (key, step) =>
      update(key, (record, now) => {
        const payload = step.token ? keeper.seal(step.token, key, step.version) : null;
        return adopting(key, now, restore(record, step, payload, now), 'changed');
      }),
    clear: (key, step) =>
      update(key, (record, now) =>
        record
          ? adopting(key, now, clear(record, step), 'changed')
          : { record, result: { is: 'cleared', version: 0 } as const },
      ),
    ...(keeper.watch && { watch: keeper.watch }),
  };
}
