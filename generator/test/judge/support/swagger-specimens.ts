import { type Loose, smallSpec } from '../../support/project.js';
import type { Specimens } from './specimen.js';

/** A spec of Swagger 2.0 that has a part of each kind that is another one there than in OpenAPI 3. */
export function swaggerProofSpec(): Loose {
  const { info, components, tags, 'x-token': xToken } = smallSpec();
  const { TokenRequest, ...definitions } = JSON.parse(
    JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/definitions/'),
  );
  const form = Object.entries<Loose>(TokenRequest.properties).map(([name, { writeOnly, ...field }]) => ({
    name,
    in: 'formData',
    required: true,
    ...field,
  }));
  return {
    swagger: '2.0',
    info,
    host: 'api.vendor.example',
    schemes: ['https'],
    consumes: ['application/x-www-form-urlencoded'],
    produces: ['application/json'],
    tags,
    paths: {
      '/oauth/token': {
        post: {
          operationId: 'getToken',
          tags: ['OAuth'],
          security: [],
          parameters: form,
          responses: {
            200: { description: 'A token.', schema: { $ref: '#/definitions/TokenResponse' } },
            400: { description: 'Rejected.', schema: { $ref: '#/definitions/TokenError' } },
          },
        },
      },
      '/things/{id}': {
        get: {
          operationId: 'getThing',
          tags: ['OAuth'],
          security: [{ key: [] }],
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            { name: 'list', in: 'query', type: 'array', items: { type: 'string' } },
            { name: 'size', in: 'query', type: 'integer' },
          ],
          responses: {
            200: {
              description: 'The thing.',
              schema: { $ref: '#/definitions/Thing' },
              headers: { 'X-Rate': { type: 'integer' } },
            },
          },
        },
        put: {
          operationId: 'putThing',
          tags: ['OAuth'],
          security: [],
          consumes: ['application/json'],
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            { name: 'body', in: 'body', schema: { $ref: '#/definitions/Thing' } },
          ],
          responses: { 204: { description: 'Done.' } },
        },
      },
    },
    definitions: {
      ...definitions,
      Thing: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
      Cat: { allOf: [{ $ref: '#/definitions/Thing' }, { properties: { lives: { type: 'integer' } } }] },
    },
    securityDefinitions: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: {
        type: 'oauth2',
        flow: 'application',
        tokenUrl: 'https://api.vendor.example/oauth/token',
        scopes: {},
      },
    },
    'x-token': xToken,
  };
}

const getThing = '/paths/~1things~1{id}/get';

/** Where in {@link swaggerProofSpec} there is a part of each kind. */
export const swaggerHosts: Readonly<Record<string, string>> = {
  document: '',
  operation: getThing,
  parameter: `${getThing}/parameters/2`,
  items: `${getThing}/parameters/1/items`,
  response: `${getThing}/responses/200`,
  header: `${getThing}/responses/200/headers/X-Rate`,
  schema: '/definitions/Thing',
  securityScheme: '/securityDefinitions/oauth',
};

const list = `${getThing}/parameters/1`;
const word = `${getThing}/parameters/0`;
const limits: Specimens = {
  multipleOf: { value: 5 },
  maximum: { value: 0 },
  exclusiveMaximum: { value: true, given: spec => Object.assign(size(spec), { maximum: 1 }) },
  minimum: { value: 5 },
  exclusiveMinimum: { value: true, given: spec => Object.assign(size(spec), { minimum: 1 }) },
  maxLength: { value: 5, at: word },
  minLength: { value: 20, at: word },
  pattern: { value: '^a$', at: word },
  maxItems: { value: 0, at: list },
  minItems: { value: 2, at: list },
  uniqueItems: { value: true, at: list, given: spec => Object.assign(listIn(spec), { minItems: 2 }) },
};
const described: Specimens = {
  type: { value: 'boolean', other: 'integer' },
  format: { value: 'int64' },
  items: { value: { type: 'boolean' }, at: list },
  collectionFormat: { value: 'pipes', at: list },
  enum: { value: [1, 2] },
  default: { value: 1 },
};

/** Specimens of what Swagger 2.0 has in another way than OpenAPI 3. */
export const swaggerSpecimens: Readonly<Record<string, Specimens>> = {
  document: {
    swagger: { value: '2.0', other: '1.2' },
    host: { value: 'other.vendor.example' },
    basePath: { value: '/v2' },
    schemes: { value: ['http'], other: ['https'] },
    consumes: { value: ['multipart/form-data'], other: ['application/x-www-form-urlencoded'] },
    produces: { value: ['text/plain'] },
    definitions: {
      value: ({ definitions }: Loose) => ({ ...definitions, Extra: { type: 'object', properties: {} } }),
      other: ({ definitions }: Loose) => definitions,
    },
    parameters: {
      value: { more: { name: 'more', in: 'query', type: 'string' } },
      other: { more: { name: 'other', in: 'query', type: 'string' } },
      given: spec => spec.paths['/things/{id}'].get.parameters.push({ $ref: '#/parameters/more' }),
    },
    responses: {
      value: { Gone: { description: 'One.' } },
      other: { Gone: { description: 'Two.' } },
      given: spec => (spec.paths['/things/{id}'].get.responses[410] = { $ref: '#/responses/Gone' }),
    },
    securityDefinitions: {
      value: { key: { type: 'apiKey', in: 'query', name: 'key' } },
      other: { key: { type: 'apiKey', in: 'header', name: 'key' } },
    },
  },
  operation: {
    consumes: {
      value: ['application/x-www-form-urlencoded'],
      other: ['application/json'],
      at: '/paths/~1things~1{id}/put',
    },
    produces: { value: ['text/plain'] },
    schemes: { value: ['http'] },
  },
  parameter: { ...described, ...limits },
  items: {
    type: { value: 'boolean', other: 'string' },
    format: { value: 'date' },
    enum: { value: ['a', 'b'] },
    default: { value: 'a' },
    multipleOf: { value: 5, given: spec => ofNumbers(spec) },
    maximum: { value: 0, given: spec => ofNumbers(spec) },
    exclusiveMaximum: { value: true, given: spec => ofNumbers(spec, { maximum: 1 }) },
    minimum: { value: 5, given: spec => ofNumbers(spec) },
    exclusiveMinimum: { value: true, given: spec => ofNumbers(spec, { minimum: 1 }) },
    maxLength: { value: 5 },
    minLength: { value: 20 },
    pattern: { value: '^a$' },
    maxItems: { value: 0 },
    minItems: { value: 2 },
    uniqueItems: { value: true },
    items: { value: { type: 'boolean' }, given: nest },
    collectionFormat: { value: 'pipes', given: nest },
  },
  response: {
    schema: { value: { $ref: '#/definitions/Cat' } },
    examples: { value: { 'application/json': { kind: 'other' } } },
  },
  header: {
    ...Object.fromEntries(
      Object.entries({ ...described, ...limits }).map(([name, { value, other }]) => [name, { value, other }]),
    ),
    description: { value: 'Other' },
  },
  schema: { discriminator: { value: 'kind' } },
  securityScheme: {
    flow: { value: 'accessCode', other: 'application' },
    authorizationUrl: { value: 'https://other.vendor.example' },
    tokenUrl: { value: 'https://other.vendor.example' },
    scopes: { value: { a: 'b' } },
  },
};

/** Makes the list one of numbers, which keep to limits. */
function ofNumbers(spec: Loose, more: Loose = {}): void {
  listIn(spec).items = { type: 'integer', ...more };
}

/** Makes the list a list of lists. */
function nest(spec: Loose): void {
  listIn(spec).items = { type: 'array', items: { type: 'string' } };
}

function listIn(spec: Loose): Loose {
  return spec.paths['/things/{id}'].get.parameters[1];
}

function size(spec: Loose): Loose {
  return spec.paths['/things/{id}'].get.parameters[2];
}
