import { describe, expect, test } from 'vitest';
import { keptPart } from '../../src/mock-document/kept-part.js';

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

const kept = (document: object, ...operations: string[]) =>
  keptPart(document as Record<string, unknown>, (method, path) => operations.includes(`${method} ${path}`));

describe('keptPart()', () => {
  test('has the operations that are kept and what they refer to, as they were', () => {
    const part = kept(DOCUMENT, 'POST /token');

    const { delete: _, ...item } = DOCUMENT.paths['/token'];
    const { Gone: __, AlsoGone: ___, ...schemas } = DOCUMENT.components.schemas;
    const { parameters, securitySchemes } = DOCUMENT.components;
    expect(part).toEqual({
      ...DOCUMENT,
      paths: { '/token': item },
      components: { parameters, schemas, securitySchemes },
    });
  });

  test('has what is referred to by others, and names with slashes and tildes', () => {
    const part = kept(DOCUMENT, 'GET /a~b/{id}') as unknown as typeof DOCUMENT;

    expect(Object.keys(part.paths)).toEqual(['/a~b/{id}']);
    expect(Object.keys(part.components.schemas)).toEqual(['Gone', 'AlsoGone']);
  });

  test('has the operations of a path item by reference in its place', () => {
    const part = kept(DOCUMENT, 'PUT /elsewhere');

    expect(part.paths).toEqual({ '/elsewhere': DOCUMENT.components.pathItems.elsewhere });
  });

  test('has the parts of Swagger 2.0, and path items into which references lead', () => {
    const part = kept(
      {
        swagger: '2.0',
        paths: {
          '/a': { get: { responses: { 200: { schema: { $ref: '#/definitions/A' } } } } },
          '/b': { get: { responses: { 200: { $ref: '#/paths/~1a/get/responses/200' } } } },
        },
        definitions: { A: { type: 'string' }, B: {} },
      },
      'GET /b',
    );

    expect(part).toMatchObject({ paths: { '/a': {}, '/b': {} }, definitions: { A: { type: 'string' } } });
    expect(part).not.toHaveProperty('definitions.B');
  });
});
