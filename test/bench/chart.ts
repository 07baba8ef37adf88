import { linearScale } from '../pictures/scale.js';
import { type SvgElement, svg, svgFile } from '../pictures/svg.js';
import { type Colour, schemeRules } from '../pictures/theme.js';
import type { Row, Target } from './figure.js';
import type { Machine } from './machine.js';
import { type Measured, machineLine } from './measured.js';
import { show } from './table.js';

/** Narrow, so that letters keep a readable size on a phone. */
const WIDTH = 480;
const MARGIN = 16;
const INNER = WIDTH - 2 * MARGIN;
const LINE = 18;
const SIZE = 13;

/** How wide a letter may be, as a part of its size: fonts differ, and no text may reach what is beside it. */
const LETTER = 0.6;

const COLOURS: Readonly<Record<string, Colour>> = {
  ground: { light: '#ffffff', dark: '#0d1117' },
  frame: { light: '#d1d9e0', dark: '#3d444d' },
  ink: { light: '#1f2328', dark: '#f0f6fc' },
  pale: { light: '#59636e', dark: '#9198a1' },
  ours: { light: '#0969da', dark: '#4493f8' },
  peer: { light: '#a5adb6', dark: '#59636e' },
  met: { light: '#1a7f37', dark: '#3fb950' },
  missed: { light: '#cf222e', dark: '#f85149' },
};

/** Which of the two a picture is for. */
export type Scheme = keyof Colour;

/** Draws the rows of a figure as bars, and below them what was to be reached and what was, with a miss as a miss. */
export function chart(figure: Measured, machine: Machine, scheme: Scheme): string {
  const page = new Page();
  page.write(figure.title, { size: 16, bold: true });
  page.write(`${figure.unit}; less is better`, { fill: 'pale' });
  page.skip(6);
  const widest = Math.max(...figure.rows.map(({ value }) => value), 0);
  const length = linearScale([0, widest], [0, INNER]);
  for (const row of figure.rows) page.bar(row, shownValue(row, figure), length(Math.max(row.value, 0)));
  page.skip(4);
  for (const target of figure.targets)
    page.write(targetText(target), { fill: target.met ? 'met' : 'missed' });
  page.skip(4);
  const { date, commit, node } = figure.measured;
  const measured = machineLine({ ...machine, date, commit, node });
  page.write(`Measured ${measured}`, { size: 11, fill: 'pale' });
  return page.file(figure, scheme);
}

/** What the picture shows, in words. */
export function chartText(figure: Measured): string {
  const rows = figure.rows.map(row => `${row.name}${row.ours ? ' (ours)' : ''} ${shownValue(row, figure)}`);
  const targets = figure.targets.map(target => ` ${targetText(target)}.`);
  return `${rows.join('; ')} (${figure.unit}).${targets.join('')}`;
}

function shownValue({ value, said }: Row, { digits }: Measured): string {
  return said ?? show(value, digits);
}

function targetText({ what, limit, reached, met, unit }: Target): string {
  const limits = [show(reached), 'of', show(limit), unit.replace(/^of .*/, '')].join(' ').trim();
  return `${met ? '✓ met' : '✗ missed'}: ${what}, ${limits}`;
}

interface Writing {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
}

/** What is drawn, from top to bottom. */
class Page {
  readonly #drawn: SvgElement[] = [];
  #y = MARGIN;

  skip(pixels: number): void {
    this.#y += pixels;
  }

  /** Writes text in as many lines as it needs. */
  write(text: string, { size = SIZE, bold = false, fill = 'ink' }: Writing = {}): void {
    for (const line of wrapped(text, size)) {
      this.#y += size + 5;
      this.#drawn.push(
        svg(
          'text',
          {
            x: MARGIN,
            y: this.#y - 5,
            class: `fill-${fill}`,
            'font-size': size,
            'font-weight': bold ? 600 : undefined,
          },
          line,
        ),
      );
    }
  }

  /** Draws a row: its name and value, and under them its bar. */
  bar({ name, ours }: Row, value: string, length: number): void {
    const shown = ours ? `${name} (ours)` : name;
    const isBeside = widthOf(`${shown}  ${value}`, SIZE) <= INNER;
    this.write(isBeside ? shown : `${shown}: ${value}`, { bold: ours ?? false });
    if (isBeside) {
      const at = { x: WIDTH - MARGIN, y: this.#y - 5, 'text-anchor': 'end', 'font-size': SIZE };
      this.#drawn.push(
        svg('text', { ...at, class: 'fill-ink', 'font-weight': ours ? 600 : undefined }, value),
      );
    }
    const bar = { x: MARGIN, y: this.#y, height: 8, rx: 2 };
    // Little is seen as little, and nothing as nothing.
    const width = length > 0 ? Math.max(length, 2) : 0;
    this.#drawn.push(svg('rect', { ...bar, width, class: ours ? 'fill-ours' : 'fill-peer' }));
    this.#y += LINE;
  }

  file(figure: Measured, scheme: Scheme): string {
    const height = this.#y + MARGIN;
    const frame = { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 6 };
    return svgFile({
      width: WIDTH,
      height,
      title: figure.title,
      description: chartText(figure),
      style: schemeRules(COLOURS, scheme),
      children: [svg('rect', { ...frame, class: 'fill-ground stroke-frame' }), ...this.#drawn],
    });
  }
}

function widthOf(text: string, size: number): number {
  return text.length * size * LETTER;
}

/** Breaks text between words. */
function wrapped(text: string, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= INNER)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
