import { expect, test } from 'vitest';
import { type Schema, undeclaredFields } from '../src/live/undeclared.js';

const TEXT = { type: 'string' };

test.each<[string, unknown, Schema, string[]]>([
  ['a member that is not declared', { a: '', b: '' }, { properties: { a: TEXT } }, ['b']],
  [
    'a member of a member',
    { a: { b: '', c: '' } },
    { properties: { a: { properties: { b: TEXT } } } },
    ['a.c'],
  ],
  [
    'a member in a list',
    { a: [{ b: '' }, { c: '' }] },
    { properties: { a: { items: { properties: { b: TEXT } } } } },
    ['a[].c'],
  ],
  [
    'none that one of the joined schemas declares',
    { a: { b: '', c: '' } },
    {
      properties: { a: { allOf: [{ properties: { b: TEXT } }], properties: { c: TEXT } } },
    },
    [],
  ],
  ['none where others may come', { a: '' }, { properties: {}, additionalProperties: true }, []],
  ['none of a schema that declares nothing', { a: '' }, {}, []],
  ['a name that every object has', { constructor: '' }, { properties: { a: TEXT } }, ['constructor']],
])('undeclaredFields() finds %s', (_, value, schema, found) => {
  expect(undeclaredFields(value, [schema])).toEqual(found);
});
