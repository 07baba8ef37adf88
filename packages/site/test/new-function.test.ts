import { createRequire } from 'node:module';
import { afterEach, describe, expect, test } from 'vitest';
import { newFunction } from '../src/playground/new-function.js';

/*
 * The linter's Ajv with the settings that the linter gives it, once as it is and once with its code interpreted.
 */
interface Validate {
  (value: unknown): boolean;
  readonly errors?: unknown;
}
interface Ajv {
  compile(schema: object): Validate;
}
const require = createRequire(import.meta.url);
const { default: LinterAjv } = require('@redocly/ajv/dist/2020') as {
  readonly default: new (settings: object) => Ajv;
};

const SETTINGS = {
  meta: true,
  allErrors: true,
  strictSchema: false,
  inlineRefs: false,
  validateSchema: false,
  discriminator: true,
  allowUnionTypes: true,
  validateFormats: false,
  defaultUnevaluatedProperties: false,
  logger: false,
};

const CompiledFunction = globalThis.Function;
afterEach(() => {
  globalThis.Function = CompiledFunction;
});

/** What a check says of values. */
function verdicts(schema: object, values: readonly unknown[], isCompiled: boolean): unknown[] {
  let carriedOut = 0;
  if (!isCompiled) {
    globalThis.Function = function count(...code: string[]) {
      carriedOut += 1;
      return newFunction(...code);
    } as unknown as FunctionConstructor;
  }
  const check = new LinterAjv(SETTINGS).compile(schema);
  const said = values.map(value => {
    const isValid = check(structuredClone(value));
    return { isValid, errors: structuredClone(check.errors) };
  });
  globalThis.Function = CompiledFunction;
  expect(carriedOut > 0).toBe(!isCompiled);
  return said;
}

const ANYTHING: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  7,
  1e300,
  '',
  'a',
  'abc',
  '💡💡',
  [],
  [1],
  [1, 1],
  [1, 'a', null],
  ['a', 'b', 'c'],
  [{ a: 1 }, { a: 1 }],
  {},
  { a: 1 },
  { a: 'x', b: 'y' },
  { a: 'x', c: { a: null } },
  { kind: 'cat', lives: 9 },
  { kind: 'dog' },
  { kind: 5 },
  { next: { next: { next: 1 } } },
  { 'a/b': 1, 'c~d': '2', xy: [] },
  { __proto__: null, constructor: 1, toString: 'x' },
];

const SCHEMAS: Readonly<Record<string, object>> = {
  type: { type: 'string' },
  types: { type: ['integer', 'null', 'array'] },
  nullable: { type: 'string', nullable: true },
  number: { type: 'number', minimum: 0, exclusiveMaximum: 7, multipleOf: 0.5 },
  integer: { type: 'integer', maximum: 5, exclusiveMinimum: -1 },
  string: { minLength: 1, maxLength: 2, pattern: '^[a-b]*$', format: 'email' },
  enum: { enum: ['a', 7, null, { a: 1 }] },
  const: { const: { a: 1 } },
  array: { minItems: 1, maxItems: 2, uniqueItems: true, items: { type: 'integer' } },
  'unique strings': { uniqueItems: true, items: { type: 'string' } },
  tuple: { prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false },
  'unevaluated items': { prefixItems: [{ type: 'integer' }], unevaluatedItems: { type: 'string' } },
  contains: { contains: { type: 'integer' }, minContains: 2, maxContains: 2 },
  object: {
    type: 'object',
    required: ['a', 'b'],
    minProperties: 2,
    maxProperties: 2,
    properties: { a: { type: 'string' } },
  },
  'additional properties': { properties: { a: {} }, additionalProperties: false },
  'additional properties of a type': { properties: { a: {} }, additionalProperties: { type: 'string' } },
  'pattern properties': {
    patternProperties: { '^[ac]': { type: 'integer' }, '/': false },
    additionalProperties: false,
  },
  'property names': { propertyNames: { maxLength: 1 } },
  'dependent required': { dependentRequired: { a: ['b', 'c'], b: ['a'] } },
  'dependent schemas': { dependentSchemas: { a: { required: ['c'] } } },
  'all of': { allOf: [{ properties: { a: { type: 'string' } } }, { required: ['b'] }] },
  'any of': {
    anyOf: [{ type: 'string', minLength: 2 }, { type: 'object', required: ['a'] }, { type: 'null' }],
  },
  'one of': {
    oneOf: [{ type: 'integer' }, { type: 'number', minimum: 0 }, { type: 'object', properties: { b: {} } }],
  },
  not: { not: { anyOf: [{ type: 'string' }, { required: ['a'] }] } },
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
  'if, then, else': { if: { required: ['a'] }, then: { required: ['b'] }, else: { type: 'array' } },
  'unevaluated properties': {
    allOf: [{ properties: { a: {} } }],
    anyOf: [{ properties: { b: {} }, required: ['b'] }, { patternProperties: { '^k': {} } }],
    unevaluatedProperties: false,
  },
  'a discriminator': {
    type: 'object',
    discriminator: { propertyName: 'kind' },
    required: ['kind'],
    oneOf: [
      { properties: { kind: { const: 'cat' }, lives: { type: 'string' } } },
      { properties: { kind: { enum: ['dog', 'wolf'] } }, additionalProperties: false },
    ],
  },
  'a schema that refers to itself': {
    $ref: '#/$defs/node',
    $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
  },
  'a dynamic reference': {
    $id: 'https://example.com/tree',
    $dynamicAnchor: 'node',
    type: 'object',
    properties: { next: { $dynamicRef: '#node' } },
  },
  'names with signs': {
    required: ['a/b', "it's"],
    properties: { 'a/b': { type: 'string' }, 'c~d': { type: 'integer' } },
  },
  'names of what every object has': {
    required: ['constructor'],
    properties: {
      constructor: { type: 'string' },
      toString: { type: 'integer' },
      __proto__: { type: 'object' },
    },
  },
  nothing: { properties: { a: false } },
};

describe('code that is interpreted', () => {
  test.each(Object.entries(SCHEMAS))('says of every value what compiled code says: %s', (_, schema) => {
    const values = ANYTHING.flatMap(value => [value, { a: value, next: value, b: [value] }]);

    expect(verdicts(schema, values, false)).toEqual(verdicts(schema, values, true));
  });
});
