import type { FailureKind } from '@token-clients/runtime';
import { MAX_REFUSALS } from '../lifecycle/failure-policy.js';
import { isCredentialFailure } from '../lifecycle/lifecycle.js';
import type {
  BeginResult,
  BeginStep,
  Block,
  ClearStep,
  CommitStep,
  FailStep,
  FailureReason,
  LeaseStep,
  ReleaseStep,
  RestoreStep,
  SendStep,
  Version,
} from './store.js';
import { TAKE_OVER_AFTER_MS } from './store.js';

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
  readonly lease: HeldLease | null;
  readonly mark: SentMark | null;
  /** Failures in passing: how many in a row, and until when no attempt is allowed. */
  readonly pause: Pause | null;
  /** Refusals in a row by credential fingerprint. */
  readonly refused: Readonly<Record<string, Refusal>>;
  /** Someone reset since the last login: see `Lease.restart`. Absent in records of format 1. */
  readonly restart?: boolean | undefined;
  /** What the server said of the refresh token that was forgotten; absent while nothing was. */
  readonly forgotten?: FailureReason | undefined;
}

/** Who may exchange, and since when. What format 1 did not have may be absent. */
export interface HeldLease {
  readonly owner: string;
  readonly fence: number;
  readonly until: number;
  readonly since?: number | undefined;
  /** The process that holds it, in the words of the store's {@link Processes}. */
  readonly holder?: string | undefined;
  /** It was taken over from another holder, and is not taken over again. */
  readonly takenOver?: boolean | undefined;
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
  readonly holder?: string | undefined;
}

export interface Pause {
  readonly failures: number;
  readonly until: number;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

export interface Refusal {
  readonly count: number;
  readonly until: number;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

export interface Times {
  readonly leaseMs: number;
  readonly hardTimeoutMs: number;
}

/** What a store knows of the processes that share it. */
export interface Processes {
  /** Names this process. */
  readonly own: string;
  /** `unknown` where this machine can't tell, such as for a process of another one, or one that is stopped. */
  stateOf(process: string): ProcessState;
}

export type ProcessState = 'running' | 'gone' | 'unknown';

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
  processes?: Processes,
): Decision<P, Exclude<BeginResult, { is: 'changed' }> | Adopt> {
  const record = freed(found ?? newRecord<P>(step.owner), step.owner);
  const { seen } = step;
  if (isUnused(found) ? (seen?.version ?? 0) > 0 : isLater(seen, record))
    return { record: found ?? record, answer: { is: 'behind' } };
  if (seen ? !isSame(seen, record) : record.version > 0) return { record, answer: 'adopt' };

  const block = blockOf(record, step, now);
  if (block) return { record, answer: block };

  const refused = record.refused[step.fingerprint];
  const mark = markOf(record);
  const takesOver = refused === undefined && mayTakeOver(record, step, now, processes);
  const until = takesOver ? now : busyUntil(record, step, times, processes);
  if (until > now) return { record, answer: { is: 'wait', forMs: until - now } };

  const fence = record.counter + 1;
  return {
    record: {
      ...record,
      counter: fence,
      lease: {
        owner: step.owner,
        fence,
        until: now + times.leaseMs,
        since: now,
        ...(processes && { holder: processes.own }),
        ...(takesOver && { takenOver: true }),
      },
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
      restart: record.restart ?? false,
      reason: record.forgotten,
    },
  };
}

/** Until when the exchange that is under way, if any, has to be waited for. */
function busyUntil(record: StoreRecord, step: BeginStep, times: Times, processes?: Processes): number {
  const { lease } = record;
  const mark = markOf(record);
  const isGone = (holder: string | undefined) =>
    holder !== undefined && processes?.stateOf(holder) === 'gone';
  const leased = lease && !isGone(lease.holder) ? lease.until : 0;
  // What was sent may have been carried out, also by a process that is gone. Where another grant can replace what was
  // spent, only a holder that is still at it is waited for, and its lease says so.
  const sent = mark && step.spends ? mark.at + times.hardTimeoutMs : 0;
  return Math.max(leased, sent);
}

/** A holder of which nothing is known, such as one on another machine, may have died: others wait a moment only. */
function mayTakeOver({ lease }: StoreRecord, step: BeginStep, now: number, processes?: Processes): boolean {
  if (!lease || step.spends || lease.takenOver || lease.since === undefined) return false;
  if (now - lease.since < TAKE_OVER_AFTER_MS) return false;
  return lease.holder === undefined || processes?.stateOf(lease.holder) !== 'running';
}

export function markSent<P>(
  record: StoreRecord<P> | undefined,
  step: SendStep,
  now: number,
  times: Times,
  processes?: Processes,
): Decision<P, 'ok' | 'refused'> | undefined {
  if (!record?.lease || !owns(record, step) || !isSame(step.seen, record)) return undefined;
  const earlier = markOf(record);
  if (step.replay === 'lost reply' && earlier && earlier.replays > 0) return undefined;
  return {
    record: {
      ...record,
      restart: record.restart && step.request !== 'acquire',
      lease: { ...record.lease, until: now + Math.max(times.leaseMs, times.hardTimeoutMs) },
      mark: {
        owner: step.owner,
        fence: step.fence,
        version: record.version,
        at: now,
        replays: (earlier?.replays ?? 0) + (step.replay ? 1 : 0),
        suspect: earlier !== null,
        ...(processes && { holder: processes.own }),
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
  const record = freed(held, step.owner);
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
      restart: record.restart && step.forgets !== undefined,
      forgotten: step.forgets?.reason,
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
  const ended = freed(record, step.owner);
  // A later exchange succeeded: this failure says nothing any more.
  if (record.fence >= step.fence) return ended;
  const until = now + step.pauseMs;
  const mark = record.mark?.fence === step.fence ? markAfter(record.mark, step.outcome) : record.mark;
  if (isCredentialFailure(step.kind)) {
    const count = (record.refused[step.fingerprint]?.count ?? 0) + 1;
    const { [step.fingerprint]: _, ...others } = record.refused;
    const kept = Object.entries(others).slice(1 - REMEMBERED);
    const refused = {
      ...Object.fromEntries(kept),
      [step.fingerprint]: { count, until, why: step.kind, ...(step.reason && { reason: step.reason }) },
    };
    return { ...ended, mark, refused };
  }
  const failures = (record.pause?.failures ?? 0) + 1;
  const pause = { failures, until, why: step.kind, ...(step.reason && { reason: step.reason }) };
  return { ...ended, mark, pause };
}

export function release<P>(
  record: StoreRecord<P> | undefined,
  step: ReleaseStep,
): StoreRecord<P> | undefined {
  if (!record || !owns(record, step)) return record;
  const { [step.accepted ?? '']: _, ...refused } = record.refused;
  const mark =
    record.mark?.fence === step.fence ? markAfter(record.mark, step.outcome ?? 'known') : record.mark;
  return { ...record, lease: null, mark, refused };
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
      record: { ...record, pause: null, refused: {}, restart: true },
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
): Extract<BeginResult, { is: 'blocked' }> | undefined {
  const refused = record.refused[step.fingerprint];
  const block = refused && blockBy(step.fingerprint, refused, now);
  if (block) {
    const { fingerprint: _, ...answer } = block;
    return { is: 'blocked', ...answer };
  }
  if (step.ignoresPauses) return undefined;
  const { pause } = record;
  if (!pause) return undefined;
  const { why, reason, until, failures } = pause;
  const mayGo = until <= now && failures < (step.maxFailures ?? Infinity);
  return mayGo ? undefined : { is: 'blocked', forMs: Math.max(0, until - now), why, reason };
}

/** The credentials that are not sent now. */
export function blocksOf(record: StoreRecord, now: number): Block[] {
  const all = Object.entries(record.refused).map(([print, refusal]) => blockBy(print, refusal, now));
  return all.filter(block => block !== undefined);
}

function blockBy(
  fingerprint: string,
  { count, until, why, reason }: Refusal,
  now: number,
): Block | undefined {
  if (count < MAX_REFUSALS && until <= now) return undefined;
  const forMs = count >= MAX_REFUSALS ? null : until - now;
  return { fingerprint, forMs, why, ...(reason && { reason }) };
}

/** The sent mark, if it belongs to the version that is stored. */
function markOf(record: StoreRecord): SentMark | null {
  return record.mark?.version === record.version ? record.mark : null;
}

/**
 * A request whose outcome is known leaves no mark, unless one before it stayed without response: that one still counts.
 * One that was answered is not waited for any more.
 */
function markAfter(mark: SentMark, outcome: FailStep['outcome']): SentMark | null {
  if (outcome === 'unknown') return mark;
  return outcome === 'answered' || mark.suspect ? { ...mark, at: 0 } : null;
}

function freed<P>(record: StoreRecord<P>, owner: string): StoreRecord<P> {
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
