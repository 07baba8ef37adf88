import { describe, expect, test } from 'vitest';
import { faults, read } from './support.js';

const head = { openapi: '3.0.3', info: { title: 'T', version: '1' } };

describe('a reference where OpenAPI has none', () => {
  test('is replaced by what it refers to: paths, components, lists and maps', async () => {
    const spec = await read({
      'openapi.yaml': {
        openapi: '3.0.3',
        info: { $ref: 'info.yaml' },
        servers: { $ref: 'info.yaml#/x-servers' },
        paths: { $ref: 'paths/index.yaml' },
        components: { schemas: { $ref: 'schemas/index.yaml' } },
      },
      'info.yaml': { title: 'T', version: '1', 'x-servers': [{ url: 'https://a.example' }] },
      'paths/index.yaml': {
        '/a': { $ref: 'a.yaml' },
        '/b': { get: { responses: { $ref: 'a.yaml#/x-responses' } } },
      },
      'paths/a.yaml': { get: { responses: {} }, 'x-responses': { '200': { description: 'ok' } } },
      'schemas/index.yaml': {
        Pet: { $ref: './Pet.yaml' },
        Tag: { properties: { $ref: '../info.yaml#/x-servers/0' } },
      },
      'schemas/Pet.yaml': {
        properties: {
          tag: { $ref: './index.yaml#/Tag' },
          own: { $ref: '../openapi.yaml#/components/schemas/Pet' },
        },
      },
    });

    expect(faults(spec)).toBe('');
    expect(spec.document).toMatchObject({
      info: { title: 'T' },
      servers: [{ url: 'https://a.example' }],
      paths: {
        '/a': { $ref: '#/components/pathItems/a' },
        '/b': { get: { responses: { '200': { description: 'ok' } } } },
      },
    });
    expect(spec.document.components.schemas).toEqual({
      Pet: {
        properties: {
          tag: { $ref: '#/components/schemas/Tag' },
          own: { $ref: '#/components/schemas/Pet' },
        },
      },
      Tag: { properties: { url: 'https://a.example' } },
    });
    expect(spec.places.at(spec.document, '/paths/~1b/get')).toEqual({
      file: 'specs/vendor/paths/index.yaml',
      pointer: '/~1b/get',
    });
  });

  test('keeps what is written beside it', async () => {
    const spec = await read({
      'openapi.yaml': { ...head, paths: { $ref: 'paths.yaml', '/a': { get: { operationId: 'own' } } } },
      'paths.yaml': { '/a': { get: { operationId: 'other' } }, '/b': {} },
    });

    expect(spec.document.paths).toEqual({ '/a': { get: { operationId: 'own' } }, '/b': {} });
  });

  test('may lead to another one', async () => {
    const spec = await read({
      'openapi.yaml': { ...head, paths: { $ref: 'a.yaml' } },
      'a.yaml': { $ref: 'b/b.yaml' },
      'b/b.yaml': { '/b': { $ref: 'c.yaml' } },
      'b/c.yaml': { get: {} },
    });

    expect(spec.document.paths).toEqual({ '/b': { $ref: '#/components/pathItems/c' } });
    expect(spec.document.components.pathItems).toEqual({ c: { get: {} } });
  });

  test.each<[string, unknown, string]>([
    ['nothing', { $ref: 'nope.yaml' }, "There is no file nope.yaml in the spec's folder"],
    ['itself', { $ref: '#/paths' }, 'The reference leads nowhere: openapi.yaml#/paths'],
    [
      'another kind of part',
      { $ref: 'list.yaml' },
      'What the reference under "paths" leads to cannot stand there: list.yaml#',
    ],
    ['outside', { $ref: '../x.yaml' }, "The reference leads out of the spec's folder: ../x.yaml"],
  ])('is refused where it leads to %s', async (_, paths, message) => {
    expect(faults(await read({ 'openapi.yaml': { ...head, paths }, 'list.yaml': [] }))).toContain(
      `specs/vendor/openapi.yaml: ${message}`,
    );
  });

  test('may not put a part into itself', async () => {
    await expect(
      read({ 'openapi.yaml': { ...head, paths: { '/a': { get: { responses: { $ref: '#/paths' } } } } } }),
    ).rejects.toThrow('Its parts refer to parts inside each other too often.');
  });

  test('is a property where a schema can have one', async () => {
    const properties = { $ref: { type: 'string' } };

    expect(
      (await read({ 'a.yaml': { ...head, components: { schemas: { A: { properties } } } } })).document,
    ).toMatchObject({
      components: { schemas: { A: { properties } } },
    });
  });
});

describe('a component that is only a reference to a file', () => {
  test('becomes what that file holds, under its own name', async () => {
    const spec = await read({
      'openapi.yaml': {
        ...head,
        paths: { '/a': { get: { parameters: [{ $ref: 'schemas/q.yaml' }] } } },
        components: {
          schemas: {
            Pet: { $ref: 'schemas/pet.yaml' },
            Alias: { $ref: 'schemas/pet.yaml' },
            Also: { $ref: '#/components/schemas/Pet' },
          },
          parameters: { Query: { $ref: './schemas/q.yaml' } },
        },
      },
      'schemas/pet.yaml': { properties: { self: { $ref: 'pet.yaml' } } },
      'schemas/q.yaml': { name: 'q', in: 'query', schema: { $ref: 'pet.yaml' } },
    });

    expect(spec.document.components).toEqual({
      schemas: {
        Pet: { properties: { self: { $ref: '#/components/schemas/Pet' } } },
        Alias: { $ref: '#/components/schemas/Pet' },
        Also: { $ref: '#/components/schemas/Pet' },
      },
      parameters: { Query: { name: 'q', in: 'query', schema: { $ref: '#/components/schemas/Pet' } } },
    });
    expect(spec.document.paths['/a'].get.parameters).toEqual([{ $ref: '#/components/parameters/Query' }]);
    expect(spec.places.at(spec.document, '/components/schemas/Pet')).toEqual({
      file: 'specs/vendor/schemas/pet.yaml',
      pointer: '',
    });
  });
});
