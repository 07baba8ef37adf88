import { isIdentifier } from '../names.js';
import { WIDTH } from './layout.js';

/*
 * Every string of a spec gets into generated files through this file alone. A spec is untrusted: its strings become JSON
 * literals, comments that they can't close, or Markdown that holds no markup of theirs.
 */

/** A name in generated code, for use inside a {@link literal}. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    if (!isIdentifier(text)) throw new TypeError(`${text} is not an identifier`);
    this.text = text;
  }
}

/** A made-up file in a program of the documents. */
export const FILE = Symbol('file');

/** A call of a function of ours in generated code, for use inside a {@link literal}. Bundlers may drop it. */
export class Call {
  readonly name: string;
  readonly args: readonly unknown[];
  constructor(name: string, ...args: readonly unknown[]) {
    this.name = new Name(name).text;
    this.args = args;
  }
}

/** Writes plain data, {@link Name}s and {@link Call}s as a TypeScript literal, on one line. Undefined members are left out. */
export function literal(value: unknown): string {
  if (value instanceof Name) return value.text;
  if (value instanceof Call) return `/* @__PURE__ */ ${value.name}(${value.args.map(literal).join(', ')})`;
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => (isShorthand(name, member) ? name : `${key(name)}: ${literal(member)}`));
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** Writes a string: in single quotes, or in double ones where that takes fewer escapes. */
export function stringLiteral(text: string): string {
  const inner = visible(JSON.stringify(text)).slice(1, -1);
  const count = (mark: string) => inner.split(mark).length;
  if (count("'") > count('"')) return `"${inner}"`;
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Writes a JSON value as it is sent. */
export function jsonText(value: unknown): string {
  return visible(JSON.stringify(value ?? null));
}

/** Escapes characters of a literal that end a line in some tools or make code look different from what it is. */
export function visible(json: string): string {
  return json.replace(
    /[\p{Cc}\u2028\u2029\ufeff\p{Bidi_Control}]/gu,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isShorthand(name: string, member: unknown): boolean {
  return member instanceof Name && member.text === name;
}

/** Writes a member's name. */
export function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** In a literal, a bare `__proto__` would set the prototype. */
function key(name: string): string {
  return name === '__proto__' ? `['__proto__']` : memberName(name);
}

/** Writes a literal as a person would, over several lines where one is too long: for examples in Markdown. */
export function prettyLiteral(value: unknown, indent = ''): string {
  if (typeof value === 'string') {
    const inner = visible(JSON.stringify(value)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
    // Three backticks would end the code block.
    return `'${inner.replaceAll('`', '\\u0060')}'`;
  }
  if (value === FILE) return "new Blob(['example'])";
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

/** Escapes a string for a block comment: one line, nothing that closes the comment, no JSDoc tag. */
export function commentText(text: string): string {
  return escapeTags(oneLine(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*'));
}

/** Escapes what would be a JSDoc tag, at the start of a line or in braces. */
export function escapeTags(text: string): string {
  return text.replace(/(^|[\s{*])@(?=\S)/g, '$1\\@');
}

/**
 * Writes a JSDoc comment: paragraphs, each wrapped, then tags. Empty paragraphs are left out. Only `tags`, which are our
 * own strings, may hold JSDoc tags.
 */
export function jsdoc(paragraphs: readonly string[], indent = '', tags: readonly string[] = []): string {
  const width = WIDTH - indent.length;
  const lines = [
    ...paragraphs
      .filter(text => text.trim() !== '')
      .flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(commentText(text), width)]),
  ];
  if (lines.length > 0 && tags.length > 0) lines.push('');
  lines.push(...tags.flatMap(tag => wrap(tag, width)));
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map(line => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

/** Escapes a string for Markdown, also inside a table: plain code spans stay, everything else that could be markup doesn't. */
export function markdown(text: string): string {
  return oneLine(text)
    .split(CODE_SPAN)
    .map((part, index) =>
      index % 2 === 1 && isPlain(part.slice(1, -1)) ? part : escapeMarkdown(part, index === 0),
    )
    .join('');
}

/** Writes a code span; a string that no code span can hold in a table becomes plain text. */
export function codeSpan(text: string): string {
  const clean = oneLine(text);
  return isPlain(clean) ? `\`${clean}\`` : escapeMarkdown(clean, true);
}

const CODE_SPAN = /(?<!`)(`[^`]+`)(?!`)/;

/** Whether every Markdown parser ends a span around this string in the same place, in a table too. */
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
