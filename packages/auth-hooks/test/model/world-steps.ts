import { saved, withProcess } from './going.js';
import { processStep } from './process-steps.js';
import { countBroken } from './promises.js';
import { NOW, type Process, type Setting, TIMEOUT_MS, TIMES, UNIT_MS, type World } from './world.js';

const LETTERS = 'ABC';

interface Happening {
  readonly label: string;
  readonly to: World;
}

/** Returns what can go wrong: processes are killed or stopped, and the store loses what it has. */
export function faults({ loses }: Setting, world: World): Happening[] {
  const all: Happening[] = [];
  world.processes.forEach((process, index) => {
    const { run, isStopped, name } = process;
    if (run.at === 'idle' || world.faults === 0) return;
    const fewer = { ...world, faults: world.faults - 1 };
    all.push({ label: `process ${LETTERS[index]} is killed, and starts again`, to: killed(fewer, index) });
    if (isStopped) return;
    const own = fewer.requests.filter(request => request.sender === name && !request.isLate);
    const broken = own.reduce((next, request) => countBroken(next, request), fewer);
    const to = withProcess(broken, index, { ...process, isStopped: true });
    all.push({ label: `process ${LETTERS[index]} is stopped`, to });
  });
  if (loses && world.losses > 0 && world.record !== undefined) {
    const lost = { ...world, losses: world.losses - 1, before: undefined };
    if (loses.what === 'everything')
      all.push({ label: 'the store loses everything', to: { ...lost, record: undefined } });
    else if (world.before)
      all.push({ label: 'the store loses its last write', to: { ...lost, record: world.before } });
  }
  return all;
}

function killed(world: World, index: number): World {
  const { name } = world.processes[index] as Process;
  const own = world.requests.filter(({ sender }) => sender === name);
  let next = world;
  for (const request of own) next = countBroken(next, request, { sender: '' });
  const requests = next.requests.filter(({ sender, is }) => sender !== '' || is === 'sent');
  const fresh = { name: `p${world.names}`, isStopped: false, run: { at: 'idle' } } as const;
  return withProcess({ ...next, requests, names: world.names + 1 }, index, fresh);
}

/** Returns what users, schedulers and clocks may do: callers come, stopped processes go on, tokens age. */
export function events(world: World): Happening[] {
  const all: Happening[] = [];
  world.processes.forEach((process, index) => {
    const letter = LETTERS[index];
    if (process.isStopped)
      all.push({
        label: `process ${letter} goes on`,
        to: withProcess(world, index, { ...process, isStopped: false }),
      });
    else if (process.run.at === 'idle' && !(process.token && process.token.id > world.due))
      all.push({
        label: `a caller of process ${letter} wants a token`,
        to: withProcess({ ...world, names: world.names + 1 }, index, {
          ...process,
          run: { at: 'asking', owner: `o${world.names}` },
        }),
      });
  });
  const current = world.record?.payload?.id ?? 0;
  if (world.renewals > 0 && current > world.due)
    all.push({
      label: `token ${current} becomes too old`,
      to: { ...world, due: current, renewals: world.renewals - 1 },
    });
  if (!world.isExpired) all.push({ label: 'the old token expires', to: { ...world, isExpired: true } });
  return all;
}

/** Lets time pass until something may change by it; undefined: nothing does, or something happens before. */
export function time(setting: Setting, world: World): (Happening & { readonly ms: number }) | undefined {
  const isBusy = world.processes.some(
    (process, index) => !process.isStopped && processStep(setting, world, index) !== undefined,
  );
  const isDue = world.requests.some(request => {
    if (request.sinceMs < TIMEOUT_MS) return false;
    const sender = world.processes.find(({ name }) => name === request.sender);
    return request.is === 'sent' || (!request.isLate && sender !== undefined && !sender.isStopped);
  });
  const moments = isBusy || isDue ? [] : momentsOf(world);
  if (moments.length === 0) return undefined;
  const next = Math.min(...moments);
  const ms = next <= TIMES.leaseMs ? UNIT_MS : next;
  return { label: `${ms / 1_000} s pass`, to: renewed(setting, passed(world, ms)), ms };
}

function momentsOf({ record, requests, processes }: World): number[] {
  const { lease, mark, pause, refused } = record ?? {};
  const moments = [
    ...(lease ? [lease.until - NOW, (lease.since ?? 0) + UNIT_MS - NOW] : []),
    ...(mark && mark.at > 0 ? [mark.at + TIMES.hardTimeoutMs - NOW] : []),
    ...(pause ? [pause.until - NOW] : []),
    ...Object.values(refused ?? {}).map(({ until }) => until - NOW),
    ...requests.map(({ sinceMs }) => TIMEOUT_MS + UNIT_MS - sinceMs),
    ...processes.map(({ run }) => (run.at === 'marked' ? UNIT_MS - run.sinceMs : 0)),
  ];
  return moments.filter(moment => moment > 0);
}

/** Moves all times back by so much. What is long past counts as just past, so that equal states look equal. */
function passed(world: World, ms: number): World {
  const back = (at: number, floor = 0) => Math.max(NOW - floor, at - ms);
  const { record } = world;
  const { hardTimeoutMs } = TIMES;
  const aged = record && {
    ...record,
    lease: record.lease && {
      ...record.lease,
      until: back(record.lease.until),
      since: back(record.lease.since ?? 0, UNIT_MS),
    },
    mark: record.mark && { ...record.mark, at: record.mark.at && back(record.mark.at, hardTimeoutMs) },
    pause: record.pause && { ...record.pause, until: back(record.pause.until) },
    refused: Object.fromEntries(
      Object.entries(record.refused).map(([name, each]) => [name, { ...each, until: back(each.until) }]),
    ),
  };
  return {
    ...world,
    record: aged,
    processes: world.processes.map(process =>
      process.run.at === 'marked'
        ? { ...process, run: { ...process.run, sinceMs: Math.min(UNIT_MS, process.run.sinceMs + ms) } }
        : process,
    ),
    requests: world.requests.map(request => ({
      ...request,
      sinceMs: Math.min(TIMEOUT_MS + UNIT_MS, request.sinceMs + ms),
    })),
    tokens: world.tokens.map(token => ({ ...token, closedMs: Math.max(0, token.closedMs - ms) })),
  };
}

/** Processes that run have renewed their leases meanwhile. */
function renewed({ rules }: Setting, world: World): World {
  return world.processes.reduce((next, { run, isStopped }) => {
    if (isStopped || !('lease' in run)) return next;
    const record = rules.renew(next.record, { owner: run.owner, fence: run.lease.fence }, NOW, TIMES);
    return record ? saved(next, record) : next;
  }, world);
}
