import { startRotatingServer } from '@token-clients/testing/servers';
import { type KillCell, nameOf } from './kill-cells.js';
import { type KillLab, runGroup } from './kill-group.js';
import type { KillOutcome } from './kill-outcome.js';
import { type ModuleLocation, openStore, type ProtocolTimes } from './modules.js';
import { startTokenProcess } from './token-process.js';

export interface KillMatrixOptions {
  readonly store: ModuleLocation;
  readonly times: ProtocolTimes;
  /** Processes that live on and serve the callers of all cells. */
  readonly living?: number;
  /** Processes that start at the same time: more than a machine can carry are all late. */
  readonly starting?: number;
}

/** Runs cells over one store. */
export interface KillMatrix extends AsyncDisposable {
  /**
   * Runs all cells at once. Those with the same step, fate and machine share the process to which it happens, which has a
   * source for each.
   */
  run(cells: readonly KillCell[]): ReadonlyMap<KillCell, Promise<KillOutcome>>;
  close(): Promise<void>;
}

/** Starts the processes that live on, and returns what runs cells. Processes run built code. */
export async function startKillMatrix(options: KillMatrixOptions): Promise<KillMatrix> {
  const { store: location, times, living: count = 2, starting = 3 } = options;
  const opened = await openStore(location, times);
  const living = Array.from({ length: count }, startTokenProcess);
  const free = await startRotatingServer({ fallBack: true });

  /** How long each process takes for a token of its own. */
  async function yardstick(cell: KillCell): Promise<number> {
    const waits = living.map(async (process, index) => {
      const source = `yardstick ${index}: ${nameOf(cell)}`;
      const client = { clientId: source, clientSecret: 'fake' };
      const grant = { tokenUrl: free.tokenUrl, kind: 'never', ...client } as const;
      return (await process.get(source, { grant, store: location, times })).waitedMs;
    });
    return Math.max(...(await Promise.all(waits)));
  }

  const lab: KillLab = { location, times, opened, living, yardstick, turn: turns(starting) };
  const run = (cells: readonly KillCell[]) => {
    const outcomes = new Map<KillCell, Promise<KillOutcome>>();
    for (const group of groupsOf(cells)) {
      const results = runGroup(group, lab);
      for (const [index, cell] of group.entries()) {
        const outcome = results.then(all => all[index] as KillOutcome);
        // Whoever waits for it gets the error, however late.
        outcome.catch(() => {});
        outcomes.set(cell, outcome);
      }
    }
    return outcomes;
  };
  const close = async () => {
    await Promise.all(living.map(each => each.close()));
    await opened.close();
    await free.close();
  };
  return { run, close, [Symbol.asyncDispose]: close };
}

function groupsOf(cells: readonly KillCell[]): KillCell[][] {
  const groups = new Map<string, KillCell[]>();
  for (const cell of cells) {
    const { step, fate, machine } = cell;
    const key = `${step} ${fate} ${machine}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()];
}

/** Lets so many works run at once. */
function turns(most: number): KillLab['turn'] {
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
