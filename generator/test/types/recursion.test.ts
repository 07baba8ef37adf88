import { describe, expect, test } from 'vitest';
import { compileTypes, documentOf } from '../support/types.js';

const self = { $ref: '#/components/schemas/Json' };

describe('a schema that contains itself compiles', () => {
  test('as any JSON', () => {
    const Json = {
      anyOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'object', additionalProperties: self },
        { type: 'array', items: self },
      ],
    };
    const use = `
      export const json: S['Json'] = { a: [1, 'b', { c: [true] }] };
      // @ts-expect-error a function is no JSON
      export const not: S['Json'] = { a: [() => 1] };
    `;

    expect(compileTypes(documentOf({ Json }), use)).toEqual([]);
  });

  test('as a list of such lists', () => {
    const use = `
      export const lists: S['Json'] = [[], [[]]];
      // @ts-expect-error a number is no list
      export const not: S['Json'] = [[1]];
    `;

    expect(compileTypes(documentOf({ Json: { type: 'array', items: self } }), use)).toEqual([]);
  });

  test('through another schema, a tuple and a nullable list', () => {
    const schemas = {
      Json: { type: ['array', 'null'], items: { $ref: '#/components/schemas/Pair' } },
      Pair: { type: 'array', prefixItems: [{ type: 'string' }, self], minItems: 2, items: false },
    };
    const use = `
      export const pairs: S['Json'] = [['a', [['b', null]]]];
      // @ts-expect-error the second place is a list of pairs
      export const not: S['Json'] = [['a', 'b']];
    `;

    expect(compileTypes(documentOf(schemas), use)).toEqual([]);
  });

  test('as a member, an item of a member, a map, and a part of its own members', () => {
    const Json = {
      type: 'object',
      properties: {
        parent: self,
        children: { type: 'array', items: self },
        byName: { type: 'object', additionalProperties: self },
        both: { allOf: [self, { type: 'object', properties: { extra: { type: 'string' } } }] },
      },
    };
    const use = `
      export const node: S['Json'] = { children: [{ parent: {} }], byName: { a: {} }, both: { extra: 'x' } };
    `;

    expect(compileTypes(documentOf({ Json }), use)).toEqual([]);
  });

  test('under names that become one name in TypeScript', () => {
    const list = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });
    const schemas = { 'a.b': list('a.b'), a_b: list('a_b'), record: list('record'), '%': list('%') };

    expect(compileTypes(documentOf(schemas))).toEqual([]);
  });
});
