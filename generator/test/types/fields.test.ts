import { expect, test } from 'vitest';
import type { Schema } from '../../src/document/document.js';
import { flatten } from '../../src/document/flatten.js';
import { fieldOf, fieldsOf } from '../../src/read/fields.js';
import type { Loose } from '../support/project.js';
import { documentOf } from '../support/types.js';
import { int, object, others, ref, text } from './rows/row.js';

const names = (schema: Loose, openapi?: string) =>
  fieldsOf(documentOf({ ...others, Shared: { $ref: '#/components/schemas/Aged' } }, openapi), schema).map(
    ({ name, required }) => (required ? name : `${name}?`),
  );
const field = (schema: Loose) => fieldOf(documentOf(others), 'field', schema, true);

test('the fields of all choices of all parts are known', () => {
  const schema: Loose = {
    allOf: [
      { oneOf: [ref('Named'), ref('Aged')] },
      { oneOf: [object({ x: text }), object({ y: text })] },
      { anyOf: [object({ z: text }), object({ a: text })] },
    ],
    ...object({ own: text }, { required: ['own'] }),
  };

  expect(names(schema)).toEqual(['own', 'name?', 'age?', 'x?', 'y?', 'z?', 'a?']);
});

test('a choice of something or null is that thing', () => {
  expect(names({ anyOf: [ref('Named'), { type: 'null' }] })).toEqual(['name']);
  expect(names({ oneOf: [ref('Shared')] })).toEqual(['age?']);
  expect(field({ anyOf: [int, { type: 'null' }] }).type).toBe('integer');
});

test('what stands beside a reference counts from OpenAPI 3.1 on', () => {
  const schema = { ...ref('Named'), ...object({ more: text }) };

  expect(names(schema)).toEqual(['name', 'more?']);
  expect(names(schema, '3.0.3')).toEqual(['name']);
  expect(field({ ...ref('Named'), description: 'Its own words.' })).toMatchObject({
    type: 'object',
    description: 'Its own words.',
  });
});

test('a schema that leads back to itself through its parts comes to an end', () => {
  const schemas: Loose = { A: { allOf: [ref('B')] }, B: { anyOf: [ref('A')], ...object({ b: text }) } };
  const merged = flatten(documentOf(schemas), ref('A') as Schema);

  expect(Object.keys(merged.properties ?? {})).toEqual(['b']);
});

test.each<[string, Loose, unknown[]]>([
  ['strings', { ...text, enum: ['a', 'b'] }, ['a', 'b']],
  ['numbers and booleans', { enum: [1, 2.5, true] }, [1, 2.5, true]],
  ['a constant', { const: 'x' }, ['x']],
  ['null and objects, which are no words', { enum: [null, {}, 'a'] }, ['a']],
  ['those of a reference', ref('Values'), ['v']],
])('the values of a field are known: %s', (_, schema, values) => {
  const document = documentOf({ Values: { ...text, enum: ['v'] } });

  expect(fieldOf(document, 'field', schema, true).values).toEqual(values);
});

test.each<[string, Loose, string]>([
  ['named', { type: ['null', 'integer'] }, 'integer'],
  ['implied by values', { enum: [1, 2] }, 'number'],
  ['implied by a constant', { const: true }, 'boolean'],
  ['implied by properties', { properties: { a: text } }, 'object'],
  ['implied by items', { items: text }, 'array'],
  ['unknown', {}, 'string'],
  ['none that there is', { type: 'datetime' }, 'string'],
])('the type of a field is %s', (_, schema, type) => {
  expect(field(schema).type).toBe(type);
});

test('names that every object has are names of fields', () => {
  const schema = object({ constructor: text, toString: int, __proto__: text }, { required: ['constructor'] });

  expect(names(schema)).toContain('constructor');
  expect(names(JSON.parse('{"properties":{"__proto__":{"type":"string"},"valueOf":{}}}'))).toEqual([
    '__proto__?',
    'valueOf?',
  ]);
});
