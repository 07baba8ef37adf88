import { type RotatingServer, startRotatingServer } from '@token-clients/testing/servers';
import type { SourceSetup } from './commands.js';
import { type KillCell, limitMs, nameOf } from './kill-cells.js';
import type { KillOutcome } from './kill-outcome.js';
import { type ModuleLocation, type OpenedStore, openGrant, type ProtocolTimes } from './modules.js';
import { seedStore } from './seed.js';
import { startTokenProcess, type TokenProcess } from './token-process.js';

/** What all cells of a matrix share. */
export interface KillLab {
  readonly location: ModuleLocation;
  readonly times: ProtocolTimes;
  readonly opened: OpenedStore;
  readonly living: readonly TokenProcess[];
  readonly yardstick: (cell: KillCell) => Promise<number>;
  readonly turn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** A cell, its server, and its record with an expired token. */
interface Stage {
  readonly cell: KillCell;
  readonly name: string;
  readonly key: string;
  readonly server: RotatingServer;
  /** Of the process to which it happens, and of the others. */
  readonly its: SourceSetup;
  readonly others: SourceSetup;
}

/** Callers in each process that lives on. */
const CALLERS = 3;
/** Longer than any cell. */
const GRACE_MS = 120_000;

/** Runs cells of one step, fate and machine: what happens to one process happens to the sources of all of them. */
export async function runGroup(cells: readonly KillCell[], lab: KillLab): Promise<KillOutcome[]> {
  const stages = await Promise.all(cells.map(cell => stageOf(cell, lab)));
  const victim: { process?: TokenProcess } = {};
  try {
    return await runStages(stages, lab, victim);
  } finally {
    await victim.process?.close();
    await Promise.all(stages.map(({ server }) => server.close()));
  }
}

async function stageOf(cell: KillCell, { location: store, times, opened }: KillLab): Promise<Stage> {
  const { grant: kind, forgives, isSlow, machine } = cell;
  const server = await startRotatingServer({
    fallBack: kind !== 'login',
    graceMs: forgives ? GRACE_MS : 0,
  });
  if (isSlow) server.faults.next({ kind: 'delay', ms: times.timeoutMs / 2, when: 'before' });
  const setup = { grant: { tokenUrl: server.tokenUrl, kind }, store, times };
  const isFar = machine === 'another machine';
  const { cacheKey: key } = await openGrant(setup.grant);
  const { accessToken, refreshToken } = server.tokens.start();
  await seedStore(opened.store, key, { accessToken, ...(kind !== 'never' && { refreshToken }) });
  return {
    cell,
    name: nameOf(cell),
    key,
    server,
    its: { ...setup, haltAt: cell.step, ...(isFar && { machine: 'its' }) },
    others: { ...setup, ...(isFar && { machine: 'another' }) },
  };
}

async function runStages(
  stages: readonly Stage[],
  lab: KillLab,
  victim: { process?: TokenProcess },
): Promise<KillOutcome[]> {
  const { living, opened, times, turn, yardstick } = lab;
  const fate = stages[0]?.cell.fate;
  const { process, halted } = await turn(async () => {
    const process = startTokenProcess();
    victim.process = process;
    const halted = await Promise.all(stages.map(stage => halt(stage, process)));
    process.signal(fate === 'killed' ? 'SIGKILL' : 'SIGSTOP');
    if (fate === 'killed') await process.ended;
    return { process, halted };
  });
  const goOn = () => {
    process.goOn();
    process.signal('SIGCONT');
  };

  const calls = stages.map(({ cell, name, others }, index) => ({
    limitMs: limitMs(cell, times, performance.now() - (halted[index]?.at ?? 0)),
    served: Promise.all(living.map(each => each.get(name, others, CALLERS))),
  }));
  if (fate === 'stopped for a moment') {
    await Promise.all(stages.map(({ name }) => Promise.race(living.map(each => each.waiting(name)))));
    goOn();
  }
  const measured = calls.map(async ({ limitMs, served }, index) => {
    const got = await served;
    const cell = stages[index]?.cell as KillCell;
    const lateMs = Math.max(...got.map(({ lateMs }) => lateMs));
    return { limitMs, got, yardstickMs: lateMs + (await yardstick(cell)) };
  });
  const served = await Promise.all(measured);
  if (fate === 'stopped') goOn();

  return await Promise.all(
    stages.map(async ({ cell, key, name, others, server: { requests, tokens } }, index) => {
      const { got, limitMs = 0, yardstickMs = 0 } = served[index] ?? { got: [] };
      const own = fate === 'killed' ? [] : ((await halted[index]?.got)?.results ?? []);
      const sent = requests.length;
      const again = await Promise.all(living.map(each => each.get(name, others)));
      const stored = (await opened.store.read(key))?.token;
      return {
        cell,
        limitMs,
        yardstickMs,
        waitedMs: Math.max(...got.map(({ waitedMs }) => waitedMs)),
        results: [...got, ...again].flatMap(({ results }) => results).concat(own),
        requests: sent,
        requestsAfterwards: requests.length - sent,
        reuses: tokens.reuses,
        stored: stored?.accessToken,
        state: tokens.accessTokens.state(stored?.accessToken ?? ''),
      };
    }),
  );
}

/** Lets a source of a process halt at its step. What was sent is carried out then, unless the server is slow. */
async function halt({ cell, name, its, server }: Stage, process: TokenProcess) {
  const got = process.get(name, its);
  // One that is killed gets nothing.
  got.catch(() => {});
  await process.at(name, cell.step);
  const at = performance.now();
  const { requests, tokens } = server;
  const isSent = () => (cell.isSlow ? requests.length > 0 : tokens.accessTokens.all.length > 1);
  while (cell.step === 'sent' && !isSent()) await new Promise(resolve => setTimeout(resolve, 5));
  return { at, got };
}
