import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/document/document.js';
import { type SampleOptions, sampleOf } from '../../src/sample/sample.js';

const components = {
  schemas: {
    Tree: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        child: { $ref: '#/components/schemas/Tree' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    },
    Endless: {
      type: 'object',
      required: ['child'],
      properties: { child: { $ref: '#/components/schemas/Endless' } },
    },
    Json: {
      anyOf: [
        { type: 'object', additionalProperties: { $ref: '#/components/schemas/Json' } },
        { type: 'array', items: { $ref: '#/components/schemas/Json' } },
        { type: 'string' },
      ],
    },
    Key: {
      type: 'object',
      required: ['kind', 'key'],
      properties: { kind: { type: 'string', enum: ['key'] }, key: { type: 'string', format: 'uuid' } },
    },
    Code: {
      type: 'object',
      required: ['kind', 'code'],
      properties: {
        kind: { type: 'string', enum: ['code'] },
        code: { type: 'string', pattern: '^[0-9]{6}$' },
      },
    },
  },
};
const document = { components } as unknown as OpenApiDocument;

const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

const sample = (schema: object, options: Partial<SampleOptions> = {}) =>
  sampleOf(document, schema, { direction: 'request', extent: 'all', ...options });

/** Schemas by what they ask for. The validator is Ajv, which has nothing in common with the sampler. */
const schemas: [string, object][] = [
  ['a string', { type: 'string' }],
  ['nothing', {}],
  ['a minimum', { type: 'integer', minimum: 5 }],
  ['an exclusive minimum', { type: 'integer', exclusiveMinimum: 5 }],
  ['a maximum below zero', { type: 'number', maximum: -3.5 }],
  ['an exclusive maximum below zero', { type: 'integer', exclusiveMaximum: -3 }],
  ['a multiple', { type: 'integer', minimum: 5, multipleOf: 7 }],
  ['a multiple of a fraction', { type: 'number', exclusiveMinimum: 5, multipleOf: 0.01 }],
  ['a narrow range', { type: 'number', exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }],
  ['a range of one integer', { type: 'integer', minimum: 7, maximum: 7 }],
  ['32 bits', { type: 'integer', format: 'int32', minimum: 2_000_000_000 }],
  ['64 bits', { type: 'integer', format: 'int64' }],
  ['a least length', { type: 'string', minLength: 50 }],
  ['a greatest length', { type: 'string', maxLength: 2 }],
  ['no characters', { type: 'string', maxLength: 0 }],
  ...[
    'date-time',
    'date',
    'time',
    'duration',
    'uuid',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'byte',
    'json-pointer',
    'regex',
    'password',
    'binary',
  ].map((format): [string, object] => [`the format ${format}`, { type: 'string', format }]),
  ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }],
  ['a pattern without anchors', { type: 'string', pattern: '[0-9]' }],
  ['a pattern with alternatives', { type: 'string', pattern: '^(foo|bar)+[^a-z]?$' }],
  ['a pattern that looks ahead', { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{8,}$' }],
  ['a pattern of letters', { type: 'string', pattern: '^\\p{L}+$' }],
  ['a pattern and a length', { type: 'string', pattern: '^[a-f0-9]+$', minLength: 64, maxLength: 64 }],
  ['a pattern of Basic', { type: 'string', pattern: '^Basic [A-Za-z0-9+/=]+$' }],
  ['an enum', { enum: ['a', 'b'] }],
  ['a const', { const: { a: [1] } }],
  ['null', { type: 'null' }],
  ['a type or null', { type: ['integer', 'null'], minimum: 3 }],
  ['a list', { type: 'array', items: { type: 'integer' } }],
  [
    'a list of distinct strings',
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'string' } },
  ],
  [
    'a list of distinct values',
    { type: 'array', uniqueItems: true, minItems: 2, items: { enum: ['a', 'b'] } },
  ],
  [
    'a list of distinct dates',
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'string', format: 'date' } },
  ],
  [
    'a list of distinct objects',
    {
      type: 'array',
      uniqueItems: true,
      minItems: 2,
      items: { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 9 } } },
    },
  ],
  ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2 }],
  ['a map', { type: 'object', additionalProperties: { type: 'integer', minimum: 3 } }],
  [
    'a least number of properties',
    { type: 'object', minProperties: 3, additionalProperties: { type: 'string' } },
  ],
  [
    'a greatest number of properties',
    {
      type: 'object',
      maxProperties: 1,
      required: ['b'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  ],
  ['a required property without a schema', { type: 'object', required: ['a'] }],
  [
    'one of two objects',
    { oneOf: [{ $ref: '#/components/schemas/Key' }, { $ref: '#/components/schemas/Code' }] },
  ],
  [
    'one of two objects by a discriminator',
    {
      discriminator: { propertyName: 'kind', mapping: { code: '#/components/schemas/Code' } },
      oneOf: [{ $ref: '#/components/schemas/Code' }, { $ref: '#/components/schemas/Key' }],
    },
  ],
  [
    'one of two required properties',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
  ],
  [
    'two choices at once',
    {
      allOf: [
        { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
        { anyOf: [{ required: ['c'], properties: { c: { type: 'integer' } } }, { required: ['d'] }] },
      ],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  ],
  [
    'all of two bounds',
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 3 } } },
        { properties: { a: { maxLength: 4 } } },
      ],
    },
  ],
  [
    'all of a closed object and another',
    {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
  ],
  ['what contains itself', { $ref: '#/components/schemas/Tree' }],
  ['any JSON', { $ref: '#/components/schemas/Json' }],
  ['something else', { type: 'string', not: { enum: ['example'] } }],
  [
    'names of Object.prototype',
    {
      type: 'object',
      required: ['toString'],
      properties: { toString: { type: 'string' }, constructor: { type: 'integer' } },
    },
  ],
];

describe.each(['required', 'all'] as const)('with %s properties', extent => {
  test.each(schemas)('a value is found for a schema of %s, and fits', (_, schema) => {
    const found = sample(schema, { extent });

    expect(found).toBeDefined();
    const validate = ajv.compile({ ...schema, components });
    expect([found?.value, validate(found?.value), validate.errors]).toEqual([found?.value, true, null]);
    expect(sample(schema, { extent }), 'the same one again').toEqual(found);
  });
});

test('OpenAPI 3.0 writes an exclusive bound as a flag', () => {
  const schema = { type: 'integer', minimum: 5, exclusiveMinimum: true, maximum: 7, exclusiveMaximum: true };

  expect(sample(schema)).toEqual({ value: 6 });
});

describe('examples', () => {
  const schema = {
    type: 'object',
    required: ['a'],
    properties: {
      a: { type: 'string' },
      b: { type: 'integer', example: 7 },
      c: { type: 'string', default: 'of the schema' },
      d: { type: 'string', enum: ['first', 'second'] },
    },
  };

  test('are taken property by property, where they fit', () => {
    expect(sample(schema, { examples: [{ a: 'given', b: 'no integer', d: 'second' }] })).toEqual({
      value: { a: 'given', b: 7, c: 'of the schema', d: 'second' },
    });
  });

  test('of a list are taken whole', () => {
    expect(sample({ type: 'array', items: { type: 'string' } }, { examples: [['a', 'b']] })).toEqual({
      value: ['a', 'b'],
    });
  });

  test('that do not fit are left out', () => {
    expect(sample({ type: 'string', maxLength: 3, example: 'too long', default: 'ok' })).toEqual({
      value: 'ok',
    });
    expect(sample({ type: 'string', pattern: '^[a-z]+$', example: 'UPPER' })).toEqual({ value: 'example' });
  });

  test('are followed where they are values of the name __proto__', () => {
    const odd = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string","example":"x"}}}');

    expect(Object.entries(sample(odd)?.value as object)).toEqual([['__proto__', 'x']]);
  });
});

describe('what is only read or only written', () => {
  const schema = {
    type: 'object',
    required: ['id', 'secret'],
    properties: { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } },
  };

  test.each([
    ['request', { secret: 'example' }],
    ['response', { id: 'example' }],
  ] as const)('is left out of what it is no part of: a %s', (direction, value) => {
    expect(sample(schema, { direction })).toEqual({ value });
  });
});

describe('none is found, in little time,', () => {
  const wide = { oneOf: Array.from({ length: 300 }, (_, k) => ({ required: [`k${k}`] })) };
  let deep: object = { type: 'string' };
  for (let level = 0; level < 20_000; level++)
    deep = { type: 'object', required: ['a'], properties: { a: deep } };

  test.each<[string, object]>([
    ['for a schema that contains itself and must', { $ref: '#/components/schemas/Endless' }],
    ['for types that exclude each other', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['for a pattern with a backreference', { type: 'string', pattern: '^(a)\\1$' }],
    [
      'for a pattern that no string of a sensible length matches',
      { type: 'string', pattern: '^a{1000000000}$' },
    ],
    ['for a list without end', { type: 'array', minItems: 1e9, items: {} }],
    ['for a string without end', { type: 'string', minLength: 1e9 }],
    ['for a schema of 20,000 levels', deep],
    [
      'for hundreds of choices of hundreds of parts',
      {
        type: 'object',
        required: ['p0'],
        properties: { p0: { allOf: Array.from({ length: 300 }, () => ({ ...wide })) } },
      },
    ],
  ])('%s', (_, schema) => {
    expect(sample(schema)).toBeUndefined();
  });

  test('for a pattern that takes a regular expression for ever, but an example is judged', () => {
    const hostile = (example: string) => sample({ type: 'string', pattern: '^(a+)+$', example });

    expect(hostile(`${'a'.repeat(40)}!`)).toEqual({ value: 'a' });
    expect(hostile('a'.repeat(40))).toEqual({ value: 'a'.repeat(40) });
  });

  test('but a schema that doubles forty times is one of its parts', () => {
    let fan: object = { type: 'object', properties: { a: { type: 'string' } } };
    for (let times = 0; times < 40; times++) fan = { allOf: [fan, fan] };

    expect(sample(fan)).toEqual({ value: { a: 'example' } });
  });
});
