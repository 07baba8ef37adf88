import type { Loose } from '../support/project.js';
import { swagger } from './swagger-support.js';

/** A document of Swagger 2.0 that a vendor may write, and where another converter gives something else. */
export interface SwaggerShape {
  readonly document: Loose;
  /** Each place that differs after normalisation, as a pattern of its JSON pointer, with the reason why ours is right. */
  readonly differs?: readonly (readonly [place: RegExp, reason: string])[];
}

const string = { type: 'string' };
const list = { type: 'array', items: string };
const query = (more: Loose) => ({ name: 'q', in: 'query', ...more });
const form = (...fields: readonly Loose[]) => ({
  consumes: ['application/x-www-form-urlencoded'],
  parameters: fields.map(field => ({ in: 'formData', type: 'string', ...field })),
});
const token = { definitions: { Token: { type: 'object', properties: { access_token: string } } } };
const responses = (given: Loose) => ({ responses: given });
const success = (more: Loose) => responses({ 200: { description: 'Good.', ...more } });
const flow = (more: Loose) => ({
  securityDefinitions: { a: { type: 'oauth2', scopes: { read: 'Read.' }, ...more } },
});
const tokenUrl = 'https://api.vendor.example/token';
const authorizationUrl = 'https://api.vendor.example/authorize';

const DEFAULT = 'One of the two writes down what is the default.';

export const swaggerShapes: Readonly<Record<string, SwaggerShape>> = {
  'a list of a query in csv': {
    document: swagger({ parameters: [query({ ...list, collectionFormat: 'csv' })] }),
  },
  'a list of a query in ssv': {
    document: swagger({ parameters: [query({ ...list, collectionFormat: 'ssv' })] }),
    differs: [[/\/explode$/, DEFAULT]],
  },
  'a list of a query in pipes': {
    document: swagger({ parameters: [query({ ...list, collectionFormat: 'pipes' })] }),
    differs: [[/\/explode$/, DEFAULT]],
  },
  'a list of a query in multi': {
    document: swagger({ parameters: [query({ ...list, collectionFormat: 'multi' })] }),
    differs: [[/\/style$/, DEFAULT]],
  },
  'a list of a query that says no format': { document: swagger({ parameters: [query(list)] }) },
  'a list in a header': {
    document: swagger({ parameters: [{ ...query(list), in: 'header' }] }),
    differs: [[/\/explode$/, DEFAULT]],
  },
  'limits of a parameter': {
    document: swagger({
      parameters: [query({ type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 9, default: 2 })],
    }),
  },
  'an enum of a parameter': { document: swagger({ parameters: [query({ ...string, enum: ['a', 'b'] })] }) },
  'a form': { document: swagger(form({ name: 'a', required: true }, { name: 'b', description: 'Other.' })) },
  'an enum in a form': {
    document: swagger(form({ name: 'grant_type', enum: ['password'], required: true })),
  },
  'a list in a form': {
    document: swagger(form({ name: 'a', ...list, collectionFormat: 'multi' })),
    differs: [[/\/encoding$/, DEFAULT]],
  },
  'a list in a form, joined': {
    document: swagger(form({ name: 'a', ...list, collectionFormat: 'csv' })),
    differs: [[/\/encoding$/, 'swagger2openapi forgets how lists in forms are joined.']],
  },
  'a form in the media types of the whole document': {
    document: swagger({ parameters: [{ name: 'a', in: 'formData', ...string }] }, { consumes: undefined }),
  },
  'a file of a form': {
    document: swagger({
      consumes: ['multipart/form-data'],
      parameters: [
        { name: 'f', in: 'formData', type: 'file', required: true },
        { name: 'a', in: 'formData', ...string },
      ],
    }),
  },
  'a file as a response': {
    document: swagger({ produces: ['application/pdf'], ...success({ schema: { type: 'file' } }) }),
  },
  'a body in a media type of its own': {
    document: swagger(
      {
        consumes: ['application/vnd.vendor+json'],
        parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Token' } }],
      },
      token,
    ),
  },
  'a body of an inline schema': {
    document: swagger({
      parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { a: string } } }],
    }),
  },
  'a body in parameters of the whole document': {
    document: swagger(
      { parameters: [{ $ref: '#/parameters/body' }] },
      {
        ...token,
        parameters: { body: { name: 'body', in: 'body', schema: { $ref: '#/definitions/Token' } } },
      },
    ),
  },
  'fields of a form in parameters of the whole document': {
    document: swagger(
      { consumes: ['application/x-www-form-urlencoded'], parameters: [{ $ref: '#/parameters/a' }] },
      { parameters: { a: { name: 'a', in: 'formData', required: true, ...string } } },
    ),
  },
  'responses of the whole document': {
    document: swagger(responses({ 400: { $ref: '#/responses/Bad' } }), {
      responses: { Bad: { description: 'Bad.', schema: { type: 'object', properties: { error: string } } } },
    }),
  },
  'a response in several media types': {
    document: swagger(
      {
        produces: ['application/json', 'application/xml'],
        ...success({ schema: { $ref: '#/definitions/Token' } }),
      },
      token,
    ),
  },
  'examples of a response': {
    document: swagger(
      success({
        schema: { $ref: '#/definitions/Token' },
        examples: { 'application/json': { access_token: 't' } },
      }),
      token,
    ),
    differs: [[/\/examples?$/, 'The same value, under another keyword.']],
  },
  'headers of a response': { document: swagger(success({ headers: { 'X-Rate': { type: 'integer' } } })) },
  'a discriminator': {
    document: swagger(success({ schema: { $ref: '#/definitions/Pet' } }), {
      definitions: {
        Pet: { type: 'object', discriminator: 'kind', required: ['kind'], properties: { kind: string } },
        Cat: {
          allOf: [
            { $ref: '#/definitions/Pet' },
            { type: 'object', properties: { lives: { type: 'integer' } } },
          ],
        },
      },
    }),
  },
  'a value that may be null': {
    document: swagger(success({ schema: { $ref: '#/definitions/A' } }), {
      definitions: { A: { type: 'object', properties: { a: { ...string, 'x-nullable': true } } } },
    }),
    differs: [[/\/x-nullable$/, 'Ours leaves it out, as nullable says the same.']],
  },
  'no host': { document: swagger({}, { host: undefined, basePath: '/v1' }) },
  'two schemes': {
    document: swagger({}, { schemes: ['http', 'https'], basePath: '/v1' }),
    differs: [[/^\/servers\//, 'No secret is sent over http, where the API has https.']],
  },
  'an application flow': {
    document: swagger({ security: [{ a: ['read'] }] }, flow({ flow: 'application', tokenUrl })),
  },
  'a password flow': { document: swagger({}, flow({ flow: 'password', tokenUrl })) },
  'a flow with an access code': {
    document: swagger({}, flow({ flow: 'accessCode', tokenUrl, authorizationUrl })),
  },
  'an implicit flow': { document: swagger({}, flow({ flow: 'implicit', authorizationUrl })) },
  'Basic and an API key': {
    document: swagger(
      { security: [{ basic: [] }, { key: [] }] },
      {
        securityDefinitions: {
          basic: { type: 'basic' },
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        },
      },
    ),
  },
};
