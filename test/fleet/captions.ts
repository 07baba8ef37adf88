import { type SvgElement, svg } from '../pictures/svg.js';
import type { Recording, TroubleRecord } from './recorder.js';

/** What was done to the processes, and what came of it, as sentences. */
export function captionTexts(recording: Recording): string[] {
  return recording.troubles.map(trouble => {
    const { lane, at, text } = trouble;
    return `${seconds(at)} s: process ${lane + 1} ${text}. ${outcome(recording, trouble)}`.trim();
  });
}

/** The sentences below the lanes, with the numbers that are in the lanes. */
export function captions(recording: Recording, x: number, y: number, pitch: number): SvgElement {
  return svg(
    'g',
    {},
    ...captionTexts(recording).flatMap((text, index) => [
      badge(index + 1, x + 8, y + index * pitch),
      svg(
        'text',
        {
          x: x + 26,
          y: y + index * pitch,
          class: 'fill-ink',
          'font-size': 14,
          'dominant-baseline': 'central',
        },
        text,
      ),
    ]),
  );
}

/** A number in a circle. */
export function badge(number: number, x: number, y: number): SvgElement {
  return svg(
    'g',
    {},
    svg('circle', { cx: x, cy: y, r: 8, class: 'fill-ink' }),
    svg(
      'text',
      {
        x,
        y: y + 0.5,
        class: 'fill-ground',
        'font-size': 11,
        'font-weight': 700,
        'text-anchor': 'middle',
        'dominant-baseline': 'central',
      },
      String(number),
    ),
  );
}

/** Who brought the next token. */
function outcome({ marks }: Recording, { lane, at, heldLease }: TroubleRecord): string {
  if (!heldLease) return '';
  const next = marks.find(mark => mark.kind === 'committed' && mark.at > at);
  if (!next) return '';
  const who = next.lane === lane ? 'It' : `Process ${next.lane + 1}`;
  return `${who} stored the next token ${seconds(next.at - at)} s later.`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
