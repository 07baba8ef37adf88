import type { StoreRecord } from '@token-clients/auth-hooks/store';

/** Writes a record as the fields of its hash, as a process that ran before would have left it. */
export function hashOf(record: StoreRecord<string>, savedAt: number): Record<string, string> {
  const { lease, mark, pause, refused } = record;
  const rejections = Object.entries(refused).map(([fingerprint, { count, until, why, reason }]) => ({
    fingerprint,
    count,
    ends: until,
    why,
    ...(reason && { reason: JSON.stringify(reason) }),
  }));
  const fields = {
    format: 1,
    savedAt,
    ahead: 0,
    epoch: record.epoch,
    version: record.version,
    payload: record.payload ?? undefined,
    issuedAt: record.issuedAt,
    fence: record.fence,
    counter: record.counter,
    restart: record.restart ? 1 : undefined,
    forgotten: record.forgotten && JSON.stringify(record.forgotten),
    rejections: rejections.length > 0 ? JSON.stringify(rejections) : undefined,
    leaseOwner: lease?.owner,
    leaseFence: lease?.fence,
    leaseUntil: lease?.until,
    leaseSince: lease?.since,
    leaseHolder: lease?.holder,
    leaseTakenOver: lease?.takenOver ? 1 : undefined,
    markOwner: mark?.owner,
    markFence: mark?.fence,
    markVersion: mark?.version,
    markAt: mark?.at,
    markReplays: mark?.replays,
    markSuspect: mark?.suspect ? 1 : undefined,
    markHolder: mark?.holder,
    pauseFailures: pause?.failures,
    pauseUntil: pause?.until,
    pauseWhy: pause?.why,
    pauseReason: pause?.reason && JSON.stringify(pause.reason),
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
