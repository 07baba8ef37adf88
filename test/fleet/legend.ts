import { type SvgElement, svg } from '../pictures/svg.js';
import { markPart, spanShape } from './lane-parts.js';

const SAMPLE = 26;

/** Wide enough for a letter of the widest system font. */
const LETTER = 7.6;
const GAP = 22;

/** What each colour and sign means, in a row. */
const ENTRIES = [
  ['calls served', shape('serving')],
  ['calls wait', shape('waiting')],
  ['holds the lease', shape('leased')],
  ['refresh sent', shape('sent')],
  ['stored', sign('committed')],
  ['adopted', sign('adopted')],
  ['behind', shape('behind')],
  ['stopped', shape('stopped')],
  ['killed', sign('killed')],
] as const;

export function legend(left: number, y: number): SvgElement {
  let x = left;
  const parts: SvgElement[] = [];
  for (const [label, sample] of ENTRIES) {
    const { part, size } = sample(x, y);
    const text = { x: x + size + 7, y, class: 'fill-pale', 'font-size': 14, 'dominant-baseline': 'central' };
    parts.push(part, svg('text', text, label));
    x += size + 7 + label.length * LETTER + GAP;
  }
  return svg('g', {}, ...parts);
}

function shape(kind: Parameters<typeof spanShape>[0]) {
  return (x: number, y: number) => ({ part: spanShape(kind, x, y, SAMPLE), size: SAMPLE });
}

function sign(kind: Parameters<typeof markPart>[0]) {
  return (x: number, y: number) => ({ part: markPart(kind, x + 6, y), size: 13 });
}
