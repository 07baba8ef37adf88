import type { Scale } from '../pictures/scale.js';
import { type SvgElement, svg } from '../pictures/svg.js';
import type { Mark, Recording, Span, SpanKind } from './recorder.js';

/** From behind to in front: what is in front says more. */
const ORDER: readonly SpanKind[] = ['serving', 'killed', 'behind', 'waiting', 'leased', 'sent', 'stopped'];

/** Draws what one process did. */
export function laneParts({ spans, marks }: Recording, lane: number, x: Scale, y: number): SvgElement {
  const own = spans.filter(span => span.lane === lane);
  return svg(
    'g',
    {},
    ...ORDER.flatMap(kind => own.filter(span => span.kind === kind).map(span => spanPart(span, x, y))),
    ...marks.filter(mark => mark.lane === lane).map(mark => markPart(mark.kind, x(mark.at), y)),
  );
}

function spanPart({ kind, from, to }: Span, x: Scale, y: number): SvgElement {
  const left = x(from);
  // What takes a moment is still seen.
  const width = Math.max(kind === 'leased' || kind === 'sent' ? 3 : 1, x(to) - left);
  return spanShape(kind, left, y, width);
}

/** How a span looks; also in the legend. */
export function spanShape(kind: SpanKind, x: number, y: number, width: number): SvgElement {
  const bar = (height: number, rx = 2) => ({ x, y: y - height / 2, width, height, rx });
  switch (kind) {
    case 'serving':
      return svg('rect', { ...bar(12), class: 'fill-serving' });
    case 'behind':
      return svg('rect', { x, y: y + 4, width, height: 2, class: 'fill-pale' });
    case 'waiting':
      return svg('rect', { ...bar(12), class: 'fill-waiting' });
    case 'leased':
      return svg('rect', { ...bar(16), class: 'fill-leased' });
    case 'sent':
      return svg('rect', { ...bar(16), class: 'fill-sent' });
    case 'stopped':
      return svg(
        'g',
        {},
        svg('rect', { ...bar(16), class: 'fill-ground', opacity: 0.55 }),
        svg('rect', { ...bar(16), fill: 'url(#hatching)', class: 'stroke-stopped' }),
      );
    case 'killed':
      return svg('line', {
        x1: x,
        x2: x + width,
        y1: y,
        y2: y,
        class: 'stroke-killed',
        'stroke-width': 1.5,
        'stroke-dasharray': '1 5',
        'stroke-linecap': 'round',
      });
  }
}

/** How a mark looks; also in the legend. */
export function markPart(kind: Mark['kind'], x: number, y: number): SvgElement {
  switch (kind) {
    case 'adopted':
      return svg('circle', { cx: x, cy: y, r: 3.5, class: 'fill-adopted stroke-ground' });
    case 'committed':
      return svg('circle', { cx: x, cy: y, r: 4.5, class: 'fill-ground stroke-sent', 'stroke-width': 2.5 });
    case 'killed':
      return svg('path', {
        d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`,
        class: 'stroke-killed',
        'stroke-width': 3,
        'stroke-linecap': 'round',
      });
  }
}
