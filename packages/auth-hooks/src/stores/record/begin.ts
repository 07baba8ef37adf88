import type { BeginResult, BeginStep } from '../store.js';
import { blockFor } from './blocks.js';
import {
  type Adopt,
  currentMark,
  isLater,
  isSame,
  isUnused,
  newRecord,
  type Processes,
  type StoreRecord,
  type Times,
  type Transition,
} from './record.js';

/** A lease whose holder may have died unseen is taken over after so long, once, where nothing can be spent. */
export const TAKE_OVER_AFTER_MS = 2_000;

/** Decides what a caller may do that needs a token: adopt a version, wait, give up, or send a request under a lease. */
export function begin<P>(
  found: StoreRecord<P> | undefined,
  step: BeginStep,
  now: number,
  times: Times,
  processes?: Processes,
): Transition<P, Exclude<BeginResult, { is: 'changed' }> | Adopt> {
  const stored = found ?? newRecord<P>(step.owner);
  // Whoever asks has no use for a lease that it has.
  const record = stored.lease?.owner === step.owner ? { ...stored, lease: null } : stored;
  const { seen } = step;
  if (isUnused(found) ? (seen?.version ?? 0) > 0 : isLater(seen, record))
    return { record: found ?? record, result: { is: 'behind' } };
  if (seen ? !isSame(seen, record) : record.version > 0) return { record, result: 'adopt' };

  const blocked = blockFor(record, step, now);
  if (blocked) return { record, result: blocked };

  const rejections = record.refused[step.fingerprint];
  const takesOver = rejections === undefined && mayTakeOver(record, step, now, processes);
  const until = takesOver ? now : busyUntil(record, step, times, processes);
  if (until > now) return { record, result: { is: 'wait', forMs: until - now } };

  const fence = record.counter + 1;
  const lease = {
    owner: step.owner,
    fence,
    until: now + times.leaseMs,
    since: now,
    ...(processes && { holder: processes.own }),
    ...(takesOver && { takenOver: true }),
  };
  const mark = currentMark(record);
  return {
    record: { ...record, counter: fence, lease },
    result: {
      is: 'lease',
      fence,
      epoch: record.epoch,
      version: record.version,
      suspect: mark !== null,
      replays: mark?.replays ?? 0,
      probe: rejections !== undefined,
      failures: record.pause?.failures ?? 0,
      restart: record.restart ?? false,
      reason: record.forgotten,
    },
  };
}

/** Returns until when the request that is under way, if any, has to be waited for. */
function busyUntil(record: StoreRecord, step: BeginStep, times: Times, processes?: Processes): number {
  const { lease } = record;
  const mark = currentMark(record);
  const isGone = lease?.holder !== undefined && processes?.stateOf(lease.holder) === 'gone';
  const leased = lease && !isGone ? lease.until : 0;
  // What was sent may have been carried out, also by a process that is gone. Where another grant can replace what was
  // spent, only a holder that still runs is waited for, and its lease says so.
  const sent = mark && mark.at > 0 && step.spends ? mark.at + times.hardTimeoutMs : 0;
  return Math.max(leased, sent);
}

/**
 * A holder of which nothing is known, such as one on another machine, may have died: others wait a moment only. Where the
 * outcome of two requests is not known already, a third would be one too many for a slow server.
 */
function mayTakeOver(record: StoreRecord, step: BeginStep, now: number, processes?: Processes): boolean {
  const { lease } = record;
  if (!lease || step.spends || lease.takenOver || lease.since === undefined) return false;
  if (currentMark(record)?.suspect) return false;
  if (now - lease.since < TAKE_OVER_AFTER_MS) return false;
  return lease.holder === undefined || processes?.stateOf(lease.holder) !== 'running';
}
