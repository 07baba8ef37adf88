import { describe, expect, test } from 'vitest';
import { faults, read, refersTo, schemaRef } from './support.js';

describe('a spec of several files becomes one document', () => {
  test('whose components are called as they are in their files', async () => {
    const spec = await read({
      'openapi.yaml': refersTo('schemas/Pet.yaml', './common.yaml#/definitions/Error', 'common.yaml#/Tag'),
      'schemas/Pet.yaml': { type: 'object' },
      'common.yaml': { definitions: { Error: { type: 'string' } }, Tag: { type: 'integer' } },
    });

    expect(['200', '201', '202'].map(status => schemaRef(spec, status))).toEqual([
      '#/components/schemas/Pet',
      '#/components/schemas/Error',
      '#/components/schemas/Tag',
    ]);
    expect(spec.document.components.schemas).toEqual({
      Pet: { type: 'object' },
      Error: { type: 'string' },
      Tag: { type: 'integer' },
    });
    expect(faults(spec)).toBe('');
  });

  test('with the names of the files before those of parts that would be called the same', async () => {
    const files = {
      'a/pets.yaml': { components: { schemas: { Pet: { type: 'string' }, Own: { type: 'string' } } } },
      'b/pets.yaml': { Pet: { type: 'integer' } },
    };
    const own = { components: { schemas: { Own: { type: 'boolean' } } } };
    const refs = [
      'a/pets.yaml#/components/schemas/Pet',
      'b/pets.yaml#/Pet',
      'a/pets.yaml#/components/schemas/Own',
    ];
    const spec = await read({ 'openapi.yaml': { ...refersTo(...refs), ...own }, ...files });
    const other = await read({ 'openapi.yaml': { ...refersTo(...refs.reverse()), ...own }, ...files });

    expect(Object.keys(spec.document.components.schemas).sort()).toEqual([
      'Own',
      'a_pets_Own',
      'a_pets_Pet',
      'b_pets_Pet',
    ]);
    expect(other.document.components.schemas).toEqual(spec.document.components.schemas);
  });

  test('following references from file to file, back into the document, and in a circle', async () => {
    const spec = await read({
      'openapi.yaml': { ...refersTo('api/a.yaml'), components: { schemas: { Own: { type: 'string' } } } },
      'api/a.yaml': {
        properties: { b: { $ref: '../b/b.yaml#/B' }, self: { $ref: '#' }, in: { $ref: '#/$defs/In' } },
        $defs: { In: {} },
      },
      'b/b.yaml': {
        B: {
          properties: {
            a: { $ref: '../api/a.yaml' },
            own: { $ref: '../openapi.yaml#/components/schemas/Own' },
          },
        },
      },
    });

    expect(spec.document.components.schemas).toMatchObject({
      Own: { type: 'string' },
      a: {
        properties: {
          b: { $ref: '#/components/schemas/B' },
          self: { $ref: '#/components/schemas/a' },
          in: { $ref: '#/components/schemas/In' },
        },
      },
      B: { properties: { a: { $ref: '#/components/schemas/a' }, own: { $ref: '#/components/schemas/Own' } } },
      In: {},
    });
    expect(faults(spec)).toBe('');
  });

  test('with parts of every kind where OpenAPI keeps them', async () => {
    const part = (name: string) => ({ $ref: `parts.yaml#/${name}` });
    const operation = {
      parameters: [part('Limit')],
      requestBody: part('Body'),
      responses: {
        '200': { description: '', headers: { X: part('Header') }, links: { l: part('Link') } },
        '400': part('Bad'),
      },
      callbacks: { done: part('Callback') },
    };
    const parts = {
      Limit: { name: 'limit', in: 'query', schema: { $ref: '#/Number' } },
      Number: { type: 'integer' },
      Body: { content: { 'application/json': { examples: { one: { $ref: '#/Example' } } } } },
      Example: { value: { $ref: '#/is/data' } },
      Header: { schema: {} },
      Link: { operationId: 'a' },
      Bad: { description: 'bad' },
      Callback: { '{$url}': { post: { responses: {} } } },
    };
    const spec = await read({
      'openapi.yaml': { openapi: '3.1.0', info: {}, paths: { '/a': { $ref: 'paths/a.yaml' } } },
      'paths/a.yaml': {
        get: {
          ...operation,
          ...JSON.parse(JSON.stringify(operation).replaceAll('parts.yaml', '../parts.yaml')),
        },
      },
      'parts.yaml': parts,
    });

    expect(
      Object.entries(spec.document.components).map(([kind, members]) => [
        kind,
        Object.keys(members as object),
      ]),
    ).toEqual([
      ['pathItems', ['a']],
      ['parameters', ['Limit']],
      ['requestBodies', ['Body']],
      ['headers', ['Header']],
      ['links', ['Link']],
      ['responses', ['Bad']],
      ['callbacks', ['Callback']],
      ['schemas', ['Number']],
      ['examples', ['Example']],
    ]);
    expect(spec.document.components.examples.Example).toEqual({ value: { $ref: '#/is/data' } });
    expect(faults(spec)).toBe('');
  });

  test('with decoded references: percent-encoding and the escapes of JSON Pointer', async () => {
    const spec = await read({
      'openapi.yaml': {
        ...refersTo(
          'my%20files/%7Bid%7D.yaml#/a~1b%20c',
          '#/components/schemas/x%7By%7D',
          '#/components/schemas/100%25',
        ),
        components: { schemas: { 'x{y}': { type: 'string' }, '100%': { type: 'string' } } },
      },
      'my files/{id}.yaml': { 'a/b c': { type: 'integer' } },
    });

    expect(schemaRef(spec)).toBe('#/components/schemas/a_b_c');
    expect(schemaRef(spec, '201')).toBe('#/components/schemas/x{y}');
    expect(schemaRef(spec, '202')).toBe('#/components/schemas/100%');
    expect(faults(spec)).toBe('');
  });

  test('with the mapping of a discriminator, by file and by name', async () => {
    const mapping = { a: 'a.yaml', b: '#/b', c: 'C', d: 'Own' };
    const spec = await read({
      'openapi.yaml': { ...refersTo('base.yaml'), components: { schemas: { Own: {} } } },
      'base.yaml': {
        discriminator: { propertyName: 'k', mapping },
        b: { type: 'object' },
        components: { schemas: { C: {} } },
      },
      'a.yaml': {},
    });

    expect(spec.document.components.schemas.base.discriminator.mapping).toEqual({
      a: '#/components/schemas/a',
      b: '#/components/schemas/b',
      c: '#/components/schemas/C',
      d: '#/components/schemas/Own',
    });
  });

  test('resolved against its $self, and by the names that JSON Schema gives', async () => {
    const spec = await read({
      'main.yaml': {
        ...refersTo(
          'https://api.vendor.example/v1/schemas/A.yaml',
          'https://api.vendor.example/v1/main.yaml#/components/schemas/B',
          '#here',
          'urn:own',
        ),
        openapi: '3.2.0',
        $self: 'https://api.vendor.example/v1/main.yaml',
        components: { schemas: { B: {}, C: { $anchor: 'here' }, D: { $id: 'urn:own' } } },
      },
      'schemas/A.yaml': {},
    });

    expect(['200', '201', '202', '203'].map(status => schemaRef(spec, status))).toEqual([
      '#/components/schemas/A',
      '#/components/schemas/B',
      '#/components/schemas/C',
      '#/components/schemas/D',
    ]);
  });

  test('where a schema with an $id may refer to itself, to its own parts, and to those of the document', async () => {
    const refs = {
      own: { $ref: '#/$defs/A' },
      self: { $ref: '#' },
      other: { $ref: '#/components/schemas/B' },
    };
    const A = { $id: 'urn:a', $defs: { A: {} }, properties: refs };
    const spec = await read({ 'a.yaml': { openapi: '3.1.0', components: { schemas: { A, B: {} } } } });

    expect(spec.document.components.schemas.A.properties).toEqual({
      own: { $ref: '#/components/schemas/A/$defs/A' },
      self: { $ref: '#/components/schemas/A' },
      other: { $ref: '#/components/schemas/B' },
    });
    expect(faults(spec)).toBe('');
  });

  test('where each part knows its file and its place there', async () => {
    const spec = await read({
      'openapi.yaml': refersTo('lib/a.yaml#/A'),
      'lib/a.yaml': { A: { properties: { b: { $ref: '#/B' } } }, B: { type: 'string' } },
    });

    expect(spec.places.at(spec.document, '/components/schemas/A/properties/b')).toEqual({
      file: 'specs/vendor/lib/a.yaml',
      pointer: '/A/properties/b',
    });
    expect(spec.places.at(spec.document, '/components/schemas/B')).toEqual({
      file: 'specs/vendor/lib/a.yaml',
      pointer: '/B',
    });
    expect(spec.places.at(spec.document, '/paths/~1a')).toEqual({
      file: 'specs/vendor/openapi.yaml',
      pointer: '/paths/~1a',
    });
    expect(spec.files?.map(file => [file.path, file.specName])).toEqual([
      ['openapi.yaml', 'specs/vendor/openapi.yaml'],
      ['lib/a.yaml', 'specs/vendor/lib/a.yaml'],
    ]);
  });

  test('whose hash changes with each of its files', async () => {
    const main = refersTo('a.yaml');
    const [one, other] = await Promise.all([
      read({ 'openapi.yaml': main, 'a.yaml': { type: 'string' } }),
      read({ 'openapi.yaml': main, 'a.yaml': { type: 'number' } }),
    ]);

    expect(one.sha256).not.toBe(other.sha256);
  });
});
