import type { Kept, SourceSetup, Step } from './commands.js';
import { startTokenProcess, type TokenProcess } from './token-process.js';

export interface SoakOptions {
  /** Of each place of the fleet. */
  readonly setup: SourceSetup | ((place: number) => SourceSetup);
  readonly processes: number;
  /** In each process. */
  readonly callers: number;
  readonly durationMs: number;
  readonly disturbances?: DisturbanceOptions | undefined;
}

/** What happens to processes meanwhile: each at a step of its own, picked at random. */
export interface DisturbanceOptions {
  /** How many at most. */
  readonly most: number;
  /** Where processes are killed; another one is started in the place of each. */
  readonly killedAt: readonly Step[];
  /** Where they are stopped, and go on after a random part of `stoppedMs`. */
  readonly stoppedAt: readonly Step[];
  readonly stoppedMs: number;
  readonly random: () => number;
}

export interface SoakOutcome {
  /** Of each process that lived to the end. */
  readonly reports: readonly Kept[];
  /** Such as `killed: leased`. */
  readonly disturbed: readonly string[];
  /** How long it took, with the start of the processes. */
  readonly tookMs: number;
}

interface Disturbance {
  readonly fate: 'killed' | 'stopped';
  readonly step: Step;
  readonly forMs: number;
}

/** Lets many callers of many processes ask for a token until the time is up. Processes run built code. */
export async function soak(options: SoakOptions): Promise<SoakOutcome> {
  const { setup, processes, callers, durationMs, disturbances } = options;
  const began = performance.now();
  const reports: Kept[] = [];
  const disturbed: string[] = [];
  const started: TokenProcess[] = [];
  let planned = 0;

  function plan(): Disturbance | undefined {
    if (!disturbances || planned === disturbances.most) return undefined;
    planned++;
    const { killedAt, stoppedAt, stoppedMs, random } = disturbances;
    const pick = Math.floor(random() * (killedAt.length + stoppedAt.length));
    const killed = killedAt[pick];
    const step = killed ?? stoppedAt[pick - killedAt.length];
    return step && { fate: killed ? 'killed' : 'stopped', step, forMs: stoppedMs * random() };
  }

  /**
   * One place of the fleet: a process, and whatever is started after it was killed. The last process lives until all places
   * are done: to end it earlier, maybe amid a request, would be one more kill for those that go on.
   */
  async function place(index: number): Promise<void> {
    const own = typeof setup === 'function' ? setup(index) : setup;
    for (let first = true; ; first = false) {
      const leftMs = began + durationMs - performance.now();
      if (leftMs <= 0 && !first) return;
      const planned = plan();
      const process = startTokenProcess();
      started.push(process);
      const work = { callers, durationMs: first ? durationMs : leftMs };
      const kept = process.keep(SOURCE, { ...own, haltAt: planned?.step }, work);
      kept.catch(() => {});
      if (!planned || !(await disturb(process, planned, kept))) {
        reports.push(await kept);
        return;
      }
    }
  }

  /** Waits until the process is at its step, if it ever is. Returns whether it was killed there. */
  async function disturb(process: TokenProcess, { fate, step, forMs }: Disturbance, kept: Promise<Kept>) {
    const halted = process.at(SOURCE, step).then(() => true);
    halted.catch(() => {});
    if (!(await Promise.race([halted, kept.then(() => false)]))) return false;
    disturbed.push(`${fate}: ${step}`);
    if (fate === 'killed') {
      await process.close();
      return true;
    }
    process.signal('SIGSTOP');
    await new Promise(resolve => setTimeout(resolve, forMs));
    process.goOn();
    process.signal('SIGCONT');
    return false;
  }

  try {
    await Promise.all(Array.from({ length: processes }, (_, index) => place(index)));
  } finally {
    await Promise.all(started.map(process => process.close()));
  }
  return { reports, disturbed, tookMs: performance.now() - began };
}

const SOURCE = 'soak';
