import type { StoreRecord } from '../../src/stores/record/record.js';
import type { Process, StoredPair, World } from './world.js';

/**
 * Returns the same string for worlds that differ only in the names of processes, requests and epochs, in which process is
 * which, and in how high tokens and fences count.
 */
export function keyOf(world: World): string {
  const processes = [...world.processes].map(process => ({ process, order: orderOf(world, process) }));
  processes.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const names = new Map<string, number>();
  for (const { process } of processes) names.set(process.name, names.size);
  const living = names.size;
  // Whoever is gone is called the same.
  const processName = (name: string | undefined) => (name === undefined ? '' : (names.get(name) ?? -1));
  const name = (text: string) => {
    const known = names.get(text) ?? names.size;
    names.set(text, known);
    return known - living;
  };
  const ids = ranks([
    world.due,
    ...recordIds(world.record),
    ...recordIds(world.before),
    ...world.processes.flatMap(({ token }) => (token ? [token.id] : [])),
    ...world.processes.flatMap(({ run }) =>
      'request' in run && run.request.spends ? [run.request.spends] : [],
    ),
    ...world.requests.flatMap(({ spends, brings }) => [
      ...(spends === undefined ? [] : [spends]),
      ...(brings && 'id' in brings ? [brings.id] : []),
    ]),
  ]);
  const fences = ranks([
    ...recordFences(world.record),
    ...recordFences(world.before),
    ...world.processes.flatMap(({ seen, run }) => [
      ...(seen ? [seen.fence] : []),
      ...('lease' in run ? [run.lease.fence] : []),
    ]),
    ...world.requests.map(({ lease }) => lease.fence),
  ]);
  const families = new Map<number, number>();
  const family = (id: number) => {
    const known = families.get(id) ?? families.size;
    families.set(id, known);
    return known;
  };
  const lease = ({
    epoch,
    version,
    fence,
    failures,
    restart,
  }: {
    epoch: string;
    version: number;
    fence: number;
    failures: number;
    restart: boolean;
  }) => [name(epoch), version, fences.get(fence), Math.min(failures, 2), restart];
  const pair = (token: StoredPair | undefined | null) => (token ? [ids.get(token.id), token.refresh] : 0);
  const record = (stored: StoreRecord<StoredPair> | undefined) =>
    stored && [
      name(stored.epoch),
      stored.version,
      pair(stored.payload),
      fences.get(stored.fence),
      fences.get(stored.counter),
      stored.lease && [
        name(stored.lease.owner),
        fences.get(stored.lease.fence),
        stored.lease.until,
        stored.lease.since,
        processName(stored.lease.holder),
        stored.lease.takenOver,
      ],
      stored.mark && [
        name(stored.mark.owner),
        fences.get(stored.mark.fence),
        stored.mark.version,
        stored.mark.at,
        Math.min(stored.mark.replays, 2),
        stored.mark.suspect,
      ],
      stored.pause && [Math.min(stored.pause.failures, 2), stored.pause.until, stored.pause.why],
      stored.refused,
      stored.restart,
    ];
  return JSON.stringify([
    processes.map(({ process: { isStopped, seen, token, run } }) => [
      isStopped,
      seen && [name(seen.epoch), seen.version, fences.get(seen.fence)],
      pair(token),
      run.at,
      'owner' in run && name(run.owner),
      'lease' in run && lease(run.lease),
      'request' in run && [
        run.request.is,
        'replay' in run.request && run.request.replay,
        run.request.wasSent,
        ids.get(run.request.spends ?? -1),
      ],
      'sinceMs' in run && run.sinceMs,
      'failure' in run && run.failure,
    ]),
    record(world.record),
    record(world.before),
    world.requests.map(request => [
      processName(request.sender),
      name(request.owner),
      lease(request.lease),
      request.request,
      request.spends !== undefined && ids.get(request.spends),
      request.replay,
      request.sinceMs,
      request.is,
      request.brings && ('id' in request.brings ? pair(request.brings) : request.brings),
      request.isLate,
      request.isCounted,
    ]),
    world.tokens
      .filter(({ id }) => ids.has(id))
      .map(token => [
        ids.get(token.id),
        family(token.family),
        token.isUsed,
        token.isRevoked,
        Math.min(token.sent, 3),
        token.sent - token.broken,
        fences.get(token.lastFence),
        token.closedMs,
      ]),
    ids.get(world.due),
    world.isExpired,
    world.rejections,
    world.spentTwice,
    world.faults,
    world.losses,
    world.renewals,
  ]);
}

/** What a process is like, without any name. */
function orderOf({ record, requests }: World, { name, isStopped, seen, token, run }: Process): string {
  const own = requests
    .filter(({ sender }) => sender === name)
    .map(({ is, sinceMs, isLate }) => [is, sinceMs, isLate]);
  return JSON.stringify([
    run.at,
    isStopped,
    seen?.version,
    token,
    record?.lease?.holder === name,
    'lease' in run && run.lease.fence,
    'request' in run && run.request,
    own,
  ]);
}

function recordIds(record: StoreRecord<StoredPair> | undefined): number[] {
  return record?.payload ? [record.payload.id] : [];
}

function recordFences(record: StoreRecord<StoredPair> | undefined): number[] {
  if (!record) return [];
  const { fence, counter, lease, mark } = record;
  return [fence, counter, ...(lease ? [lease.fence] : []), ...(mark ? [mark.fence] : [])];
}

/** Numbers by their order. */
function ranks(numbers: readonly number[]): Map<number, number> {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return new Map(sorted.map((each, rank) => [each, rank]));
}
