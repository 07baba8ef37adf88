import { history } from './history.js';
import type { Piece } from './piece.js';
import type { Recorder } from './recorder.js';
import type { Fleet } from './run-fleet.js';

/** How much happens in a second. */
export interface Rates {
  readonly calls: number;
  readonly providerRequests: number;
  readonly storeRequests: number;
}

/** How large the terminal is. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** So long after it happened, what a process did in a moment is shown. */
const MOMENT_MS = 700;
const LAST_TROUBLES = 5;
/** Lines around those of the processes. */
const AROUND = 9 + LAST_TROUBLES;
const NAME = 14;
const PID = 9;
/** Width of what a process does, in words. */
const DOING = 36;
/** Less of a history shows nothing. */
const SHORTEST = 20;

/** Returns what a terminal shows of a run right now, line by line. */
export function liveView(
  { settings, recorder, workers, provider }: Fleet,
  rates: Rates,
  { columns, rows }: Size,
): Piece[][] {
  const total = provider.requests().length;
  const { durationMs, processes, lifetimeMs } = settings;
  const time = `${seconds(Math.min(recorder.now(), durationMs))} of ${durationMs / 1_000} s`;
  const shown = Math.max(1, rows - AROUND);
  const room = columns - NAME - PID - DOING - 1;
  return [
    [
      [`${processes} processes, one token of ${lifetimeMs / 1_000} s`, 'bold'],
      [`   ${time}`, 'dim'],
    ],
    [],
    ...workers
      .slice(0, shown)
      .map(({ lane, pid }): Piece[] => [
        [`  process ${lane + 1}`.padEnd(NAME)],
        [String(pid ?? '-').padEnd(PID), 'dim'],
        padded(doing(recorder, lane)),
        ...(room < SHORTEST ? [] : history(recorder, lane, room)),
      ]),
    [],
    [['  provider     ', 'bold'], [`${rates.providerRequests.toFixed(1)} requests/s, ${total} so far`]],
    [
      ['  Redis        ', 'bold'],
      [
        `${Math.round(rates.storeRequests)} requests/s, ${(recorder.storeRequests.at(-1)?.total ?? 0).toLocaleString('en')} so far`,
      ],
    ],
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

function padded([text, ...style]: Piece): Piece {
  return [text.padEnd(DOING), ...style];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
