import { killOne } from '../simulation/faults.js';
import { type FleetReport, runFleet } from '../simulation/fleet.js';
import {
  coldStart,
  deadSender,
  deadSenderOfLogin,
  idealRequests,
  outage,
  type Scenario,
  slowProvider,
  spreadSeconds,
  steadyState,
  wrongSecret,
} from '../simulation/scenarios.js';
import { atMost, type Bench, type Figure, type Target } from './figure.js';
import { show } from './table.js';

/** What is simulated, and how many token requests all processes together may send. */
interface Play {
  readonly name: string;
  readonly scenario: Scenario;
  /** The token server sees so many requests of one process that wastes none; a dead sender's counts. */
  readonly allowed: number;
  /** Kills the process that is the nth to have sent a request. */
  readonly killed?: number;
  /** Also runs it with hints. */
  readonly hinted?: boolean;
}

const PLAYS: readonly Play[] = [
  { name: 'all start within 10 ms, without a token', scenario: coldStart, allowed: 1, hinted: true },
  { name: 'the same, and the provider takes 5 s', scenario: slowProvider, allowed: 2, hinted: true },
  { name: 'the same, and the first sender dies', scenario: deadSender, allowed: 2, killed: 1, hinted: true },
  { name: 'the same, and the secret is wrong', scenario: wrongSecret, allowed: 2 },
  { name: 'the same, and the provider responds 503 for a minute', scenario: outage, allowed: 12 },
  { name: 'half an hour, tokens of 10 minutes', scenario: steadyState, allowed: idealRequests(steadyState) },
  {
    name: 'a sender dies that refreshes the only login',
    scenario: deadSenderOfLogin,
    allowed: 3,
    killed: 2,
  },
];

const CONDITIONS =
  'simulated: the code that ships, with a virtual clock for each process, one Redis that executes a step in 70 µs and passes a message to a subscriber in 10 µs, a network of 0.3 ms each way, and a provider that takes 0.3 s, rotates refresh tokens and sees each that comes twice';

/** How far a fleet scales that shares one token over one Redis. */
export async function simulationSuite({ quick, say }: Bench): Promise<Figure[]> {
  const sizes = quick ? [10, 100] : [10, 100, 1_000, 10_000];
  const figures: Figure[] = [];
  const runs: Run[] = [];
  for (const play of PLAYS) {
    for (const processes of sizes) {
      for (const hints of play.hinted ? [false, true] : [false]) {
        say(`${play.name}: ${processes} processes, ${hints ? 'with hints' : 'polling'}`);
        runs.push({ play, processes, hints, report: await run(play, processes, hints) });
      }
    }
  }
  figures.push(scaleFigure(runs, sizes), detailsFigure(runs));
  if (!quick) figures.push(await limitFigure(say));
  return figures;
}

interface Run {
  readonly play: Play;
  readonly processes: number;
  readonly hints: boolean;
  readonly report: FleetReport;
}

function run({ scenario, killed }: Play, processes: number, hints: boolean): Promise<FleetReport> {
  const faults = killed === undefined ? undefined : killOne('sent', killed);
  return runFleet({ ...scenario, seed: 1, processes, redis: { hints }, faults });
}

/** A column for each size, for pages. */
function scaleFigure(runs: readonly Run[], sizes: readonly number[]): Figure {
  const rows = PLAYS.flatMap(play => {
    const of = (processes: number, hints: boolean) =>
      runs.find(each => each.play === play && each.processes === processes && each.hints === hints)?.report;
    const line = (name: string, cell: (report: FleetReport) => string, hints = false) => [
      name,
      ...sizes.map(size => {
        const report = of(size, hints);
        return report ? cell(report) : '';
      }),
    ];
    return [
      line(`**${play.name}**: token requests`, ({ requests }) => show(requests.length)),
      line('steps of the store in the busiest second', ({ steps }) => show(steps.peak)),
      ...(play.hinted
        ? [
            line('from commit to all that wait: median, slowest', adoptionIn),
            line('the same with hints', adoptionIn, true),
          ]
        : []),
    ];
  });
  const all = runs.filter(({ hints }) => !hints);
  const largest = Math.max(...sizes);
  return {
    id: 'simulation-scale',
    title: `Token requests of ${show(largest)} processes that share one token`,
    conditions: CONDITIONS,
    unit: 'requests at a cold start',
    rows: [
      {
        name: `${show(largest)} processes`,
        ours: true,
        value: all.find(({ processes }) => processes === largest)?.report.requests.length ?? Number.NaN,
      },
    ],
    table: [['processes', ...sizes.map(size => show(size))], ...rows],
    targets: [...PLAYS.map(play => requestsTarget(play, runs)), reusesTarget(runs)],
  };
}

function adoptionIn({ adoption }: FleetReport): string {
  return `${show(Math.round(adoption.p50))}, ${show(Math.round(adoption.max))} ms`;
}

function requestsTarget(play: Play, runs: readonly Run[]): Target {
  const most = Math.max(
    ...runs.filter(each => each.play === play).map(({ report }) => report.requests.length),
  );
  return atMost(`${play.name}: requests for any number of processes`, play.allowed, most, 'requests');
}

/** Only the sender that died with the only login may have its refresh token sent once more: nothing else is left. */
function reusesTarget(runs: readonly Run[]): Target {
  const reuses = runs
    .filter(({ play }) => play.scenario !== deadSenderOfLogin)
    .reduce((sum, { report }) => sum + report.reuses, 0);
  return atMost('refresh tokens that came twice, in all runs but the last', 0, reuses, 'refresh tokens');
}

/** All that was counted. */
function detailsFigure(runs: readonly Run[]): Figure {
  const lines = runs.map(({ play, processes, hints, report }) => {
    const { requests, steps, busiest, longestQueueMs, adoption, waits, mostWaiting, errors } = report;
    return [
      play.name,
      show(processes),
      hints ? 'hints' : 'polling',
      show(requests.length),
      show(steps.mean),
      show(steps.peak),
      `${Math.round(busiest * 100)} %`,
      show(Math.round(longestQueueMs)),
      [adoption.p50, adoption.p99, adoption.max].map(ms => show(Math.round(ms))).join(', '),
      [waits.p50, waits.max].map(ms => show(Math.round(ms))).join(', '),
      show(mostWaiting),
      spreadIn(play, report),
      Object.entries(errors)
        .map(([code, count]) => `${code} ${show(count)}`)
        .join(', '),
    ];
  });
  const largest = runs.filter(({ play, hints }) => play.scenario === coldStart && !hints).at(-1);
  return {
    id: 'simulation-details',
    title: 'The slowest of so many processes that wait for one token, from its commit',
    conditions: CONDITIONS,
    unit: 'ms at a cold start',
    rows: [{ name: 'polling', ours: true, value: largest?.report.adoption.max ?? Number.NaN }],
    table: [
      [
        '',
        'processes',
        '',
        'token requests',
        'steps/s',
        'in the busiest second',
        'store busy then',
        'longest queue, ms',
        'adopted after p50, p99, max, ms',
        'calls waited p50, max, ms',
        'processes waiting at most',
        'renewals spread over, s',
        'errors',
      ],
      ...lines,
    ],
    targets: [],
  };
}

function spreadIn({ scenario }: Play, report: FleetReport): string {
  return report.renewedAt.length > 0 && scenario === steadyState
    ? show(spreadSeconds(report, scenario.lifetimeMs / 3_000))
    : '';
}

/** A Redis ten times as slow as measured: a tenth of the processes reaches its limit. */
const SLOW_STEP_MS = 0.7;

const LIMITS: readonly (readonly [
  processes: number,
  startWithinMs: number,
  whenStoreFails: 'auto' | 'fail',
])[] = [
  [2_000, 10, 'auto'],
  [4_000, 10, 'auto'],
  [4_000, 10, 'fail'],
  [4_000, 20_000, 'auto'],
];

/** Where it breaks: steps that queue for longer than their time limit. */
async function limitFigure(say: (line: string) => void): Promise<Figure> {
  const table = [
    [
      'processes',
      'start within',
      'whenStoreFails',
      'longest queue',
      'token requests',
      'all have it after',
      'errors',
    ],
  ];
  let most = 0;
  for (const [processes, startWithinMs, whenStoreFails] of LIMITS) {
    say(`limit: ${processes} processes within ${startWithinMs} ms`);
    const report = await runFleet({
      ...coldStart,
      grant: 'plain',
      seconds: 60,
      seed: 1,
      processes,
      startWithinMs,
      whenStoreFails,
      redis: { serviceMs: SLOW_STEP_MS },
    });
    if (whenStoreFails === 'fail') most = report.requests.length;
    table.push([
      show(processes),
      `${show(startWithinMs / 1_000)} s`,
      whenStoreFails,
      `${show(report.longestQueueMs / 1_000)} s`,
      show(report.requests.length),
      `${show(report.completeAt ?? Number.NaN)} s`,
      show(Object.values(report.errors).reduce((sum, count) => sum + count, 0)),
    ]);
  }
  return {
    id: 'simulation-limit',
    title: 'Cold starts at and beyond the limit of one Redis',
    conditions: `${CONDITIONS}; but a step takes ${SLOW_STEP_MS * 1_000} µs, so that a tenth of the processes reaches the limit; a grant without refresh tokens; a step has 2 s`,
    unit: 'requests beyond it, with `fail`',
    rows: [{ name: 'with `fail`', ours: true, value: most }],
    table,
    targets: [atMost('token requests beyond the limit, with `fail`', 1, most, 'requests')],
  };
}
