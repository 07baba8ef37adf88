import { int, object, type Row, ref, text } from './row.js';

/** Objects and lists. */
export const containers: readonly Row[] = [
  {
    is: 'places in a list',
    schema: { type: 'array', prefixItems: [text, int] },
    fits: ['[]', "['a']", "['a', 1]", "['a', 1, true]"],
    not: ['[1]', "['a', 'b']"],
  },
  {
    is: 'places in a list, all of them there and no more',
    schema: { type: 'array', prefixItems: [text, int], items: false, minItems: 2 },
    fits: ["['a', 1]"],
    not: ['[]', "['a']", "['a', 1, 2]"],
  },
  {
    is: 'places in a list with a rest',
    schema: { prefixItems: [text], items: int, minItems: 1 },
    fits: ["['a']", "['a', 1, 2]"],
    not: ['[]', "['a', 'b']"],
  },
  { is: 'a list without items', schema: { type: 'array' }, fits: ["[1, 'a']"], not: ['{}'] },
  {
    is: 'properties beside typed others',
    schema: object({ a: int }, { additionalProperties: text }),
    fits: ["{ a: 1, b: 'x' }", '{}', '{ a: 1 }'],
    not: ["{ a: 'x' }", '{ b: true }'],
  },
  {
    is: 'properties of a part beside typed others',
    schema: { allOf: [ref('Aged'), { type: 'object', additionalProperties: text }] },
    fits: ["{ age: 1, b: 'x' }"],
    not: ["{ age: 'x' }"],
  },
  {
    is: 'a map by reference with properties',
    schema: { allOf: [ref('Map'), object({ a: int })] },
    fits: ["{ a: 1, b: 'x' }"],
    not: ["{ a: 'x' }"],
  },
  {
    is: 'properties beside any others',
    schema: object({ a: int }, { additionalProperties: true }),
    fits: ["{ a: 1, b: 'x', c: {} }"],
    not: ["{ a: 'x' }"],
  },
  {
    is: 'properties beside no others',
    schema: object({ a: int }, { additionalProperties: false }),
    fits: ['{ a: 1 }'],
    not: ['{ b: 1 }'],
  },
  {
    is: 'a map',
    schema: { type: 'object', additionalProperties: int },
    fits: ['{ a: 1 }'],
    not: ["{ a: 'x' }"],
  },
  {
    is: 'a map of maps',
    schema: { additionalProperties: { additionalProperties: int } },
    fits: ['{ a: { b: 1 } }'],
    not: ['{ a: { b: true } }'],
  },
  { is: 'any object', schema: { type: 'object' }, fits: ["{ a: 1, b: ['x'] }"], not: ["'a'"] },
  {
    is: 'patternProperties with all others',
    schema: { type: 'object', patternProperties: { '^x-': text } },
    fits: ["{ 'x-a': 'a', b: 1 }"],
  },
  {
    is: 'patternProperties with no others',
    schema: { type: 'object', patternProperties: { '^x-': text, '^y-': int }, additionalProperties: false },
    fits: ["{ 'x-a': 'a', 'y-a': 1 }"],
    not: ["{ 'x-a': true }"],
  },
  {
    is: 'patternProperties of every name',
    schema: { type: 'object', patternProperties: { '.*': text } },
    fits: ["{ a: 'a' }"],
    not: ['{ a: 1 }'],
  },
  {
    is: 'propertyNames',
    schema: { type: 'object', propertyNames: { pattern: '^a' }, additionalProperties: text },
    fits: ["{ a: 'a' }"],
    not: ['{ a: 1 }'],
  },
  {
    is: 'unevaluatedProperties beside a part',
    schema: { allOf: [ref('Aged')], unevaluatedProperties: text },
    fits: ['{ age: 1 }'],
    not: ["{ age: 'x' }"],
  },
  {
    is: 'unevaluatedProperties with none',
    schema: { type: 'object', allOf: [ref('Aged')], unevaluatedProperties: false },
    fits: ['{ age: 1 }'],
    not: ["{ age: 'x' }"],
  },
  {
    is: 'properties without a type',
    schema: { properties: { a: text } },
    fits: ["{ a: 'a' }"],
    not: ["'a'"],
  },
  { is: 'items without a type', schema: { items: text }, fits: ["['a']"], not: ['{}'] },
  {
    is: 'names of Object.prototype',
    schema: object(
      { constructor: text, toString: int, hasOwnProperty: text, ['__proto__']: text },
      { required: ['constructor'] },
    ),
    fits: ["{ constructor: 'c', toString: 1 } as never"],
  },
  {
    is: 'names with %, #, / and ~',
    schema: object(
      { '100%': text, 'a#b': text, 'c/d': text, 'e~f': text, '%41': text, _name_1: text },
      { required: ['100%', 'a#b', 'c/d', 'e~f', '%41', '_name_1'] },
    ),
    fits: ["{ '100%': 'a', 'a#b': 'b', 'c/d': 'c', 'e~f': 'd', '%41': 'e', _name_1: 'f' }"],
    not: ["{ '100%': 'a', 'a#b': 'b', 'c/d': 'c', 'e~f': 'd', A: 'e', _name_1: 'f' }"],
  },
];
