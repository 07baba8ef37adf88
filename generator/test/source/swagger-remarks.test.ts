import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/project.js';
import { faults, read } from './support.js';
import { converted, said, swagger } from './swagger-support.js';

const responses = (response: Loose) => ({ responses: { '200': { description: 'ok', ...response } } });
const schema = { type: 'object' };

describe('the responses of Swagger', () => {
  test('have the media types of the operation, or else of the document', async () => {
    const types = async (post: Loose, document?: Loose) =>
      Object.keys(
        (await converted({ ...responses({ schema }), ...post }, document)).post.responses['200'].content,
      );

    expect(await types({})).toEqual(['application/json']);
    expect(await types({ produces: ['application/xml', 'text/json'] })).toEqual([
      'application/xml',
      'text/json',
    ]);
    expect(await types({}, { produces: undefined })).toEqual(['application/json']);
  });

  test('keep their examples, headers, extensions and descriptions', async () => {
    const { post } = await converted({
      ...responses({
        schema,
        'x-a': 1,
        examples: { 'application/json': { a: 1 } },
        headers: {
          'X-A': { type: 'integer', description: 'd' },
          'X-B': { type: 'array', items: { type: 'string' } },
        },
      }),
    });

    expect(post.responses['200']).toEqual({
      description: 'ok',
      'x-a': 1,
      content: { 'application/json': { schema, example: { a: 1 } } },
      headers: {
        'X-A': { description: 'd', schema: { type: 'integer' } },
        'X-B': { style: 'simple', explode: false, schema: { type: 'array', items: { type: 'string' } } },
      },
    });
  });

  test('may have examples by names', async () => {
    const { post } = await converted(responses({ schema, examples: { ok: { a: 1 } } }));

    expect(post.responses['200'].content['application/json'].examples).toEqual({ ok: { value: { a: 1 } } });
  });

  test('are files in any media type', async () => {
    const { post } = await converted(responses({ schema: { type: 'file' } }), { produces: undefined });

    expect(post.responses['200'].content).toEqual({
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    });
  });

  test('have no content without a schema', async () => {
    expect((await converted(responses({}))).post.responses['200']).toEqual({ description: 'ok' });
  });

  test('are shared, except where an operation produces something else', async () => {
    const shared = { responses: { R: { description: 'r', schema } } };
    const post = { responses: { '200': { $ref: '#/responses/R' } } };

    expect((await converted(post, shared)).post.responses['200']).toEqual({
      $ref: '#/components/responses/R',
    });
    expect((await converted({ ...post, produces: ['text/json'] }, shared)).post.responses['200']).toEqual({
      description: 'r',
      content: { 'text/json': { schema } },
    });
  });
});

describe('the security of Swagger', () => {
  const url = 'https://login.vendor.example';

  test.each<[string, Loose, Loose]>([
    ['basic', { type: 'basic', description: 'd' }, { type: 'http', scheme: 'basic', description: 'd' }],
    ['an API key', { type: 'apiKey', in: 'header', name: 'X' }, { type: 'apiKey', in: 'header', name: 'X' }],
    [
      'the flow "application"',
      { type: 'oauth2', flow: 'application', tokenUrl: url, scopes: { a: 'A' }, 'x-b': 1 },
      { type: 'oauth2', 'x-b': 1, flows: { clientCredentials: { tokenUrl: url, scopes: { a: 'A' } } } },
    ],
    [
      'the flow "accessCode"',
      { type: 'oauth2', flow: 'accessCode', tokenUrl: url, authorizationUrl: url },
      { type: 'oauth2', flows: { authorizationCode: { tokenUrl: url, authorizationUrl: url, scopes: {} } } },
    ],
  ])('has %s in the words of OpenAPI 3', async (_, scheme, expected) => {
    expect(
      (await converted({}, { securityDefinitions: { S: scheme } })).document.components.securitySchemes.S,
    ).toEqual(expected);
  });
});

describe('what becomes of a Swagger document is said where it was not plain', () => {
  const token = 'specs/vendor/swagger.json#/paths/~1token/post';
  const body = { name: 'b', in: 'body', schema };
  const field = (more: Loose) => ({ name: 'f', in: 'formData', type: 'string', ...more });
  const list = (more: Loose) => ({
    name: 'q',
    in: 'query',
    type: 'array',
    items: { type: 'string' },
    ...more,
  });

  test.each<[string, Loose, Loose, string]>([
    [
      'the media type of a body',
      { parameters: [body] },
      { consumes: undefined },
      `note ${token}/parameters/0: Nothing says the media type of the body; application/json was taken`,
    ],
    [
      'the media type of a form',
      { parameters: [field({})] },
      { consumes: undefined },
      `note ${token}/parameters/0: Nothing says the media type of the form; application/x-www-form-urlencoded was taken`,
    ],
    [
      'a form that is no form',
      { parameters: [field({})] },
      {},
      `note ${token}/parameters/0: The fields are sent as application/x-www-form-urlencoded, as a form has to be, not as application/json`,
    ],
    [
      'the media type of a response',
      responses({ schema }),
      { produces: undefined },
      `note ${token}/responses/200: Nothing says the media type of the response; application/json was taken`,
    ],
    [
      'an example that fits no media type',
      responses({ schema, examples: { 'text/a': 1 } }),
      {},
      `note ${token}/responses/200: The example for text/a was left out: the operation does not produce it`,
    ],
    [
      'the scheme of the server',
      {},
      { schemes: [] },
      'note specs/vendor/swagger.json#/host: Nothing says the scheme of the server; https was taken',
    ],
    [
      'schemes that are not used',
      {},
      { schemes: ['http', 'https', 'wss'] },
      'note specs/vendor/swagger.json#/host: The server is called by https, not by http, wss',
    ],
    [
      'a list that repeats in a header',
      { parameters: [list({ in: 'header', collectionFormat: 'multi' })] },
      {},
      `note ${token}/parameters/0: "multi" is only for queries and forms; "csv" was taken`,
    ],
    [
      'a "required" of a property',
      responses({ schema: { properties: { a: { required: true } } } }),
      {},
      `note ${token}/responses/200/schema/properties/a: "required: true" means nothing here and was left out`,
    ],
    [
      'a list that is joined by tabs',
      { parameters: [list({ collectionFormat: 'tsv' })] },
      {},
      `refused ${token}/parameters/0: A list in the collectionFormat "tsv" has no form in OpenAPI 3`,
    ],
    [
      'a body and a form',
      { parameters: [body, field({})] },
      {},
      `refused ${token}: The operation has a body and fields of a form, and a request has one or the other`,
    ],
    [
      'two bodies',
      { parameters: [body, body] },
      {},
      `refused ${token}: The operation has two bodies, and a request has one or the other`,
    ],
    [
      'an unknown flow',
      {},
      { securityDefinitions: { S: { type: 'oauth2', flow: 'x' } } },
      'refused specs/vendor/swagger.json#/securityDefinitions/S: "x" is no flow of OAuth',
    ],
    [
      'a reference to nothing',
      responses({ schema: { $ref: '#/definitions/A' } }),
      {},
      `refused ${token}/responses/200/schema/$ref: The reference leads nowhere: #/definitions/A`,
    ],
    [
      'a parameter that is nowhere',
      { parameters: [{ $ref: '#/parameters/A' }] },
      {},
      `refused ${token}/parameters/0/$ref: The reference leads nowhere: #/parameters/A`,
    ],
    [
      'a response that is nowhere',
      { responses: { '200': { $ref: '#/responses/A' } } },
      {},
      `refused ${token}/responses/200/$ref: The reference leads nowhere: #/responses/A`,
    ],
    [
      'a schema that is nowhere',
      responses({ schema: { $ref: '#/paths/x' } }),
      {},
      `refused ${token}/responses/200/schema/$ref: The reference leads nowhere: #/paths/x`,
    ],
  ])('as %s', async (_, post, document, message) => {
    expect(await said(post, document)).toEqual([message]);
  });

  test('and nothing is said of what is plain', async () => {
    expect(await said({ parameters: [body], ...responses({ schema }) })).toEqual([]);
  });

  test('and only of what is kept', async () => {
    const { spec } = await converted({ parameters: [list({ collectionFormat: 'tsv' })] });

    expect(faults({ ...spec, document: { ...spec.document, paths: {} } })).toBe('');
    expect(spec.findings.all).toEqual([]);
  });
});

describe('a Swagger document', () => {
  test('may be of several files, whose parts know their places', async () => {
    const spec = await read({
      'swagger.yaml': { ...swagger({}), paths: { '/token': { $ref: 'paths/token.yaml' } } },
      'paths/token.yaml': {
        post: {
          parameters: [{ $ref: '../shared.yaml#/parameters/Body' }, { $ref: '../shared.yaml#/parameters/Q' }],
          responses: { '200': { $ref: '../shared.yaml#/responses/Ok' } },
        },
      },
      'shared.yaml': {
        parameters: {
          Body: { in: 'body', name: 'b', schema: { $ref: '#/definitions/A' } },
          Q: { in: 'query', name: 'q', type: 'string' },
        },
        responses: { Ok: { description: 'ok', schema: { $ref: '#/definitions/A' } } },
        definitions: { A: { type: 'object', properties: { f: { type: 'file' } } } },
      },
    });

    expect(faults(spec)).toBe('');
    expect(spec.document.paths).toEqual({ '/token': { $ref: '#/components/pathItems/token' } });
    const { post } = spec.document.components.pathItems.token;
    expect(post).toEqual({
      parameters: [{ $ref: '#/components/parameters/Q' }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
      responses: { '200': { $ref: '#/components/responses/Ok' } },
    });
    expect(spec.document.components.schemas.A.properties.f).toEqual({ type: 'string', format: 'binary' });
    expect(spec.places.at(spec.document, '/components/schemas/A/properties/f')).toEqual({
      file: 'specs/vendor/shared.yaml',
      pointer: '/definitions/A/properties/f',
    });
  });

  test.each<[string, Loose]>([
    ['paths', { paths: [1] }],
    ['definitions', { definitions: 'x' }],
    ['parameters of an operation', { paths: { '/a': { get: { parameters: { a: null } } } } }],
    ['a response', { paths: { '/a': { get: { responses: { 200: null, 'x-a': 1 } } } } }],
    ['media types', { consumes: 'x', produces: { a: 1 }, schemes: 7, host: [] }],
    ['a path item', { paths: { '/a': null, '/b': 'x', 'x-c': {} } }],
    [
      'a schema',
      { definitions: { A: { properties: [1], items: 'x', allOf: { a: 1 }, additionalProperties: true } } },
    ],
    [
      'a reference',
      {
        paths: { '/a': { get: { parameters: [{ $ref: '#/parameters/A' }] } } },
        parameters: { A: { $ref: '#/parameters/A' } },
      },
    ],
  ])('may have nonsense for %s: it is converted as far as it goes', async (_, document) => {
    const spec = await read({ 'swagger.json': swagger({}, document) });

    expect(spec.document.openapi).toBe('3.0.3');
  });
});
