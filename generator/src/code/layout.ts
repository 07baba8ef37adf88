/*
 * Breaks lines of generated code that are too long, as the project's formatter would: templates print each statement on
 * one line and leave the rest to this file. It knows what our templates print and no more of TypeScript: strings,
 * comments, and brackets with items between commas.
 */

/** The width of a line, in all code of the project. */
export const WIDTH = 110;
/** One level of indentation. */
export const STEP = '  ';

/** Items in brackets: on one line where they fit, else each on a line of its own. */
interface Group {
  readonly open: string;
  readonly items: readonly Part[][];
  readonly close: string;
}

/** Code that is never broken, a string literal, or brackets. */
type Part = { readonly text: string } | { readonly string: string } | Group;

/** Lays out a file of generated code. */
export function layOut(code: string): string {
  let inComment = false;
  return code
    .replace(/\{\n\}/g, '{}')
    .split('\n')
    .map(line => {
      const isComment = inComment || /^\s*\/[/*]/.test(line);
      inComment = isComment && !line.trimEnd().endsWith('*/') && !/^\s*\/\//.test(line);
      return isComment ? line : layOutLine(line);
    })
    .join('\n');
}

function layOutLine(line: string): string {
  if (line.length <= WIDTH && !/\[[{[]/.test(line)) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const broken = indent + print(parse(line.slice(indent.length)), indent, indent.length, 0);
  // What has no brackets to break goes below its name.
  return broken.length > WIDTH && !broken.includes('\n')
    ? broken.replace(' = ', ` =\n${indent}${STEP}`)
    : broken;
}

/** Strings, opening and closing brackets, commas with what follows, and all else. */
const TOKENS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[([{]|[)\]}]|,\s*|[^'"()[\]{},]+/g;

function parse(line: string): Part[] {
  const open: { readonly bracket: string; readonly items: Part[][] }[] = [{ bracket: '', items: [[]] }];
  for (const [token] of line.matchAll(TOKENS)) {
    const here = open.at(-1);
    const item = here?.items.at(-1);
    if (/^['"]/.test(token)) item?.push({ string: token });
    else if (/^[([{]/.test(token)) open.push({ bracket: token, items: [[]] });
    else if (/^[)\]}]/.test(token) && open.length > 1) {
      open.pop();
      const items = (here?.items ?? []).map(trimmed).filter(({ length }) => length > 0);
      open
        .at(-1)
        ?.items.at(-1)
        ?.push({ open: here?.bracket ?? '', items, close: token });
    } else if (token.startsWith(',') && open.length > 1) here?.items.push([]);
    else item?.push({ text: token });
  }
  // A bracket that the line does not close begins a block.
  return open.flatMap(({ bracket, items }) => [
    ...(bracket ? [{ text: bracket }] : []),
    ...items.flatMap((item, index) => [...(index > 0 ? [{ text: ', ' }] : []), ...item]),
  ]);
}

/** An item without the blanks around it. */
function trimmed(item: readonly Part[]): Part[] {
  return item
    .map((part, index) => {
      if (!('text' in part)) return part;
      const start = index === 0 ? part.text.trimStart() : part.text;
      return { text: index === item.length - 1 ? start.trimEnd() : start };
    })
    .filter(part => !('text' in part) || part.text !== '');
}

/** Prints parts from a column on, with room for `after` more characters on the last line. */
function print(parts: readonly Part[], indent: string, column: number, after: number): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const start = text.lastIndexOf('\n');
    const at = start < 0 ? column + text.length : text.length - start - 1;
    const rest = flat(parts.slice(index + 1)).length + after;
    text += 'open' in part ? printGroup(part, indent, at, rest, parts[index - 1]) : flat([part]);
  }
  return text;
}

function printGroup(
  group: Group,
  indent: string,
  column: number,
  after: number,
  before: Part | undefined,
): string {
  const line = flat([group]);
  const fits = column + line.length + after <= WIDTH;
  if (group.items.length === 0 || isIndex(group, before) || (fits && !mustBreak(group))) return line;
  const { open, items, close } = group;
  const [only] = items;
  // Brackets alone in parentheses share their lines.
  if (open === '(' && items.length === 1 && only?.length === 1 && only[0] && 'open' in only[0])
    return `(${print(only, indent, column + 1, after + 1)})`;
  const deeper = indent + STEP;
  const lines = isNumbers(group)
    ? packed(items, deeper)
    : items.map(item => `${deeper}${printItem(item, deeper)},`);
  return [open, ...lines, indent + close].join('\n');
}

/** A string that does not fit beside its name is put below it. */
function printItem(item: readonly Part[], indent: string): string {
  const [name, value] = item;
  const isLong = indent.length + flat(item).length + 1 > WIDTH;
  if (isLong && item.length === 2 && name && 'text' in name && value && 'string' in value) {
    const isShortName = name.text.length <= STEP.length + ': '.length;
    if (name.text.endsWith(': ') && !isShortName)
      return `${name.text.trimEnd()}\n${indent}${STEP}${value.string}`;
  }
  return print(item, indent, indent.length, 1);
}

function flat(parts: readonly Part[]): string {
  return parts
    .map(part => {
      if ('text' in part) return part.text;
      if ('string' in part) return part.string;
      const { open, items, close } = part;
      const blank = open === '{' && items.length > 0 ? ' ' : '';
      return open + blank + items.map(flat).join(', ') + blank + close;
    })
    .join('');
}

/** Whether brackets are the index of what is before them: `paths['/token']`. */
function isIndex({ open }: Group, before: Part | undefined): boolean {
  if (open !== '[' || !before) return false;
  return 'open' in before || ('text' in before && /[\w$]$/.test(before.text));
}

/** A list of objects, or of lists, with several members each is always broken, and so is what holds one. */
function mustBreak({ open, items }: Group): boolean {
  const groups = items.map(item => (item.length === 1 && item[0] && 'open' in item[0] ? item[0] : undefined));
  const [first] = groups;
  const isTable =
    open === '[' &&
    items.length > 1 &&
    groups.every(
      group => group && group.open !== '(' && group.open === first?.open && group.items.length > 1,
    );
  return isTable || items.some(item => item.some(part => 'open' in part && mustBreak(part)));
}

function isNumbers({ open, items }: Group): boolean {
  return open === '[' && items.length > 1 && items.every(item => /^-?[\d.]+(e[+-]?\d+)?$/i.test(flat(item)));
}

/** Numbers, as many on a line as fit. */
function packed(items: readonly (readonly Part[])[], indent: string): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const number = `${flat(item)},`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + number.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${number}`;
    else lines.push(indent + number);
  }
  return lines;
}
