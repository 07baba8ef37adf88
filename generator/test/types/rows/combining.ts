import { either, int, object, type Row, ref, text } from './row.js';

/** Schemas that are made of others. */
export const combining: readonly Row[] = [
  {
    is: 'allOf beside properties',
    schema: object({ a: text }, { allOf: [ref('Named')] }),
    fits: ["{ name: 'n', a: 'a' }"],
    not: ["{ a: 'a' }"],
  },
  {
    is: 'allOf of two oneOf',
    schema: {
      allOf: [{ oneOf: [ref('Named'), ref('Aged')] }, { oneOf: [object({ x: text }), object({ y: text })] }],
    },
    fits: ["{ name: 'n', x: 'x' }", "{ age: 1, y: 'y' }"],
    not: ["{ name: 1, x: 'x' }"],
  },
  {
    is: 'oneOf beside properties',
    schema: object({ a: text }, { required: ['a'], oneOf: [ref('Named'), ref('Aged')] }),
    fits: ["{ a: 'a', name: 'n' }", "{ a: 'a', age: 1 }"],
    not: ["{ name: 'n' }"],
  },
  {
    is: 'anyOf beside properties',
    schema: object({ a: text }, { required: ['a'], anyOf: [ref('Named'), ref('Aged')] }),
    fits: ["{ a: 'a', name: 'n', age: 1 }"],
    not: ["{ name: 'n' }"],
  },
  {
    is: 'anyOf of what must be there',
    schema: object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    fits: ["{ a: 'a' }", "{ b: 'b' }", "{ a: 'a', b: 'b' }"],
    not: ['{}', '{ a: 1 }'],
  },
  {
    is: 'a plain type beside anyOf of formats',
    schema: { ...text, anyOf: [{ format: 'uri' }, { pattern: '^a' }] },
    fits: ["'a'"],
    not: ['1'],
  },
  {
    is: 'an object beside oneOf',
    schema: { type: 'object', oneOf: [ref('Named'), ref('Aged')] },
    fits: ["{ name: 'n' }"],
    not: ['{ name: 1 }'],
  },
  {
    is: 'a field that another part has, required',
    schema: { allOf: [ref('Aged')], required: ['age'] },
    fits: ['{ age: 1 }'],
    not: ['{}', "{ age: 'x' }"],
  },
  {
    is: 'a field that a part of a part has, required',
    schema: { allOf: [{ allOf: [ref('Aged')] }, { required: ['age'] }] },
    fits: ['{ age: 1 }'],
    not: ['{}'],
  },
  {
    is: 'a field that no part has, required',
    schema: object({ a: text }, { required: ['b'] }),
    fits: ['{ b: 1 }', "{ a: 'a', b: null }"],
    not: ["{ a: 'a' }"],
  },
  {
    is: 'nullable beside allOf, in 3.0',
    openapi: '3.0.3',
    schema: { allOf: [ref('Named')], nullable: true },
    fits: ['null', "{ name: 'n' }"],
    not: ['{}'],
  },
  {
    is: 'nullable as a part of allOf, in 3.0',
    openapi: '3.0.3',
    schema: { allOf: [ref('Named'), { nullable: true }] },
    fits: ['null', "{ name: 'n' }"],
    not: ['{}'],
  },
  {
    is: 'nullable beside oneOf, in 3.0',
    openapi: '3.0.3',
    schema: { oneOf: [ref('Named'), ref('Aged')], nullable: true },
    fits: ['null', '{ age: 1 }'],
    not: ["'a'"],
  },
  {
    is: 'nullable beside a reference, in 3.0',
    openapi: '3.0.3',
    schema: object({ a: { ...ref('Named'), nullable: true } }),
    fits: ['{ a: null }', "{ a: { name: 'n' } }"],
    not: ['{ a: {} }'],
  },
  {
    is: 'keywords beside a reference, in 3.0',
    openapi: '3.0.3',
    schema: object({ a: { ...ref('Named'), type: 'string' } }),
    fits: ["{ a: { name: 'n' } }"],
    not: ["{ a: 'a' }"],
  },
  {
    is: 'keywords beside a reference, in 3.1',
    schema: object({ a: { ...ref('Named'), required: ['b'], properties: { b: int } } }),
    fits: ["{ a: { name: 'n', b: 1 } }"],
    not: ["{ a: { name: 'n' } }"],
  },
  {
    is: 'not, if, then and else of a number',
    schema: { ...int, not: { const: 5 }, ...either({ maximum: 9 }, { maximum: 0 }) },
    fits: ['5'],
    not: ["'a'"],
  },
  {
    is: 'then and else with fields',
    schema: object({ a: text }, either({ properties: { b: int } }, { properties: { c: int } })),
    fits: ["{ a: 'x', b: 1 }", "{ a: 'y', c: 1 }"],
    not: ['{ a: 1 }'],
  },
  {
    is: 'then alone',
    schema: object({ a: text }, either({ required: ['b'], properties: { b: int } })),
    fits: ["{ a: 'x', b: 1 }", "{ a: 'x' }"],
    not: ['{ a: 1 }'],
  },
  {
    is: 'dependentSchemas and dependentRequired',
    schema: object(
      { a: text },
      { dependentRequired: { a: ['b'] }, dependentSchemas: { a: { properties: { b: int } } } },
    ),
    fits: ["{ a: 'x', b: 1 }", '{}'],
    not: ['{ a: 1 }'],
  },
  {
    is: 'a discriminator with a mapping',
    schema: {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } },
    },
    fits: ["{ kind: 'cat', purrs: true }", "{ kind: 'dog', barks: true }"],
    not: ["{ kind: 'cow' }", "{ kind: 'cat', barks: true }"],
  },
  {
    is: 'a discriminator without a mapping',
    schema: { oneOf: [ref('Cat'), ref('Dog'), ref('Bird')], discriminator: { propertyName: 'kind' } },
    fits: ["{ kind: 'Cat', purrs: true }", "{ kind: 'bird' }"],
    not: ["{ kind: 'Bird' }", "{ kind: 'dog' }"],
  },
  {
    is: 'a discriminator that leads nowhere',
    schema: {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind', mapping: { cow: 'Cow', cat: 'Cat' } },
    },
    fits: ["{ kind: 'cat', purrs: true }", "{ kind: 'Dog', barks: true }"],
    not: ["{ kind: 'cow' }"],
  },
  {
    is: 'a discriminator of a child',
    schema: { allOf: [ref('Animal'), object({ wings: int })] },
    fits: ["{ kind: 'any', wings: 2 }"],
    not: ['{ wings: 2 }'],
  },
  {
    is: 'more than one value for a variant',
    schema: {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', kitten: 'Cat', dog: 'Dog' } },
    },
    fits: ["{ kind: 'kitten', purrs: true }"],
    not: ["{ kind: 'kitten', barks: true }"],
  },
];
