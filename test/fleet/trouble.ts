import type { Step } from './protocol.js';
import type { Provider } from './provider.js';
import type { Recorder } from './recorder.js';
import { RESTART_MS, type Settings, TIMES } from './settings.js';
import type { WorkerProcess } from './worker-process.js';

/** What the processes of a run are put through. */
export interface Troubled {
  readonly workers: readonly WorkerProcess[];
  readonly recorder: Recorder;
  readonly settings: Settings;
  readonly provider: Provider;
  /** Waits. Rejects when the run ends. */
  pause(ms: number): Promise<void>;
  /** Rejects when the run ends. */
  untilEnd<Result>(work: Promise<Result>): Promise<Result>;
}

/** Longer than a token can be served after its renewal began, and shorter than the time limit of a token request. */
const STOP_SENDER_MS = 2_400;
/** Longer than a lease. */
const STOP_HOLDER_MS = TIMES.leaseMs + 600;
/** The first token comes, and is renewed once, before anything happens. */
const FIRST_MS = 2_500;

// What a process was doing when it was met.
const LEASED = 'it held the lease and had not sent anything';
const SENT = 'it had sent the refresh token and not read the response';
const IDLE = 'it held no lease';

/** Gives the fleet one trouble after the other, with time to recover between, until the run ends. */
export async function trouble(fleet: Troubled): Promise<void> {
  const { settings, recorder } = fleet;
  const all = settings.secondGrant
    ? [killHolder, killSender, stopSender, stopHolder]
    : [killHolder, stopSender, killOthers, stopHolder];
  await fleet.pause(FIRST_MS);
  for (let next = 0; ; next++) {
    // What begins now has to be over before the end, or the end would show it as lost.
    if (recorder.now() > settings.durationMs - TIMES.hardTimeoutMs - 2 * settings.latencyMs - 1_000) return;
    await all[next % all.length]?.(fleet);
    await fleet.pause(settings.lifetimeMs * 0.7);
  }
}

/** Nothing was sent, so nothing is lost: another process does it. */
async function killHolder(fleet: Troubled): Promise<void> {
  const holder = await firstAt('leased', fleet);
  await kill(fleet, holder, LEASED);
  await restart(fleet, holder);
}

/** The next refresh token is lost with it. The second grant brings another one. */
async function killSender(fleet: Troubled): Promise<void> {
  const sender = await firstSender(fleet);
  await kill(fleet, sender, SENT);
  await restart(fleet, sender);
}

/** All others wait for it. */
async function stopSender(fleet: Troubled): Promise<void> {
  const sender = await firstSender(fleet);
  await stop(fleet, sender, STOP_SENDER_MS, SENT);
}

/** Another process takes over when the lease ends, and the first one sends nothing when it goes on. */
async function stopHolder(fleet: Troubled): Promise<void> {
  const holder = await firstAt('leased', fleet);
  await stop(fleet, holder, STOP_HOLDER_MS, LEASED);
}

/** Processes without the lease are not missed by the others. */
async function killOthers(fleet: Troubled): Promise<void> {
  const idle = fleet.workers.filter(({ lane }) => !fleet.recorder.current(lane, 'protocol'));
  const chosen = idle.filter((_, index) => index % 3 === 1).slice(0, 2);
  for (const worker of chosen) await kill(fleet, worker, IDLE);
  await restart(fleet, ...chosen);
}

/** Returns the process that reaches a step first. It stays there; the others go on. */
async function firstAt(step: Step, fleet: Troubled): Promise<WorkerProcess> {
  const { workers } = fleet;
  try {
    const first = await fleet.untilEnd(
      Promise.race(workers.map(worker => worker.holdAt(step).then(() => worker))),
    );
    for (const worker of workers) if (worker !== first) worker.goOn();
    return first;
  } catch (error) {
    for (const worker of workers) worker.goOn();
    throw error;
  }
}

/** Returns the process that sends first, once its request has arrived. It does not read the response. */
async function firstSender(fleet: Troubled): Promise<WorkerProcess> {
  const before = fleet.provider.requests().length;
  const sender = await firstAt('sent', fleet);
  while (fleet.provider.requests().length === before) await fleet.pause(5);
  return sender;
}

async function kill({ recorder }: Troubled, worker: WorkerProcess, when: string): Promise<void> {
  await worker.kill();
  recorder.trouble(worker.lane, `was killed: ${when}`, when !== IDLE);
}

async function restart(fleet: Troubled, ...workers: readonly WorkerProcess[]): Promise<void> {
  await fleet.pause(RESTART_MS);
  await fleet.untilEnd(Promise.all(workers.map(worker => worker.start())));
  for (const worker of workers) worker.begin();
}

async function stop(fleet: Troubled, worker: WorkerProcess, ms: number, when: string): Promise<void> {
  worker.stop();
  fleet.recorder.trouble(worker.lane, `was stopped for ${(ms / 1_000).toFixed(1)} s: ${when}`, when !== IDLE);
  try {
    await fleet.pause(ms);
  } finally {
    worker.continue();
    worker.goOn();
  }
}
