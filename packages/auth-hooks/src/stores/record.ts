import type { FailureKind } from '@token-clients/runtime';
import { isRefusal, MAX_REFUSALS } from '../failure-policy.js';
import type {
  BeginAnswer,
  BeginStep,
  ClearStep,
  CommitStep,
  FailStep,
  LeaseStep,
  RestoreStep,
  SendStep,
  Version,
} from './store.js';

/**
 * One record and what each step decides about it: pure functions of record, step and the store's time. A store only
 * has to load, decide and save without interruption. The payload is opaque here, so it may be sealed.
 */
export interface StoreRecord<Payload = unknown> extends Version {
  readonly payload: Payload | null;
  /** When the payload's token was issued. */
  readonly issuedAt: number;
  /** Fence of the last commit, and the last fence given out. Neither ever goes back. */
  readonly fence: number;
  readonly counter: number;
  readonly lease: { readonly owner: string; readonly fence: number; readonly until: number } | null;
  readonly mark: SentMark | null;
  /** Failures in passing: how many in a row, and until when nobody may try. */
  readonly pause: { readonly failures: number; readonly until: number; readonly why: FailureKind } | null;
  /** Refusals in a row by credential fingerprint. */
  readonly refused: Readonly<Record<string, Refusal>>;
}

/** A request was sent for this version and has not been answered for. */
export interface SentMark {
  readonly owner: string;
  readonly fence: number;
  readonly version: number;
  readonly at: number;
  readonly replays: number;
  /** An earlier request for the same version was not answered for either. */
  readonly suspect: boolean;
}

export interface Refusal {
  readonly count: number;
  readonly until: number;
  readonly why: FailureKind;
}

export interface Times {
  readonly leaseMs: number;
  readonly hardTimeoutMs: number;
}

/** What to save (the same object if nothing changed) and what to answer. */
export interface Decision<Payload, Answer> {
  readonly record: StoreRecord<Payload>;
  readonly answer: Answer;
}

/** The caller has to adopt the record as it is: the store answers with a snapshot. */
export type Adopt = 'adopt';

/** Blocks of so many credentials are remembered; more only come from credentials made anew for each exchange. */
const REMEMBERED = 8;

export function newRecord<P>(epoch: string): StoreRecord<P> {
  return {
    epoch,
    version: 0,
    payload: null,
    issuedAt: 0,
    fence: 0,
    counter: 0,
    lease: null,
    mark: null,
    pause: null,
    refused: {},
  };
}

export function begin<P>(
  found: StoreRecord<P> | undefined,
  step: BeginStep,
  now: number,
  times: Times,
): Decision<P, Exclude<BeginAnswer, { is: 'changed' }> | Adopt> {
  const record = release(found ?? newRecord<P>(step.owner), step.owner);
  const { seen } = step;
  if (isUnused(found) ? (seen?.version ?? 0) > 0 : isLater(seen, record))
    return { record: found ?? record, answer: { is: 'behind' } };
  if (seen ? !isSame(seen, record) : record.version > 0) return { record, answer: 'adopt' };

  const block = blockOf(record, step, now);
  if (block) return { record, answer: block };

  const refused = record.refused[step.fingerprint];
  const mark = markOf(record);
  const busyUntil = Math.max(record.lease?.until ?? 0, mark ? mark.at + times.hardTimeoutMs : 0);
  if (busyUntil > now) return { record, answer: { is: 'wait', forMs: busyUntil - now } };

  const fence = record.counter + 1;
  return {
    record: {
      ...record,
      counter: fence,
      lease: { owner: step.owner, fence, until: now + times.leaseMs },
    },
    answer: {
      is: 'lease',
      fence,
      epoch: record.epoch,
      version: record.version,
      suspect: mark !== null,
      replays: mark?.replays ?? 0,
      probe: refused !== undefined,
      failures: record.pause?.failures ?? 0,
    },
  };
}

export function markSent<P>(
  record: StoreRecord<P> | undefined,
  step: SendStep,
  now: number,
  times: Times,
): Decision<P, 'ok' | 'refused'> | undefined {
  if (!record || !owns(record, step) || !isSame(step.seen, record)) return undefined;
  const earlier = markOf(record);
  if (step.replay && earlier && earlier.replays > 0) return undefined;
  return {
    record: {
      ...record,
      lease: {
        owner: step.owner,
        fence: step.fence,
        until: now + Math.max(times.leaseMs, times.hardTimeoutMs),
      },
      mark: {
        owner: step.owner,
        fence: step.fence,
        version: record.version,
        at: now,
        replays: (earlier?.replays ?? 0) + (step.replay ? 1 : 0),
        suspect: earlier !== null,
      },
    },
    answer: 'ok',
  };
}

export function renew<P>(
  record: StoreRecord<P> | undefined,
  step: LeaseStep,
  now: number,
  times: Times,
): Decision<P, 'ok' | 'lost'> | undefined {
  if (!record?.lease || !owns(record, step)) return undefined;
  const until = Math.max(record.lease.until, now + times.leaseMs);
  return { record: { ...record, lease: { ...record.lease, until } }, answer: 'ok' };
}

/** `payload` is the step's token as this store keeps it. */
export function commit<P>(
  found: StoreRecord<P> | undefined,
  step: Omit<CommitStep, 'token'>,
  payload: P,
  now: number,
): Decision<P, { readonly is: 'committed'; readonly version: number } | Adopt> {
  // A record that was lost meanwhile, or made anew and not used yet, holds nothing that could be newer than this.
  const held = !found || isUnused(found) ? { ...(found ?? newRecord<P>('')), ...step.seen } : found;
  const record = release(held, step.owner);
  const version = step.seen.version + 1;
  const answer = { is: 'committed', version } as const;
  // The same commit again, because its answer was lost.
  if (record.epoch === step.seen.epoch && record.version === version && record.fence === step.fence)
    return { record, answer };
  if (!isSame(step.seen, record) || record.fence >= step.fence) return { record, answer: 'adopt' };

  const { [step.fingerprint]: _, ...refused } = record.refused;
  return {
    record: {
      ...record,
      version,
      payload,
      issuedAt: now - step.ageMs,
      fence: step.fence,
      counter: Math.max(record.counter, step.fence),
      mark: null,
      pause: null,
      refused,
    },
    answer,
  };
}

export function fail<P>(
  record: StoreRecord<P> | undefined,
  step: FailStep,
  now: number,
): StoreRecord<P> | undefined {
  if (!record) return undefined;
  const freed = release(record, step.owner);
  // Somebody succeeded later: this failure says nothing any more.
  if (record.fence >= step.fence) return freed;
  const until = now + step.pauseMs;
  const mark =
    record.mark?.fence === step.fence && step.outcome === 'known' ? settled(record.mark) : record.mark;
  if (isRefusal(step.kind)) {
    const count = (record.refused[step.fingerprint]?.count ?? 0) + 1;
    const { [step.fingerprint]: _, ...others } = record.refused;
    const kept = Object.entries(others).slice(1 - REMEMBERED);
    const refused = {
      ...Object.fromEntries(kept),
      [step.fingerprint]: { count, until, why: step.kind },
    };
    return { ...freed, mark, refused };
  }
  const failures = (record.pause?.failures ?? 0) + 1;
  return { ...freed, mark, pause: { failures, until, why: step.kind } };
}

export function restore<P>(
  found: StoreRecord<P> | undefined,
  step: Omit<RestoreStep, 'token'>,
  payload: P | null,
  now: number,
): Decision<P, { readonly is: 'restored' } | Adopt> {
  if (found && !isUnused(found) && !isLater(step, found)) return { record: found, answer: 'adopt' };
  const record = found ?? newRecord<P>(step.epoch);
  return {
    record: {
      ...record,
      epoch: step.epoch,
      version: step.version,
      payload,
      issuedAt: now - step.ageMs,
      fence: Math.max(record.fence, step.fence),
      // Later leases must be newer than the one that wrote the restored version.
      counter: Math.max(record.counter, step.fence),
      mark: null,
    },
    answer: { is: 'restored' },
  };
}

export function clear<P>(
  record: StoreRecord<P> | undefined,
  step: ClearStep,
): Decision<P, { readonly is: 'cleared'; readonly version: number } | Adopt> | undefined {
  if (!record) return undefined;
  if (step.forget === 'failures')
    return {
      record: { ...record, pause: null, refused: {} },
      answer: { is: 'cleared', version: record.version },
    };
  if (step.seen && !isSame(step.seen, record)) return { record, answer: 'adopt' };
  const version = record.version + 1;
  return {
    record: { ...record, version, payload: null, mark: null },
    answer: { is: 'cleared', version },
  };
}

function blockOf<P>(
  record: StoreRecord<P>,
  step: BeginStep,
  now: number,
): Extract<BeginAnswer, { is: 'blocked' }> | undefined {
  const refused = record.refused[step.fingerprint];
  if (refused && refused.count >= MAX_REFUSALS) return { is: 'blocked', forMs: null, why: refused.why };
  if (refused && refused.until > now) return { is: 'blocked', forMs: refused.until - now, why: refused.why };
  const { pause } = record;
  if (pause && pause.until > now) return { is: 'blocked', forMs: pause.until - now, why: pause.why };
  if (pause && pause.failures >= (step.maxFailures ?? Infinity))
    return { is: 'blocked', forMs: 0, why: pause.why };
  return undefined;
}

/** The sent mark, if it belongs to the version that is stored. */
function markOf(record: StoreRecord): SentMark | null {
  return record.mark?.version === record.version ? record.mark : null;
}

/** An answered request leaves no mark, unless one before it stayed without answer: that one still counts. */
function settled(mark: SentMark): SentMark | null {
  return mark.suspect ? { ...mark, at: 0 } : null;
}

function release<P>(record: StoreRecord<P>, owner: string): StoreRecord<P> {
  return record.lease?.owner === owner ? { ...record, lease: null } : record;
}

function owns(record: StoreRecord, step: LeaseStep): boolean {
  return record.lease?.owner === step.owner && record.lease.fence === step.fence;
}

function isSame(seen: Version, record: Version): boolean {
  return seen.epoch === record.epoch && seen.version === record.version;
}

function isLater(seen: Version | undefined, record: Version): boolean {
  return seen !== undefined && seen.epoch === record.epoch && seen.version > record.version;
}

function isUnused(record: StoreRecord | undefined): boolean {
  return record === undefined || record.version === 0;
}
