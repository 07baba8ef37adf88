import type { styleText } from 'node:util';
import type { Recorder } from './recorder.js';
import type { Fleet } from './run-fleet.js';

type Style = Parameters<typeof styleText>[0];

/** A piece of a line: what it says, and how it looks on a terminal. */
export type Piece = readonly [text: string, style?: Style];

/** How much happens in a second. */
export interface Rates {
  readonly calls: number;
  readonly providerRequests: number;
  /** Undefined: not known. */
  readonly storeCommands: number | undefined;
}

/** So long after it happened, what a process did in a moment is shown. */
const MOMENT_MS = 700;
const LAST_TROUBLES = 5;

/** Returns what a terminal shows of a run right now, line by line. */
export function liveView({ settings, recorder, workers, provider }: Fleet, rates: Rates): Piece[][] {
  const total = provider.requests().length;
  const { durationMs, processes, lifetimeMs } = settings;
  const time = `${seconds(recorder.now())} of ${durationMs / 1_000} s`;
  return [
    [
      [`${processes} processes, one token of ${lifetimeMs / 1_000} s`, 'bold'],
      [`   ${time}`, 'dim'],
    ],
    [],
    ...workers.map(({ lane, pid }): Piece[] => [
      [`  process ${lane + 1}`.padEnd(14)],
      [String(pid ?? '-').padEnd(9), 'dim'],
      doing(recorder, lane),
    ]),
    [],
    [['  provider     ', 'bold'], [`${rates.providerRequests.toFixed(1)} requests/s, ${total} so far`]],
    ...(rates.storeCommands === undefined
      ? []
      : [[['  Redis        ', 'bold'], [`${Math.round(rates.storeCommands)} commands/s`]] as Piece[]]),
    [
      ['  calls        ', 'bold'],
      [
        `${Math.round(rates.calls)}/s, ${recorder.served.toLocaleString('en')} served, ${recorder.errors.length} failed`,
      ],
    ],
    [],
    ...recorder.troubles
      .slice(-LAST_TROUBLES)
      .map(({ lane, at, text }): Piece[] => [
        [`  ${`${seconds(at)} s`.padStart(7)}  `, 'dim'],
        [`process ${lane + 1} ${text}`],
      ]),
  ];
}

function doing(recorder: Recorder, lane: number): Piece {
  const now = recorder.now();
  const life = recorder.current(lane, 'life');
  const callers = recorder.current(lane, 'callers');
  const protocol = recorder.current(lane, 'protocol');
  const since = (from = 0) => `${seconds(now - from)} s`;
  if (life?.kind === 'killed') return [`✕ killed ${since(life.from)} ago`, 'red'];
  if (life?.kind === 'stopped') return [`‖ stopped for ${since(life.from)}`, 'gray'];
  if (protocol?.kind === 'leased') return ['◆ holds the lease', 'magenta'];
  if (protocol?.kind === 'sent') return [`▶ sent the refresh token ${since(protocol.from)} ago`, 'blue'];
  if (callers?.kind === 'waiting') return [`… callers wait for ${since(callers.from)}`, 'yellow'];
  const last = recorder.marks.findLast(mark => mark.lane === lane && now - mark.at < MOMENT_MS);
  if (last?.kind === 'committed') return ['● stored a new token', 'green'];
  if (last?.kind === 'adopted') return ['● adopted the new token', 'green'];
  if (protocol?.kind === 'behind') return ['· serves; another process refreshes', 'dim'];
  return callers ? ['· serves', 'dim'] : ['starts', 'dim'];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
