import { linearScale, type Scale } from '../pictures/scale.js';
import { type SvgElement, svg } from '../pictures/svg.js';
import type { Recording } from './recorder.js';

const SHORTEST_MS = 150;

/** Draws how much the store had to do, as bars that stand on a line, and the highest in words. */
export function storeLoad(
  { storeRequests }: Recording,
  x: Scale,
  bottom: number,
  height: number,
): SvgElement {
  const bars: { from: number; to: number; perSecond: number }[] = [];
  let before = storeRequests[0];
  for (const sample of storeRequests) {
    const elapsed = sample.at - (before?.at ?? 0);
    // A rate within a moment would say how late a reply was.
    if (!before || elapsed < SHORTEST_MS) continue;
    bars.push({
      from: before.at,
      to: sample.at,
      perSecond: ((sample.total - before.total) * 1_000) / elapsed,
    });
    before = sample;
  }
  const highest = Math.max(1, ...bars.map(({ perSecond }) => perSecond));
  const tall = linearScale([0, highest], [0, height]);
  return svg(
    'g',
    {},
    ...bars
      .filter(({ perSecond }) => perSecond > 0)
      .map(({ from, to, perSecond }) =>
        svg('rect', {
          x: x(from) + 0.5,
          y: bottom - Math.max(1, tall(perSecond)),
          width: Math.max(1, x(to) - x(from) - 1),
          height: Math.max(1, tall(perSecond)),
          class: 'fill-store',
        }),
      ),
    svg(
      'text',
      {
        x: x(0) - 10,
        y: bottom - height / 2,
        class: 'fill-pale',
        'font-size': 12,
        'text-anchor': 'end',
        'dominant-baseline': 'central',
      },
      `≤ ${Math.round(highest)}/s`,
    ),
  );
}
