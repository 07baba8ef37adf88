import type { Piece, Style } from './piece.js';
import { LAYERS, type Layer, type Recorder, type Span, type SpanKind } from './recorder.js';

/** How long a character of the history is. */
const SLOT_MS = 250;

/** What a character shows, the most telling first. */
const SIGNS: readonly (readonly [SpanKind | 'committed' | 'adopted', string, Style])[] = [
  ['killed', '·', 'red'],
  ['stopped', '░', 'gray'],
  ['sent', '█', 'blue'],
  ['leased', '◆', 'magenta'],
  ['committed', '●', 'green'],
  ['adopted', '●', 'green'],
  ['waiting', '▒', 'yellow'],
  ['serving', '─', 'dim'],
];

/** Returns what a process did last, a character for each quarter of a second; the newest is the last. */
export function history(recorder: Recorder, lane: number, columns: number): Piece[] {
  const end = Math.ceil(recorder.now() / SLOT_MS);
  const begin = Math.max(0, end - columns);
  const spans = recentSpans(recorder, lane, begin * SLOT_MS);
  const marks = recorder.marks.filter(mark => mark.lane === lane && mark.at >= begin * SLOT_MS);
  const pieces: Piece[] = [];
  for (let slot = begin; slot < end; slot++) {
    const [from, to] = [slot * SLOT_MS, (slot + 1) * SLOT_MS];
    const seen = new Set<string>([
      ...spans.filter(span => span.from < to && span.to > from).map(({ kind }) => kind),
      ...marks.filter(({ at }) => at >= from && at < to).map(({ kind }) => kind),
    ]);
    const [, sign, style] = SIGNS.find(([kind]) => seen.has(kind)) ?? ['', ' ', 'dim'];
    const last = pieces.at(-1);
    if (last?.[1] === style) pieces[pieces.length - 1] = [last[0] + sign, style];
    else pieces.push([sign, style]);
  }
  return pieces;
}

/** The spans of a lane that reach into the time from `from` on, those that go on included. */
function recentSpans(recorder: Recorder, lane: number, from: number): Span[] {
  const now = recorder.now();
  const open = (Object.keys(LAYERS) as Layer[]).flatMap(layer => {
    const span = recorder.current(lane, layer);
    return span ? [{ lane, ...span, to: now }] : [];
  });
  return [...recorder.spans.filter(span => span.lane === lane && span.to > from), ...open];
}
