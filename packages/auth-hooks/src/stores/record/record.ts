import type { FailureKind } from '@token-clients/runtime';
import type { FailureReason, LeaseStep, Version } from '../store.js';

/**
 * What a store keeps for one key. What each step decides about it are pure functions of record, step and the store's
 * time, in the files beside this one: a store only has to load, decide and save without interruption. The payload is
 * opaque, so it may be sealed.
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
  readonly pause: (Failures & { readonly failures: number }) | null;
  /** How often a server rejected credentials in a row, by their fingerprint. The name is that of stored records. */
  readonly refused: Readonly<Record<string, Failures & { readonly count: number }>>;
  /** An operator reset since the last login: see `Lease.restart`. Absent in records of format 1. */
  readonly restart?: boolean | undefined;
  /** What the server said of the refresh token that was forgotten; absent while none was. */
  readonly forgotten?: FailureReason | undefined;
}

/** Why, and until when, no attempt is allowed. */
export interface Failures {
  readonly until: number;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

/** Who may send a token request, and since when. What format 1 did not have may be absent. */
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

/** A request was sent for this version, and its outcome is not known. */
export interface SentMark {
  readonly owner: string;
  readonly fence: number;
  readonly version: number;
  /** When; 0: a response came, so it is not waited for. */
  readonly at: number;
  readonly replays: number;
  /** The outcome of an earlier request for the same version is not known either. */
  readonly suspect: boolean;
  readonly holder?: string | undefined;
}

/** How long leases and sent requests count. */
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

/** Whether a process runs, as far as this machine can tell. */
export type ProcessState = 'running' | 'gone' | 'unknown';

/** What a step does: the record to save (the same object if nothing changed) and the step's result. */
export interface Transition<Payload, Result> {
  readonly record: StoreRecord<Payload>;
  readonly result: Result;
}

/** The result for a caller that has to adopt the record as it is: the store adds the snapshot. */
export type Adopt = 'adopt';

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

export function isUnused(record: StoreRecord | undefined): boolean {
  return record === undefined || record.version === 0;
}

export function isSame(seen: Version, record: Version): boolean {
  return seen.epoch === record.epoch && seen.version === record.version;
}

export function isLater(seen: Version | undefined, record: Version): boolean {
  return seen !== undefined && seen.epoch === record.epoch && seen.version > record.version;
}

export function holdsLease(record: StoreRecord, step: LeaseStep): boolean {
  return record.lease?.owner === step.owner && record.lease.fence === step.fence;
}

/** Returns the record without this lease. A later one of the same owner stays: a response may come late. */
export function withoutLease<P>(record: StoreRecord<P>, step: LeaseStep): StoreRecord<P> {
  return holdsLease(record, step) ? { ...record, lease: null } : record;
}

/** Returns the sent mark, if it belongs to the version that is stored. */
export function currentMark(record: StoreRecord): SentMark | null {
  return record.mark?.version === record.version ? record.mark : null;
}
