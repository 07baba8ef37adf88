import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HaltPoint, Order } from './contestant.js';

/** What a worker saw. */
export interface Report {
  readonly served: number;
  /** How many callers got which error. */
  readonly errors: Readonly<Record<string, number>>;
  /** When each token was first returned here, in epoch milliseconds with a fraction. */
  readonly firstSeen: Readonly<Record<string, number>>;
  readonly worstWaitMs: number;
}

/** A process of its own that calls `get()` again and again. */
export interface Worker {
  /** Lets it begin. Its time counts from then on. */
  go(): void;
  /** Resolves when it halts there. */
  at(point: HaltPoint): Promise<void>;
  goOn(): void;
  signal(name: NodeJS.Signals): void;
  /** Undefined where the process ended without one. */
  readonly report: Promise<Report | undefined>;
  readonly ended: Promise<void>;
}

const program = fileURLToPath(new URL('worker.js', import.meta.url));

/** Starts a worker, and resolves when it is connected and waits for {@link Worker.go}. */
export async function startWorker(order: Order): Promise<Worker> {
  const child = fork(program, [JSON.stringify(order)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>(resolve => void child.once('close', () => resolve()));
  const message = <Wanted>(isWanted: (message: unknown) => message is Wanted) =>
    new Promise<Wanted | undefined>(resolve => {
      child.on('message', found => {
        if (isWanted(found)) resolve(found);
      });
      ended.then(() => resolve(undefined));
    });
  const halted = message((found): found is { readonly at: HaltPoint } => isObject(found) && 'at' in found);
  const report = message((found): found is Report => isObject(found) && 'served' in found);
  const ready = await message((found): found is 'ready' => found === 'ready');
  if (!ready) throw new Error(`A worker of ${order.contestant} ended before it was ready.`);
  return {
    go: () => void child.send('go'),
    async at(point) {
      const found = await halted;
      if (found?.at !== point)
        throw new Error(`A worker of ${order.contestant} ended before it was ${point}.`);
    },
    goOn: () => void child.send('go on'),
    signal: name => void child.kill(name),
    report,
    ended,
  };
}

/** Starts so many workers with one order, lets them begin together, and waits for their reports. */
export async function runWorkers(order: Order, processes: number): Promise<readonly Report[]> {
  const workers = await Promise.all(Array.from({ length: processes }, () => startWorker(order)));
  for (const worker of workers) worker.go();
  const reports = await Promise.all(workers.map(({ report }) => report));
  await Promise.all(workers.map(({ ended }) => ended));
  return reports.filter(report => report !== undefined);
}

/** How many callers got an error. */
export function errorsOf(reports: readonly (Report | undefined)[]): number {
  return reports
    .flatMap(report => Object.values(report?.errors ?? {}))
    .reduce((sum, count) => sum + count, 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
