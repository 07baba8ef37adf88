import { expect, test } from 'vitest';
import { exactPlaces } from '../../src/read/exact-places.js';
import { fieldsOf } from '../../src/read/fields.js';
import type { Loose } from '../support/project.js';
import { compileTypes, documentOf, typesOf } from '../support/types.js';
import { int, object, ref, text } from './rows/row.js';

const int64 = { ...int, format: 'int64' };

/** A document whose `A` is this schema. */
const withA = (A: Loose, more: Loose = {}, root: Loose = {}) => ({ ...documentOf({ A, ...more }), ...root });

test('an integer of 64 bits is a number, and its comment and its document say how far it is exact', () => {
  const document = withA(
    object({ id: { ...int64, description: 'The ID.' }, small: { ...int64, minimum: 0, maximum: 9 } }),
  );
  const [id, small] = fieldsOf(document, ref('A'));

  expect(compileTypes(document, "export const a: S['A'] = { id: 1, small: 2 };")).toEqual([]);
  expect(typesOf(document)).toContain('exact up to 9,007,199,254,740,991');
  expect(id?.description).toBe('The ID. A number, exact up to 9,007,199,254,740,991 (2^53 - 1).');
  expect(small?.description).toBe('');
  expect(exactPlaces(document, [ref('A')])).toBeUndefined();
});

test('x-int64 makes it a bigint or a string, for one or for all', () => {
  const own = object({
    big: { ...int64, 'x-int64': 'bigint' },
    digits: { ...int64, 'x-int64': 'string' },
    plain: int64,
  });
  const use = `
    export const a: S['A'] = { big: 1n, digits: '2', plain: 3 };
    // @ts-expect-error it is exact
    export const not: S['A'] = { big: 1 };
  `;

  expect(compileTypes(withA(own), use)).toEqual([]);
  expect(exactPlaces(withA(own), [ref('A')])).toEqual({ '/': { big: 'bigint', digits: 'string' } });
  expect(
    compileTypes(
      withA(object({ id: int64 }), {}, { 'x-int64': 'bigint' }),
      "export const a: S['A'] = { id: 1n };",
    ),
  ).toEqual([]);
});

test('values that are listed stay numbers, and what stands beside a reference is about that use', () => {
  const A = object({
    listed: { ...int64, enum: [1, 2] },
    used: { ...ref('Id'), 'x-int64': 'string' },
    id: ref('Id'),
  });
  const document = withA(A, { Id: int64 });
  const use = "export const a: S['A'] = { listed: 1, used: '5', id: 5 };";

  expect(compileTypes(document, use)).toEqual([]);
  expect(exactPlaces(document, [ref('A')])).toEqual({ '/': { used: 'string' } });
});

test('exact integers are found in members, lists, maps, variants and circles, and nothing else is', () => {
  const id = { ...int64, 'x-int64': 'bigint' };
  const A = {
    allOf: [
      ref('Node'),
      object({
        ids: { type: 'array', items: id },
        byName: { type: 'object', additionalProperties: ref('Node') },
        plain: ref('Plain'),
      }),
    ],
    oneOf: [object({ x: id }), object({ y: text })],
  };
  const Node = object({ id, parent: ref('Node'), children: { type: 'array', items: ref('Node') } });
  const places = exactPlaces(withA(A, { Node, Plain: object({ a: int, self: ref('Plain') }) }), [ref('A')]);

  expect(places).toEqual({
    '/': {
      id: 'bigint',
      parent: '/#Node',
      children: '/children',
      ids: '/ids',
      byName: '/byName',
      x: 'bigint',
    },
    '/children': { '*': '/#Node' },
    '/#Node': { id: 'bigint', parent: '/#Node', children: '/#Node/children' },
    '/#Node/children': { '*': '/#Node' },
    '/ids': { '*': 'bigint' },
    '/byName': { '*': '/#Node' },
  });
});
