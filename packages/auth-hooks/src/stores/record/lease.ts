import { isCredentialFailure } from '../../lifecycle/lifecycle.js';
import type { CommitStep, FailStep, LeaseStep, ReleaseStep, SendStep } from '../store.js';
import { withoutRejections, withRejection } from './blocks.js';
import {
  type Adopt,
  currentMark,
  holdsLease,
  isSame,
  isUnused,
  newRecord,
  type Processes,
  type SentMark,
  type StoreRecord,
  type Times,
  type Transition,
  withoutLease,
} from './record.js';

// What the holder of a lease does. Undefined: the lease is lost.

export function markSent<P>(
  record: StoreRecord<P> | undefined,
  step: SendStep,
  now: number,
  times: Times,
  processes?: Processes,
): StoreRecord<P> | undefined {
  if (!record?.lease || !holdsLease(record, step) || !isSame(step.seen, record)) return undefined;
  const earlier = currentMark(record);
  if (step.replay === 'lost response' && earlier && earlier.replays > 0) return undefined;
  return {
    ...record,
    restart: record.restart && step.request !== 'acquire',
    lease: { ...record.lease, until: now + times.hardTimeoutMs },
    mark: {
      owner: step.owner,
      fence: step.fence,
      version: record.version,
      at: now,
      replays: (earlier?.replays ?? 0) + (step.replay ? 1 : 0),
      suspect: earlier !== null,
      ...(processes && { holder: processes.own }),
    },
  };
}

export function renew<P>(
  record: StoreRecord<P> | undefined,
  step: LeaseStep,
  now: number,
  times: Times,
): StoreRecord<P> | undefined {
  if (!record?.lease || !holdsLease(record, step)) return undefined;
  // A request that was sent has until the hard time-out, whether its holder lives or not.
  if (record.mark?.fence === step.fence) return record;
  const until = Math.max(record.lease.until, now + times.leaseMs);
  return { ...record, lease: { ...record.lease, until } };
}

/**
 * Accepts a token unless a newer version is stored. `payload` is the step's token as this store keeps it. One lease may commit
 * again, on top of what it committed: the response of a replay may come after the late one of the request before.
 */
export function commit<P>(
  found: StoreRecord<P> | undefined,
  step: Omit<CommitStep, 'token'>,
  payload: P,
  now: number,
): Transition<P, { readonly is: 'committed'; readonly version: number } | Adopt> {
  // A record that was lost meanwhile, or made again and not used yet, holds nothing that could be newer than this.
  const held = !found || isUnused(found) ? { ...(found ?? newRecord<P>('')), ...step.seen } : found;
  const record = withoutLease(held, step);
  const version = step.seen.version + 1;
  const result = { is: 'committed', version } as const;
  // The same commit again, because its result was lost.
  if (record.epoch === step.seen.epoch && record.version === version && record.fence === step.fence)
    return { record, result };
  if (!isSame(step.seen, record) || record.fence > step.fence) return { record, result: 'adopt' };
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
      refused: withoutRejections(record.refused, step.fingerprint),
      restart: record.restart && step.forgets !== undefined,
      forgotten: step.forgets?.reason,
    },
    result,
  };
}

export function fail<P>(
  record: StoreRecord<P> | undefined,
  step: FailStep,
  now: number,
): StoreRecord<P> | undefined {
  if (!record) return undefined;
  const ended = withoutLease(record, step);
  // A later request succeeded: this failure means nothing any more.
  if (record.fence >= step.fence) return ended;
  const mark = markAfter(record.mark, step, step.outcome);
  const failure = {
    until: now + step.pauseMs,
    why: step.kind,
    ...(step.reason && { reason: step.reason }),
  };
  if (isCredentialFailure(step.kind))
    return { ...ended, mark, refused: withRejection(record.refused, step.fingerprint, failure) };
  return { ...ended, mark, pause: { failures: (record.pause?.failures ?? 0) + 1, ...failure } };
}

export function release<P>(
  record: StoreRecord<P> | undefined,
  step: ReleaseStep,
): StoreRecord<P> | undefined {
  if (!record || !holdsLease(record, step)) return record;
  const mark = markAfter(record.mark, step, step.outcome ?? 'known');
  return { ...record, lease: null, mark, refused: withoutRejections(record.refused, step.accepted) };
}

/**
 * A request whose outcome is known leaves no mark, unless one before it got no response: that one still counts. One
 * that got a response is not waited for any more.
 */
function markAfter(
  mark: SentMark | null,
  { fence }: LeaseStep,
  outcome: FailStep['outcome'],
): SentMark | null {
  if (mark?.fence !== fence || outcome === 'unknown') return mark;
  return outcome === 'responded' || mark.suspect ? { ...mark, at: 0 } : null;
}
