import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/project.js';
import { faults, read } from './support.js';
import { converted } from './swagger-support.js';

const query = (more: Loose) => ({ name: 'q', in: 'query', type: 'string', ...more });
const list = (collectionFormat?: string, where = 'query') =>
  query({
    in: where,
    type: 'array',
    items: { type: 'string' },
    ...(collectionFormat && { collectionFormat }),
  });
const field = (name: string, more: Loose = {}) => ({ name, in: 'formData', type: 'string', ...more });
const form = 'application/x-www-form-urlencoded';

describe('Swagger 2.0 becomes OpenAPI 3.0', () => {
  test('with a version that YAML reads as a number, too', async () => {
    expect((await read({ 'a.yaml': 'swagger: 2.0\ninfo: {title: T}\npaths: {}' })).document).toEqual({
      openapi: '3.0.3',
      info: { title: 'T' },
      paths: {},
    });
  });

  test('with definitions as components, and references to them, and to parts of them', async () => {
    const A = {
      type: 'object',
      properties: { b: { $ref: '#/definitions/B~1c' }, c: { items: { type: 'integer' } } },
    };
    const { document } = await converted(
      { parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/A/properties/c/items' } }] },
      { definitions: { A, 'B/c': { allOf: [{ $ref: '#/definitions/A' }] } } },
    );

    expect(document.definitions).toBeUndefined();
    expect(document.components.schemas).toMatchObject({
      A: { properties: { b: { $ref: '#/components/schemas/B~1c' } } },
      'B/c': { allOf: [{ $ref: '#/components/schemas/A' }] },
    });
    expect(document.paths['/token'].post.requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/A/properties/c/items',
    });
  });

  test('with schemas that are referred to where they have another place now as components', async () => {
    const schema = {
      type: 'object',
      properties: { self: { $ref: '#/paths/~1token/post/responses/200/schema' } },
    };
    const { spec, document } = await converted({ responses: { '200': { description: '', schema } } });

    const $ref = '#/components/schemas/paths_token_post_responses_200_schema';
    expect(
      document.paths['/token'].post.responses['200'].content['application/json'].schema.properties.self,
    ).toEqual({ $ref });
    expect(document.components.schemas.paths_token_post_responses_200_schema.properties.self).toEqual({
      $ref,
    });
    expect(faults(spec)).toBe('');
  });

  test('with data as it is: a $ref in an example, and names that objects inherit', async () => {
    const properties = JSON.parse(
      '{"__proto__": {"type": "file"}, "type": {"type": "string"}, "$ref": {"type": "string"}}',
    );
    const { document } = await converted(
      {},
      { definitions: { A: { properties, example: { $ref: '#/definitions/A', type: 'file' } } } },
    );

    const { A } = document.components.schemas;
    expect(A.example).toEqual({ $ref: '#/definitions/A', type: 'file' });
    expect(Object.keys(A.properties)).toEqual(['__proto__', 'type', '$ref']);
    expect(Object.entries<Loose>(A.properties)[0]?.[1]).toEqual({ type: 'string', format: 'binary' });
  });

  test.each<[string, Loose, Loose]>([
    ['a discriminator', { discriminator: 'kind' }, { discriminator: { propertyName: 'kind' } }],
    [
      'x-nullable',
      { type: 'string', 'x-nullable': true },
      { type: 'string', nullable: true, 'x-nullable': true },
    ],
    ['a file', { type: 'file' }, { type: 'string', format: 'binary' }],
    ['null among types', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['several types', { type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['a list of anything', { type: 'array' }, { type: 'array', items: {} }],
    [
      'a list with one kind of items in a list',
      { type: 'array', items: [{ type: 'file' }] },
      { type: 'array', items: { type: 'string', format: 'binary' } },
    ],
    [
      'what it does not know',
      { readOnly: true, 'x-a': 1, maximum: 3, exclusiveMaximum: true },
      { readOnly: true, 'x-a': 1, maximum: 3, exclusiveMaximum: true },
    ],
  ])('with %s in the words of OpenAPI 3', async (_, schema, expected) => {
    expect((await converted({}, { definitions: { A: schema } })).document.components.schemas.A).toEqual(
      expected,
    );
  });

  test('with the values by which a vendor tells the children of a schema apart', async () => {
    const child = (value: string) => ({
      allOf: [{ $ref: '#/definitions/P' }],
      'x-ms-discriminator-value': value,
    });
    const { document } = await converted(
      {},
      { definitions: { P: { discriminator: 'k' }, A: child('#a'), B: child('#b') } },
    );

    expect(document.components.schemas.P.discriminator).toEqual({
      propertyName: 'k',
      mapping: { '#a': '#/components/schemas/A', '#b': '#/components/schemas/B' },
    });
  });
});

describe('the parameters of Swagger', () => {
  test.each<[string, Loose, Loose]>([
    ['csv, the default', list(), { style: 'form', explode: false }],
    ['csv', list('csv'), { style: 'form', explode: false }],
    ['multi', list('multi'), { style: 'form', explode: true }],
    ['ssv', list('ssv'), { style: 'spaceDelimited', explode: false }],
    ['pipes', list('pipes'), { style: 'pipeDelimited', explode: false }],
    ['csv in a header', list('csv', 'header'), { style: 'simple', explode: false }],
  ])('are lists as %s', async (_, parameter, style) => {
    expect((await converted({ parameters: [parameter] })).post.parameters).toEqual([
      { name: 'q', in: parameter.in, ...style, schema: { type: 'array', items: { type: 'string' } } },
    ]);
  });

  test('have schemas of what they say of their value', async () => {
    const given = query({
      description: 'd',
      required: true,
      enum: ['a'],
      default: 'a',
      format: 'f',
      'x-secret': true,
      allowEmptyValue: true,
    });

    expect((await converted({ parameters: [given] })).post.parameters).toEqual([
      {
        name: 'q',
        in: 'query',
        description: 'd',
        required: true,
        allowEmptyValue: true,
        'x-secret': true,
        schema: { type: 'string', enum: ['a'], default: 'a', format: 'f', 'x-secret': true },
      },
    ]);
  });

  test('keep what Swagger does not know, so that it is judged', async () => {
    const post = { parameters: [query({ requierd: true }), field('f', { defualt: 1 })], consumes: [form] };

    const { parameters, requestBody } = (await converted(post)).post;
    expect(parameters[0]).toMatchObject({ requierd: true });
    expect(requestBody.content[form].schema.properties.f).toEqual({ type: 'string', defualt: 1 });
  });

  test('are required in a path', async () => {
    expect((await converted({ parameters: [query({ in: 'path' })] })).post.parameters[0].required).toBe(true);
  });

  test('may be shared, and are the body where that is shared', async () => {
    const { spec, document, post } = await converted(
      { parameters: [{ $ref: '#/parameters/Q' }, { $ref: '#/parameters/B' }] },
      {
        parameters: {
          Q: query({}),
          B: { name: 'b', in: 'body', required: true, schema: { type: 'object' } },
        },
      },
    );

    expect(post.parameters).toEqual([{ $ref: '#/components/parameters/Q' }]);
    expect(post.requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { type: 'object' } } },
    });
    expect(Object.keys(document.components.parameters)).toEqual(['Q']);
    expect(spec.places.at(document, '/paths/~1token/post/requestBody').pointer).toBe('/parameters/B');
  });

  test('of a path belong to each operation; a body or a field of its own goes before them', async () => {
    const shared = [query({}), field('a'), field('b')];
    const item = (parameters: Loose[]) => ({ parameters: shared, post: { parameters, responses: {} } });
    const paths = {
      '/a': item([]),
      '/b': item([field('a', { type: 'integer' })]),
      '/c': item([{ name: 'x', in: 'body' }]),
    };
    const { document } = await converted({}, { paths, consumes: [form] });

    const fields = (path: string) => document.paths[path].post.requestBody.content[form].schema?.properties;
    expect(document.paths['/a'].parameters).toEqual([{ name: 'q', in: 'query', schema: { type: 'string' } }]);
    expect(fields('/a')).toEqual({ a: { type: 'string' }, b: { type: 'string' } });
    expect(fields('/b')).toEqual({ b: { type: 'string' }, a: { type: 'integer' } });
    expect(fields('/c')).toBeUndefined();
  });
});

describe('the bodies of Swagger', () => {
  test('are sent as the operation says, or else as the document does', async () => {
    const parameters = [{ name: 'b', in: 'body', description: 'd', schema: { type: 'object' } }];
    const types = async (post: Loose, document?: Loose) =>
      Object.keys((await converted({ parameters, ...post }, document)).post.requestBody.content);

    expect(await types({})).toEqual(['application/json']);
    expect(await types({ consumes: ['application/xml', 'a/b+json'] })).toEqual([
      'application/xml',
      'a/b+json',
    ]);
    expect(await types({}, { consumes: undefined })).toEqual(['application/json']);
  });

  test('are forms of all fields, with what these say of their values', async () => {
    const { post } = await converted({
      consumes: [form],
      parameters: [
        field('grant_type', { required: true, enum: ['client_credentials'], description: 'the grant' }),
        field('scopes', { type: 'array', items: { type: 'string' }, collectionFormat: 'ssv' }),
        field('aud', {
          type: 'array',
          items: { type: 'string' },
          collectionFormat: 'multi',
          'x-secret': true,
        }),
      ],
    });

    expect(post.requestBody).toEqual({
      required: true,
      content: {
        [form]: {
          schema: {
            type: 'object',
            required: ['grant_type'],
            properties: {
              grant_type: { type: 'string', enum: ['client_credentials'], description: 'the grant' },
              scopes: { type: 'array', items: { type: 'string' } },
              aud: { type: 'array', items: { type: 'string' }, 'x-secret': true },
            },
          },
          encoding: {
            scopes: { style: 'spaceDelimited', explode: false },
            aud: { style: 'form', explode: true },
          },
        },
      },
    });
  });

  test.each<[string, Loose, Loose, string[]]>([
    ['a file', { consumes: ['multipart/form-data'] }, { type: 'file' }, ['multipart/form-data']],
    ['a file, in no form that can hold it', { consumes: [form] }, { type: 'file' }, ['multipart/form-data']],
    ['text, said nothing', { consumes: [] }, {}, [form]],
    ['text, in JSON', { consumes: ['application/json'] }, {}, [form]],
    ['text, in both forms', { consumes: [form, 'multipart/form-data'] }, {}, [form, 'multipart/form-data']],
  ])('are forms that can hold %s', async (_, post, more, types) => {
    const { content } = (await converted({ ...post, parameters: [field('f', more)] })).post.requestBody;

    expect(Object.keys(content)).toEqual(types);
  });
});
