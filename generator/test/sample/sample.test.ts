import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/document/document.js';
import { type SampleOptions, sampleOf } from '../../src/sample/sample.js';
import { components, schemas } from './schemas.js';

const document = { components } as unknown as OpenApiDocument;

// Ajv has nothing in common with the sampler.
const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

const sample = (schema: object, options: Partial<SampleOptions> = {}) =>
  sampleOf(document, schema, { direction: 'request', extent: 'all', ...options });

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

describe('what tests can tell', () => {
  const word = (name = '') => `fake-${name}`;

  test('secrets that are in other text by chance are made up, and other values are the examples', () => {
    const schema = {
      type: 'object',
      properties: {
        client_secret: { type: 'string', example: 'string' },
        password: { type: 'string', example: 'r' },
        refresh_token: { type: 'string', example: 'tGzv3JOkF0XG5Qx2TlKWIA' },
        client_id: { type: 'string', example: 'string' },
      },
    };

    expect(sample(schema, { word })?.value).toEqual({
      client_secret: 'fake-client_secret',
      password: 'fake-password',
      refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
      client_id: 'string',
    });
  });

  test('a member that is not wanted is there only if it must be, and inside of others', () => {
    const inner = { type: 'object', properties: { error: { type: 'string' } } };
    const schema = { type: 'object', properties: { error: { type: 'string' }, inner } };

    expect(sample(schema, { omit: ['error'] })?.value).toEqual({ inner: { error: 'example' } });
    expect(sample({ ...schema, required: ['error'] }, { omit: ['error'] })?.value).toHaveProperty('error');
  });
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
