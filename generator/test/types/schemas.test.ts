import { describe, expect, test } from 'vitest';
import { compileTypes, documentOf, typesOf } from '../support/types.js';
import { combining } from './rows/combining.js';
import { containers } from './rows/containers.js';
import { object, others, type Row, ref, text } from './rows/row.js';
import { values } from './rows/values.js';

const rows = [...combining, ...values, ...containers];

/** All rows in one program: what the compiler says, by row. */
function messagesOf(openapi: string): Map<Row, string[]> {
  const own = rows.filter(row => (row.openapi ?? '3.1.0') === openapi);
  const schemas = Object.fromEntries(own.map(({ schema }, index) => [`Row${index}`, schema]));
  const lines: string[] = [];
  const rowOf: Row[] = [];
  for (const [index, row] of own.entries()) {
    const add = (line: string) => {
      lines.push(line);
      rowOf[lines.length] = row;
    };
    for (const value of row.fits) add(`export const v${lines.length}: S['Row${index}'] = ${value};`);
    for (const value of row.not ?? []) {
      add('// @ts-expect-error the schema does not take it');
      add(`export const v${lines.length}: S['Row${index}'] = ${value};`);
    }
  }
  const messages = new Map<Row, string[]>(own.map(row => [row, []]));
  const offset = compileTypes(documentOf({}), "\nconst wrong: number = '';\n")
    .flatMap(message => /use\.ts:(\d+)/.exec(message)?.[1] ?? [])
    .map(Number)[0] as number;
  for (const message of compileTypes(
    documentOf({ ...others, ...schemas }, openapi),
    `\n${lines.join('\n')}`,
  )) {
    const line = Number(/use\.ts:(\d+)/.exec(message)?.[1]) - offset + 1;
    const row = rowOf[line] ?? (own[0] as Row);
    messages.get(row)?.push(`${lines[line - 1] ?? ''} ${message}`);
  }
  return messages;
}

const messages = new Map([...messagesOf('3.1.0'), ...messagesOf('3.0.3')]);

describe('a type takes what the schema takes:', () => {
  test.each(rows.map(row => [row.is, row] as const))('%s', (_, row) => {
    expect(messages.get(row)).toEqual([]);
  });
});

test('a description is a comment, and never more than that', () => {
  const evil =
    'One.\n@deprecated no\n@param x {@link https://evil.example} */ export const x = 1; /* \u202e\u0007';
  const document = documentOf({
    A: object(
      { a: { ...text, description: evil, example: { b: '{@link x}' }, default: '@internal' } },
      { title: '@see', description: evil },
    ),
  });
  const types = typesOf(document);

  expect(compileTypes(document)).toEqual([]);
  expect(types.replaceAll(/^\s*\*? *\/?\*?\*? ?@(description|example|default) /gm, '')).not.toMatch(
    /(^|[\s{*])@\w/m,
  );
  expect(types).not.toMatch(/\*\/ export const/);
  for (const mark of ['\u0007', '\u202e']) expect(types).not.toContain(mark);
});

test('three thousand values and a union of three hundred schemas compile', () => {
  const many = Array.from({ length: 3000 }, (_, index) => `value-${index}`);
  const parts = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`P${index}`, object({ kind: { const: index } })]),
  );
  const document = documentOf({
    ...parts,
    A: { ...text, enum: many },
    B: { oneOf: Object.keys(parts).map(ref) },
  });

  expect(
    compileTypes(document, "export const a: S['A'] = 'value-2999'; export const b: S['B'] = { kind: 7 };"),
  ).toEqual([]);
});
