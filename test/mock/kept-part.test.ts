import { describe, expect, test } from 'vitest';
import { keptPart } from './kept-part.js';
import { startMock } from './prism.js';

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (part: object) => ({ content: { 'application/json': { schema: part } } });

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Two', version: '1' },
  paths: {
    '/token': {
      parameters: [{ $ref: '#/components/parameters/Tenant' }],
      post: { operationId: 'getToken', responses: { 200: { description: '', ...json(schema('Token')) } } },
      delete: {
        operationId: 'removeToken',
        responses: { 200: { description: '', ...json(schema('Gone')) } },
      },
    },
    '/a~b/{id}': { get: { responses: { 200: { description: '', ...json(schema('Gone')) } } } },
    '/elsewhere': { $ref: '#/components/pathItems/elsewhere' },
  },
  components: {
    parameters: { Tenant: { name: 'tenant', in: 'query', schema: schema('Name') } },
    pathItems: { elsewhere: { put: { operationId: 'putAway' } } },
    schemas: {
      Token: { type: 'object', properties: { next: schema('Token'), name: schema('Name') } },
      Name: { type: 'string' },
      Gone: schema('AlsoGone'),
      AlsoGone: {},
    },
    securitySchemes: { key: { type: 'apiKey', name: 'key', in: 'header' } },
  },
};

describe('keptPart()', () => {
  test('has the operations that are listed and what they refer to, as they were', () => {
    const part = keptPart(DOCUMENT, ['getToken']);

    const { delete: _, ...item } = DOCUMENT.paths['/token'];
    const { Gone: __, AlsoGone: ___, ...schemas } = DOCUMENT.components.schemas;
    expect(part).toEqual({
      ...DOCUMENT,
      paths: { '/token': item },
      components: { ...DOCUMENT.components, pathItems: {}, schemas },
    });
  });

  test('knows operations by method and path', () => {
    const part = keptPart(DOCUMENT, ['GET /a~b/{id}']) as typeof DOCUMENT;

    expect(Object.keys(part.paths)).toEqual(['/a~b/{id}']);
    expect(Object.keys(part.components.schemas)).toEqual(['Gone', 'AlsoGone']);
  });

  test('follows a path item by reference, into a file as well', () => {
    const files = { paths: { '/a': { $ref: '/a.yaml' }, '/b': { $ref: '/b.yaml' }, ...DOCUMENT.paths } };
    const read = (file: string) => ({ get: { operationId: file } });

    const part = keptPart({ ...DOCUMENT, ...files }, ['/b.yaml', 'putAway'], read) as typeof DOCUMENT;

    expect(Object.keys(part.paths)).toEqual(['/b', '/elsewhere']);
    expect(part.components.pathItems).toEqual(DOCUMENT.components.pathItems);
  });

  test('has the parts of Swagger 2.0, and path items into which references lead', () => {
    const part = keptPart(
      {
        swagger: '2.0',
        paths: {
          '/a': { get: { responses: { 200: { schema: { $ref: '#/definitions/A' } } } } },
          '/b': { get: { responses: { 200: { $ref: '#/paths/~1a/get/responses/200' } } } },
        },
        definitions: { A: { type: 'string' }, B: {} },
      },
      ['GET /b'],
    );

    expect(part).toMatchObject({ paths: { '/a': {}, '/b': {} }, definitions: { A: { type: 'string' } } });
    expect(part).not.toHaveProperty('definitions.B');
  });

  test('is all that a mock needs', async () => {
    await using mock = await startMock({ document: keptPart(DOCUMENT, ['getToken']) });

    expect(mock.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(['post /token']);
  });
});
