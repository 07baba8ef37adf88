/** An element of a picture, as data. {@link svgFile} writes it. */
export interface SvgElement {
  readonly tag: SvgTag;
  readonly attributes: SvgAttributes;
  readonly children: readonly SvgNode[];
}

export type SvgNode = SvgElement | string;

/** What pictures are made of. No element among these can run a script, load a file or hold HTML. */
export type SvgTag =
  | 'circle'
  | 'clipPath'
  | 'defs'
  | 'g'
  | 'line'
  | 'path'
  | 'pattern'
  | 'polyline'
  | 'rect'
  | 'style'
  | 'text'
  | 'title'
  | 'tspan';

/** Undefined ones are left out. Numbers are written with at most two decimals. */
export type SvgAttributes = { readonly [Name in AttributeName]?: string | number | undefined };

type AttributeName =
  | 'class'
  | 'clip-path'
  | 'cx'
  | 'cy'
  | 'd'
  | 'dominant-baseline'
  | 'dx'
  | 'dy'
  | 'fill'
  | 'font-size'
  | 'font-weight'
  | 'height'
  | 'id'
  | 'opacity'
  | 'patternTransform'
  | 'patternUnits'
  | 'points'
  | 'r'
  | 'rx'
  | 'stroke'
  | 'stroke-dasharray'
  | 'stroke-linecap'
  | 'stroke-linejoin'
  | 'stroke-opacity'
  | 'stroke-width'
  | 'text-anchor'
  | 'transform'
  | 'width'
  | 'x'
  | 'x1'
  | 'x2'
  | 'y'
  | 'y1'
  | 'y2';

/** A whole picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it shows, in a line: screen readers say it in place of the picture. */
  readonly title: string;
  /** What can be seen in it, for people who do not see it. */
  readonly description: string;
  /** CSS, such as that of `themeRules`. */
  readonly style?: string;
  readonly children: readonly SvgNode[];
}

/** Makes an element. */
export function svg(tag: SvgTag, attributes: SvgAttributes = {}, ...children: SvgNode[]): SvgElement {
  return { tag, attributes, children };
}

/** Writes a picture as a file. The same picture always gives the same bytes. */
export function svgFile({ width, height, title, description, style, children }: Picture): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${numeral(width)} ${numeral(height)}" width="${numeral(width)}" height="${numeral(height)}" role="img" aria-labelledby="title description">`;
  const lines = [
    open,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    ...(style === undefined ? [] : [written(svg('style', {}, style))]),
    ...children.map(written),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function written(node: SvgNode): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, attributes, children } = node;
  const pairs = Object.entries(attributes).map(([name, value]) => {
    if (value === undefined) return '';
    return ` ${name}="${typeof value === 'number' ? numeral(value) : escaped(value)}"`;
  });
  const start = `<${tag}${pairs.join('')}`;
  if (children.length === 0) return `${start}/>`;
  // A line for each element in a group, so that two versions of a picture can be compared. Elsewhere a line end is text.
  const between = tag === 'g' || tag === 'defs' ? '\n' : '';
  return `${start}>${between}${children.map(written).join(between)}${between}</${tag}>`;
}

/** @throws {RangeError} when it is NaN or infinite: a picture with such a number shows nothing, and says nothing of it */
function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A picture cannot have the number ${value}.`);
  return String(Math.round(value * 100) / 100 + 0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 does not allow, not even as references; U+FFFD stands for them. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this matches them
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, found => ENTITIES[found] ?? found);
}
