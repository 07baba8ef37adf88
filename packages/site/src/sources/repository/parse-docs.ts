import { markdownLines } from '../../page/markdown-lines.js';

/** The document of a generated class. */
export interface ApiDoc {
  readonly className: string;
  readonly file: string;
  /** What stands above the table of its operations. */
  readonly intro: string;
  /** That table, line by line, without its head. */
  readonly rows: readonly string[];
  readonly operations: readonly OperationDoc[];
}

/** The section of an operation in the document of its class. */
export interface OperationDoc {
  /** The method of the class. */
  readonly name: string;
  readonly anchor: string;
  /** Its row in the table of operations. */
  readonly row: string;
  /** What stands below its heading and above the first heading of its own. */
  readonly intro: string;
  /** The program. */
  readonly example: string;
  /** The other parts, by their headings. */
  readonly parts: ReadonlyMap<string, string>;
}

/** The document of a schema. */
export interface ModelDoc {
  readonly typeName: string;
  readonly file: string;
  /** Without its heading. */
  readonly markdown: string;
}

/** The head of the table of operations, which the generator writes in each document of a class and in no other. */
export const OPERATIONS_HEAD = ['| Method | HTTP request | Description |', '|---|---|---|'];

/** Whether a document is about a class and its operations; else it is about a schema. */
export function isApiDoc(text: string): boolean {
  return text.includes(`\n${OPERATIONS_HEAD.join('\n')}\n`);
}

/** Takes the document of a class apart. */
export function apiDocOf(file: string, text: string): ApiDoc {
  const { title, body } = untitled(text);
  const [{ text: head = '' } = {}, ...sections] = split(body, 2);
  const [intro = '', table = ''] = head.split(OPERATIONS_HEAD.join('\n'));
  const rows = table.split('\n').filter(line => line.startsWith('|'));
  const operations = sections.map((section, index) => operationDocOf(section, rows[index] ?? ''));
  return { className: title, file, intro: intro.trim(), rows, operations };
}

/** Takes the document of a schema apart. */
export function modelDocOf(file: string, text: string): ModelDoc {
  const { title, body } = untitled(text);
  return { typeName: title, file, markdown: body };
}

/** A heading and what stands below it. What stands above the first heading has none. */
interface Part {
  readonly heading: string;
  readonly text: string;
}

/** The operations stand in the order of the table. */
function operationDocOf({ heading, text }: Part, row: string): OperationDoc {
  const [{ text: intro = '' } = {}, ...rest] = split(text, 3);
  const parts = new Map(rest.map(part => [part.heading, part.text] as const));
  const [, example = ''] = /^```ts\n([\s\S]*?)\n```$/m.exec(parts.get('Example') ?? '') ?? [];
  parts.delete('Example');
  const [, anchor = ''] = /\]\([^)#]*#([^)]*)\)/.exec(row) ?? [];
  return { name: heading, anchor, row, intro: intro.trim(), example, parts };
}

/** Returns the heading of a document, and the rest of it without the comment above and the links back below. */
function untitled(text: string): { readonly title: string; readonly body: string } {
  const [{ heading = '', text: body = '' } = {}] = split(text, 1).slice(1);
  return { title: heading, body: body.replace(/^\[\[Back to .*\n?/gm, '').trim() };
}

/** Splits Markdown at its headings of one level, which stand in no code. */
function split(text: string, level: number): Part[] {
  const parts: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  const mark = `${'#'.repeat(level)} `;
  for (const { text: line, isCode } of markdownLines(text)) {
    if (!isCode && line.startsWith(mark)) parts.push({ heading: plain(line.slice(mark.length)), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }));
}

/** A heading without the escapes of Markdown. */
function plain(heading: string): string {
  return heading.replace(/\\(.)/g, '$1').trim();
}
