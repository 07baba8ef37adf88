import { isIdentifier } from '../names.js';

/*
 * The only door through which a spec's text gets into generated files. A spec is untrusted: its text becomes a JSON
 * literal, a comment that can't be closed, or Markdown that can't become markup.
 */

/** A name of generated code that may stand inside a {@link literal}. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    if (!isIdentifier(text)) throw new TypeError(`${text} is no identifier`);
    this.text = text;
  }
}

/** A TypeScript literal for plain data and {@link Name}s. Undefined members are left out. */
export function literal(value: unknown): string {
  if (value instanceof Name) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => (isShorthand(name, member) ? name : `${key(name)}: ${literal(member)}`)).join(', ')}}`;
  }
  return visible(JSON.stringify(value ?? null));
}

/** Escapes inside a literal what ends a line in some tools, and what makes a reader see other code than there is. */
function visible(json: string): string {
  return json.replace(
    /[\p{Cc}\u2028\u2029\ufeff\p{Bidi_Control}]/gu,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isShorthand(name: string, member: unknown): boolean {
  return member instanceof Name && member.text === name;
}

/** A member's name. In a literal, a bare `__proto__` would set the prototype. */
function key(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : literal(name);
}

/** A literal as a person would write it, over several lines where one is too long: for examples in Markdown. */
export function prettyLiteral(value: unknown, indent = ''): string {
  if (typeof value === 'string') {
    const inner = visible(JSON.stringify(value)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
    // Three of them would end the code block.
    return `'${inner.replaceAll('`', '\\u0060')}'`;
  }
  if (typeof value !== 'object' || value === null) return literal(value);
  const deeper = `${indent}  `;
  const list = Array.isArray(value);
  const members = list
    ? value.map(member => prettyLiteral(member, deeper))
    : Object.entries(value).map(([name, member]) => `${prettyKey(name)}: ${prettyLiteral(member, deeper)}`);
  const [open, close, blank] = list ? ['[', ']', ''] : ['{', '}', ' '];
  if (members.length === 0) return open + close;
  const line = `${open}${blank}${members.join(', ')}${blank}${close}`;
  if (line.length + indent.length <= 80 && !line.includes('\n')) return line;
  return `${open}\n${members.map(member => `${deeper}${member},\n`).join('')}${indent}${close}`;
}

function prettyKey(name: string): string {
  if (name === '__proto__') return `['__proto__']`;
  return isIdentifier(name) ? name : prettyLiteral(name);
}

/** Text for the inside of a block comment: one line, nothing that closes it, nothing that is a JSDoc tag. */
export function commentText(text: string): string {
  return escapeTags(oneLine(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*'));
}

/** The same text without a JSDoc tag in it, neither at the start of a line nor in braces. */
export function escapeTags(text: string): string {
  return text.replace(/(^|[\s{*])@(?=\S)/g, '$1\\@');
}

/**
 * A JSDoc comment of some paragraphs, each wrapped; empty paragraphs are left out. Only `tags`, which are texts of our
 * own, may hold JSDoc tags.
 */
export function jsdoc(paragraphs: readonly string[], indent = '', tags: readonly string[] = []): string {
  const width = 110 - indent.length;
  const lines = [
    ...paragraphs
      .filter(text => text.trim() !== '')
      .flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(commentText(text), width)]),
    ...tags.flatMap(tag => wrap(tag, width)),
  ];
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map(line => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

/** Text for Markdown, also inside a table: plain code spans stay, everything else that could be markup is escaped. */
export function markdown(text: string): string {
  return oneLine(text)
    .split(CODE_SPAN)
    .map((part, index) =>
      index % 2 === 1 && isPlain(part.slice(1, -1)) ? part : escapeMarkdown(part, index === 0),
    )
    .join('');
}

/** A code span that holds any text; what no code span can hold in a table is plain text instead. */
export function codeSpan(text: string): string {
  const clean = oneLine(text);
  return isPlain(clean) ? `\`${clean}\`` : escapeMarkdown(clean, true);
}

const CODE_SPAN = /(?<!`)(`[^`]+`)(?!`)/;

/** Whether every reader of Markdown ends a span with this text in the same place, in a table too. */
function isPlain(text: string): boolean {
  return /^[^`|\\]+$/.test(text);
}

function escapeMarkdown(text: string, isStart: boolean): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\|[\]*_`]/g, '\\$&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~');
  // At the start of a line these would be a heading, a quotation, a list or a rule.
  return isStart
    ? escaped.replace(/^([#>+=-]|\d+(?=[.)]))/, start => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    : escaped;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width - 3)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
