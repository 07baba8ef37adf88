import { describe, expect, test } from 'vitest';
import { mappedReference, referenceOf, referencesOf, walk } from '../../src/source/walk.js';

/** What a walk visits: each part as `kind pointer`. */
function visited(document: object, skip?: string): string[] {
  const seen: string[] = [];
  walk(document, (_, kind, pointer) => {
    seen.push(`${kind} ${pointer}`.trim());
    return kind !== skip;
  });
  return seen;
}

/** The references in a document, as `pointer -> target`. */
function references(document: object): string[] {
  const found: string[] = [];
  walk(document, (part, kind, pointer) => {
    for (const { ref, at } of referencesOf(kind, part)) found.push(`${pointer}${at} -> ${ref}`);
  });
  return found;
}

const openapi = '3.1.0';
const schema = { type: 'string' };

describe('walking a document', () => {
  test('visits each part with its kind and pointer, in the order in which they are written', () => {
    const post = {
      parameters: [{ name: 'a', in: 'query', schema }],
      requestBody: { content: { 'application/json': { schema: { properties: { a: schema } } } } },
      responses: { '200': { headers: { X: { schema } } }, 'x-note': {} },
    };

    expect(visited({ openapi, paths: { '/a~b/{c}': { post } } })).toEqual([
      'document',
      'paths /paths',
      'pathItem /paths/~1a~0b~1{c}',
      'operation /paths/~1a~0b~1{c}/post',
      'parameter /paths/~1a~0b~1{c}/post/parameters/0',
      'schema /paths/~1a~0b~1{c}/post/parameters/0/schema',
      'requestBody /paths/~1a~0b~1{c}/post/requestBody',
      'mediaType /paths/~1a~0b~1{c}/post/requestBody/content/application~1json',
      'schema /paths/~1a~0b~1{c}/post/requestBody/content/application~1json/schema',
      'schema /paths/~1a~0b~1{c}/post/requestBody/content/application~1json/schema/properties/a',
      'responses /paths/~1a~0b~1{c}/post/responses',
      'response /paths/~1a~0b~1{c}/post/responses/200',
      'header /paths/~1a~0b~1{c}/post/responses/200/headers/X',
      'schema /paths/~1a~0b~1{c}/post/responses/200/headers/X/schema',
    ]);
  });

  test('leaves out what is inside a part for which the visitor returns false', () => {
    expect(visited({ openapi, paths: { '/a': { get: { responses: {} } } } }, 'pathItem')).toEqual([
      'document',
      'paths /paths',
      'pathItem /paths/~1a',
    ]);
  });

  test('takes a property that is called like a keyword, or like a method of objects, for a property', () => {
    const properties = JSON.parse('{"$ref":{},"items":{},"constructor":{},"__proto__":{},"x-a":{}}');

    expect(visited({ openapi, components: { schemas: { A: { properties } } } }).slice(3)).toEqual([
      'schema /components/schemas/A/properties/$ref',
      'schema /components/schemas/A/properties/items',
      'schema /components/schemas/A/properties/constructor',
      'schema /components/schemas/A/properties/__proto__',
      'schema /components/schemas/A/properties/x-a',
    ]);
  });

  test('knows what 3.2 adds: more methods, streams of items, shared media types', () => {
    const document = {
      openapi: '3.2.0',
      paths: { '/a': { query: {}, additionalOperations: { COPY: {} } } },
      components: { mediaTypes: { M: { itemSchema: schema, itemEncoding: {} } } },
    };

    expect(visited(document).slice(3)).toEqual([
      'operation /paths/~1a/query',
      'operation /paths/~1a/additionalOperations/COPY',
      'components /components',
      'mediaType /components/mediaTypes/M',
      'schema /components/mediaTypes/M/itemSchema',
      'encoding /components/mediaTypes/M/itemEncoding',
    ]);
  });

  test('knows the parts of Swagger 2.0', () => {
    const get = { parameters: [{ in: 'body', schema }], responses: { default: { schema } } };

    expect(
      visited({ swagger: '2.0', paths: { '/a': { get } }, definitions: { A: { items: schema } } }),
    ).toEqual([
      'document',
      'paths /paths',
      'pathItem /paths/~1a',
      'operation /paths/~1a/get',
      'parameter /paths/~1a/get/parameters/0',
      'schema /paths/~1a/get/parameters/0/schema',
      'responses /paths/~1a/get/responses',
      'response /paths/~1a/get/responses/default',
      'schema /paths/~1a/get/responses/default/schema',
      'schema /definitions/A',
      'schema /definitions/A/items',
    ]);
  });

  test.each([null, 'text', 3, true, [1], undefined])('passes over %j where a part should be', value => {
    expect(visited({ openapi, paths: value, info: value, tags: [value] })).toEqual(['document']);
  });
});

describe('a reference', () => {
  const $ref = '#/components/schemas/A';

  test.each([
    ['example', { components: { schemas: { A: { example: { $ref } } } } }],
    [
      'examples of a media type',
      { components: { mediaTypes: { M: { examples: { a: { value: { $ref } } } } } } },
    ],
    ['default', { components: { schemas: { A: { default: { $ref } } } } }],
    ['enum', { components: { schemas: { A: { enum: [{ $ref }] } } } }],
    ['const', { components: { schemas: { A: { const: { $ref } } } } }],
    ['an extension', { 'x-a': { $ref }, paths: { 'x-b': { $ref } }, info: { 'x-c': { $ref } } }],
    ['a part of which there are no references', { info: { $ref } }],
  ])('is data in %s', (_, document) => {
    expect(references({ openapi, ...document })).toEqual([]);
  });

  test.each([
    ['pathItem', { paths: { '/a': { $ref } } }, '/paths/~1a/$ref'],
    ['example', { components: { examples: { A: { $ref } } } }, '/components/examples/A/$ref'],
    ['link', { components: { links: { A: { $ref } } } }, '/components/links/A/$ref'],
    ['callback', { components: { callbacks: { A: { $ref } } } }, '/components/callbacks/A/$ref'],
    [
      'securityScheme',
      { components: { securitySchemes: { A: { $ref } } } },
      '/components/securitySchemes/A/$ref',
    ],
  ])('may stand for a %s', (_, document, at) => {
    expect(references({ openapi, ...document })).toEqual([`${at} -> ${$ref}`]);
  });

  test('hides what stands beside it, except in path items and schemas', () => {
    const document = {
      openapi,
      paths: { '/a': { $ref, get: {} } },
      components: {
        responses: { A: { $ref, headers: { B: {} } } },
        schemas: { A: { $ref, properties: { a: {} } } },
      },
    };

    expect(visited(document)).toEqual([
      'document',
      'paths /paths',
      'pathItem /paths/~1a',
      'operation /paths/~1a/get',
      'components /components',
      'response /components/responses/A',
      'schema /components/schemas/A',
      'schema /components/schemas/A/properties/a',
    ]);
  });

  test('is a string of its own, not one that all objects have', () => {
    expect(referenceOf('schema', { $ref: { type: 'string' } })).toBeUndefined();
    expect(referenceOf('schema', Object.create({ $ref }))).toBeUndefined();
    expect(referenceOf('operation', { $ref })).toBeUndefined();
  });

  test('may be a name or a file in the mapping of a discriminator', () => {
    const mapping = { a: 'A.b', c: './c.yaml', d: '#/components/schemas/D', e: 'e.json' };

    expect(references({ openapi, components: { schemas: { A: { discriminator: { mapping } } } } })).toEqual([
      '/components/schemas/A/discriminator/mapping/a -> #/components/schemas/A.b',
      '/components/schemas/A/discriminator/mapping/c -> ./c.yaml',
      '/components/schemas/A/discriminator/mapping/d -> #/components/schemas/D',
      '/components/schemas/A/discriminator/mapping/e -> e.json',
    ]);
    expect(mappedReference('Dog')).toBe('#/components/schemas/Dog');
  });
});
