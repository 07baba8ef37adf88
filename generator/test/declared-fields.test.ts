import { describe, expect, test } from 'vitest';
import { declaredFields } from '../src/code/declared-fields.js';
import type { OpenApiDocument } from '../src/document/document.js';

const document = {
  openapi: '3.0.3',
  paths: {},
  components: { schemas: { Inner: { type: 'object', properties: { a: { type: 'string' } } } } },
} as unknown as OpenApiDocument;
const inner = { $ref: '#/components/schemas/Inner' };

describe('declaredFields() of an example', () => {
  test('leaves out members that the schema does not list, at any depth', () => {
    const schema = {
      type: 'object',
      properties: { one: inner, many: { type: 'array', items: inner } },
    } as const;

    expect(
      declaredFields(document, schema, { one: { a: 'x', b: 1 }, many: [{ b: 2 }, { a: 'y' }], c: 3 }),
    ).toEqual({
      one: { a: 'x' },
      many: [{}, { a: 'y' }],
    });
  });

  test('keeps those of allOf, and of each variant', () => {
    const schema = { allOf: [inner, { oneOf: [{ type: 'object', properties: { b: {} } }] }] } as const;

    expect(declaredFields(document, schema, { a: 'x', b: 1, c: 2 })).toEqual({ a: 'x', b: 1 });
  });

  test('keeps what a schema allows by name or in general, or says nothing of', () => {
    const value = { a: 'x', b: { c: 1 } };

    expect(declaredFields(document, {}, value)).toEqual(value);
    expect(declaredFields(document, { properties: { a: {} }, additionalProperties: true }, value)).toEqual(
      value,
    );
    expect(declaredFields(document, { type: 'string' }, 'text')).toBe('text');
  });

  test('keeps of members that a schema allows in general what their own schema lists', () => {
    const schema = { type: 'object', additionalProperties: inner } as const;

    expect(declaredFields(document, schema, { c: { a: 'x', b: 1 } })).toEqual({ c: { a: 'x' } });
  });
});
