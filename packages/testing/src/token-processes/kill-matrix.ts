import { type RotatingServer, startRotatingServer } from '../oauth/rotating-server.js';
import type { SourceSetup } from './commands.js';
import { type KillCell, limitMs, nameOf } from './kill-cells.js';
import type { KillOutcome } from './kill-outcome.js';
import {
  type ModuleLocation,
  type OpenedStore,
  openGrant,
  openStore,
  type ProtocolTimes,
} from './modules.js';
import { seedStore } from './seed.js';
import { startTokenProcess, type TokenProcess } from './token-process.js';

export interface KillMatrixOptions {
  readonly store: ModuleLocation;
  readonly times: ProtocolTimes;
  /** Processes that live on and serve the callers of all cells. */
  readonly living?: number;
  /** Processes that start at the same time: more than a machine can carry are all late. */
  readonly starting?: number;
}

/** Runs cells over one store, any number at once. */
export interface KillMatrix extends AsyncDisposable {
  run(cell: KillCell): Promise<KillOutcome>;
  close(): Promise<void>;
}

/** Callers in each process that lives on. */
const CALLERS = 3;
/** Longer than any cell. */
const GRACE_MS = 120_000;

/** Starts the processes that live on, and returns what runs cells. Processes run built code. */
export async function startKillMatrix(options: KillMatrixOptions): Promise<KillMatrix> {
  const { store: location, times, living: count = 2, starting = 3 } = options;
  const opened = await openStore(location, times);
  const living = Array.from({ length: count }, startTokenProcess);
  const turn = turns(starting);
  const free = await startRotatingServer({ fallBack: true });

  /** How long each process takes for a token of its own. */
  async function yardstick(cell: KillCell): Promise<number> {
    const times = await Promise.all(
      living.map(async (process, index) => {
        const source = `yardstick ${index}: ${nameOf(cell)}`;
        const { tokenUrl } = free;
        const grant = { tokenUrl, kind: 'never', clientId: source, clientSecret: 'fake' } as const;
        return (await process.get(source, { grant, store: location, times: options.times })).waitedMs;
      }),
    );
    return Math.max(...times);
  }

  async function run(cell: KillCell): Promise<KillOutcome> {
    const fallBack = cell.grant !== 'login';
    await using server = await startRotatingServer({ fallBack, graceMs: cell.forgives ? GRACE_MS : 0 });
    const setup = { grant: { tokenUrl: server.tokenUrl, kind: cell.grant }, store: location, times };
    return await runCell(cell, { server, setup, opened, living, turn, yardstick });
  }
  const close = async () => {
    await Promise.all(living.map(each => each.close()));
    await opened.close();
    await free.close();
  };
  return { run, close, [Symbol.asyncDispose]: close };
}

interface Lab {
  readonly server: RotatingServer;
  readonly setup: SourceSetup;
  readonly opened: OpenedStore;
  readonly living: readonly TokenProcess[];
  readonly yardstick: (cell: KillCell) => Promise<number>;
  readonly turn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

async function runCell(cell: KillCell, lab: Lab): Promise<KillOutcome> {
  const { server, setup, opened, living, turn, yardstick } = lab;
  const { fate, step } = cell;
  const { tokens, requests } = server;
  const name = nameOf(cell);
  const { cacheKey: key } = await openGrant(setup.grant);
  const { accessToken, refreshToken } = tokens.start();
  await seedStore(opened.store, key, { accessToken, ...(cell.grant !== 'never' && { refreshToken }) });
  const others = cell.machine === 'another machine' ? { ...setup, machine: 'another' } : setup;

  if (cell.isSlow) server.faults.next({ kind: 'delay', ms: setup.times.timeoutMs / 2, when: 'before' });
  let victim: TokenProcess | undefined;
  try {
    const its = cell.machine === 'another machine' ? { ...setup, machine: 'its' } : setup;
    const { process, got, haltedAt } = await turn(async () => {
      const process = startTokenProcess();
      victim = process;
      const got = process.get(name, { ...its, haltAt: step });
      got.catch(() => {});
      await process.at(name, step);
      const haltedAt = performance.now();
      // What was sent is carried out before anything happens to the process, unless the server is slow.
      const isSent = () => (cell.isSlow ? requests.length > 0 : tokens.accessTokens.all.length > 1);
      while (step === 'sent' && !isSent()) await moment();
      process.signal(fate === 'killed' ? 'SIGKILL' : 'SIGSTOP');
      if (fate === 'killed') await process.ended;
      return { process, got, haltedAt };
    });
    const goOn = () => {
      process.goOn();
      process.signal('SIGCONT');
    };

    const limit = limitMs(cell, setup.times, performance.now() - haltedAt);
    const calls = living.map(each => each.get(name, others, CALLERS));
    if (fate === 'stopped for a moment') {
      await Promise.race(living.map(each => each.waiting(name)));
      goOn();
    }
    const served = await Promise.all(calls);
    const lateMs = Math.max(...served.map(({ lateMs }) => lateMs));
    const yardstickMs = lateMs + (await yardstick(cell));
    if (fate === 'stopped') goOn();
    const own = fate === 'killed' ? [] : (await got).results;
    const sent = requests.length;
    const again = await Promise.all(living.map(each => each.get(name, others)));
    const stored = (await opened.store.read(key))?.token;
    return {
      cell,
      limitMs: limit,
      yardstickMs,
      waitedMs: Math.max(...served.map(({ waitedMs }) => waitedMs)),
      results: [...served, ...again].flatMap(({ results }) => results).concat(own),
      requests: sent,
      requestsAfterwards: requests.length - sent,
      reuses: tokens.reuses,
      stored: stored?.accessToken,
      state: tokens.accessTokens.state(stored?.accessToken ?? ''),
    };
  } finally {
    await victim?.close();
  }
}

const moment = () => new Promise(resolve => setTimeout(resolve, 5));

/** Lets so many works run at once. */
function turns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async work => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
