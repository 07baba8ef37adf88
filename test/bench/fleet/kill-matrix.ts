import { startRedis } from '@token-clients/test-support/redis-servers';
import {
  type Fate,
  type KillCell,
  type KillOutcome,
  killCells,
  limitMs,
  nameOf,
  type ProtocolTimes,
  problemsOf,
  startKillMatrix,
} from '@token-clients/test-support/token-processes';
import { atMost, type Figure } from '../figure.js';

/** As by default. */
const TIMES: ProtocolTimes = { leaseMs: 30_000, hardTimeoutMs: 15_000, timeoutMs: 10_000 };
const QUICK: ProtocolTimes = { leaseMs: 6_000, hardTimeoutMs: 5_000, timeoutMs: 4_500 };

const MACHINES = ['same machine', 'another machine'] as const;
const FATES = ['killed', 'stopped', 'stopped for a moment'] as const satisfies readonly Fate[];
const GRANTS = {
  login: 'login only',
  'fall-back': 'another grant is left',
  never: 'no refresh token',
} as const satisfies Readonly<Record<KillCell['grant'], string>>;

/** How long callers of living processes wait when the one that refreshes is killed or stopped, at every step. */
export async function killMatrixFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const times = quick ? QUICK : TIMES;
  await using redis = await startRedis();
  const options = { redisUrl: redis.url };
  const module = new URL('open-store.js', import.meta.url).href;
  await using matrix = await startKillMatrix({ store: { module, options }, times });
  const cells = MACHINES.flatMap(killCells);
  say(`kill matrix: ${cells.length} cells`);
  const outcomes: KillOutcome[] = [];
  // Not all at once: what is measured is the wait, and not how busy the machine is.
  for (const machine of MACHINES) {
    for (const fate of FATES) {
      const some = cells.filter(cell => cell.machine === machine && cell.fate === fate);
      outcomes.push(...(await Promise.all(matrix.run(some).values())));
    }
  }
  const problems = outcomes.flatMap(outcome =>
    problemsOf(outcome).map(problem => `${nameOf(outcome.cell)}: ${problem}`),
  );
  const seconds = (ms: number) => ms / 1000;
  const longest = (isMeant: (cell: KillCell) => boolean) =>
    seconds(Math.max(...outcomes.filter(({ cell }) => isMeant(cell)).map(({ waitedMs }) => waitedMs)));
  const beyond = Math.max(
    ...outcomes
      .filter(({ cell }) => isSent(cell))
      .map(
        outcome => outcome.waitedMs - (outcome.limitMs - limitMs(outcome.cell, times, times.hardTimeoutMs)),
      ),
  );
  const isShort = (cell: KillCell) => !isSent(cell) && limitMs(cell, times, 0) < times.leaseMs;
  const isLong = (cell: KillCell) => !isSent(cell) && limitMs(cell, times, 0) > times.leaseMs;
  const { leaseMs, hardTimeoutMs } = times;
  return {
    id: 'fleet-kill-matrix',
    title: 'The longest wait of a caller when the process that refreshes is killed or stopped',
    conditions: `real processes and signals at each step of a refresh, two others with three callers each; lease ${seconds(leaseMs)} s, hard time-out ${seconds(hardTimeoutMs)} s; "login only" has nothing but a person when its refresh token is lost; seconds, and "new login" where the only copy died with the process`,
    unit: 's, the longest of all cells',
    digits: 1,
    rows: [{ name: `all ${cells.length} cells`, ours: true, value: longest(() => true) }],
    table: tableOf(outcomes),
    targets: [
      atMost('cells with another outcome than promised', 0, problems.length, 'problems'),
      atMost('nothing can be spent, or killed before it sent, same machine', 3, longest(isShort), 's'),
      atMost(
        'the same on another machine, and stopped before it sent',
        seconds(leaseMs) + 3,
        longest(isLong),
        's',
      ),
      atMost('sent, then killed or stopped: beyond the rest of the hard time-out', 1, seconds(beyond), 's'),
    ],
    notes: problems,
  };
}

/** Where only time tells what became of a refresh token. */
function isSent({ grant, step }: KillCell): boolean {
  return grant === 'login' && (step === 'marked' || step === 'sent' || step === 'responded');
}

/** A line for each step and what happens there; a column for each grant and machine. */
function tableOf(outcomes: readonly KillOutcome[]): string[][] {
  const columns = MACHINES.flatMap(machine =>
    Object.entries(GRANTS).map(([grant, title]) => ({ machine, grant, title: `${title}, ${machine}` })),
  );
  const lineOf = ({ step, fate, forgives, isSlow }: KillCell) =>
    `${step}, ${fate}${forgives ? ', a server that forgives' : ''}${isSlow ? ', a slow server' : ''}`;
  const lines = [...new Set(outcomes.map(({ cell }) => lineOf(cell)))];
  return [
    ['', ...columns.map(({ title }) => title)],
    ...lines.map(line => [
      line,
      ...columns.map(({ machine, grant }) => {
        const found = outcomes.find(
          ({ cell }) => lineOf(cell) === line && cell.machine === machine && cell.grant === grant,
        );
        if (!found) return '';
        const needsLogin = found.results.includes('error reauthentication_required');
        return `${(found.waitedMs / 1000).toFixed(1)}${needsLogin ? ', new login' : ''}`;
      }),
    ]),
  ];
}
