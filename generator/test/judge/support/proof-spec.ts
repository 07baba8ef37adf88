import type { Version } from '../../../src/judge/keywords/keyword.js';
import { type Loose, smallSpec } from '../../support/project.js';

/** A spec of a version of OpenAPI 3 that has a part of every kind, so that a keyword can be put into each. */
export function proofSpec(version: Version): Loose {
  return smallSpec(spec => {
    spec.openapi = `${version}.0`;
    Object.assign(spec.info, { contact: {}, license: { name: 'MIT' } });
    spec.externalDocs = { url: 'https://vendor.example/docs' };
    spec.servers = [{ url: 'https://{region}.vendor.example', variables: { region: { default: 'eu' } } }];
    spec.paths['/things/{id}'] = {
      get: {
        operationId: 'getThing',
        tags: ['OAuth'],
        security: [{ key: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'list', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
        ],
        responses: {
          200: {
            description: 'The thing.',
            headers: { 'X-Rate': { schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Thing' },
                examples: { one: { value: { name: 'n' } } },
              },
            },
            links: { next: { operationId: 'getToken' } },
          },
        },
        callbacks: { done: { '{$request.query.url}': { post: { responses: {} } } } },
      },
      put: {
        operationId: 'putThing',
        tags: ['OAuth'],
        security: [],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { $ref: '#/components/schemas/Upload' },
              encoding: { names: {} },
            },
          },
        },
        responses: { 204: { description: 'Done.' } },
      },
      post: {
        operationId: 'sendThing',
        tags: ['OAuth'],
        security: [],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: { $ref: '#/components/schemas/Upload' },
              encoding: { names: {} },
            },
          },
        },
        responses: { 204: { description: 'Done.' } },
      },
    };
    Object.assign(spec.components.schemas, {
      Thing: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          count: { type: 'integer' },
          pet: { $ref: '#/components/schemas/Pet' },
          names: { type: 'array', items: { type: 'string' } },
          free: {},
        },
      },
      Upload: {
        type: 'object',
        properties: {
          names: { type: 'array', items: { type: 'string' } },
          file: { type: 'string' },
          count: { type: 'integer' },
        },
      },
      Pet: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind' },
      },
      Cat: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, xml: {} },
      Dog: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
    });
    spec.components.securitySchemes = {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      web: { type: 'http', scheme: 'basic' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://vendor.example/token', scopes: {} } },
      },
    };
    spec.components.callbacks = {};
  });
}

/** Where in {@link proofSpec} there is a part of each kind that has keywords. */
export const hosts: Readonly<Record<string, string>> = {
  document: '',
  info: '/info',
  contact: '/info/contact',
  license: '/info/license',
  server: '/servers/0',
  serverVariable: '/servers/0/variables/region',
  pathItem: '/paths/~1things~1{id}',
  operation: '/paths/~1things~1{id}/get',
  externalDocs: '/externalDocs',
  parameter: '/paths/~1things~1{id}/get/parameters/1',
  requestBody: '/paths/~1things~1{id}/put/requestBody',
  mediaType: '/paths/~1things~1{id}/get/responses/200/content/application~1json',
  encoding: '/paths/~1things~1{id}/put/requestBody/content/application~1x-www-form-urlencoded/encoding/names',
  responses: '/paths/~1things~1{id}/get/responses',
  response: '/paths/~1things~1{id}/get/responses/200',
  header: '/paths/~1things~1{id}/get/responses/200/headers/X-Rate',
  example: '/paths/~1things~1{id}/get/responses/200/content/application~1json/examples/one',
  link: '/paths/~1things~1{id}/get/responses/200/links/next',
  tag: '/tags/0',
  components: '/components',
  schema: '/components/schemas/Thing/properties/free',
  discriminator: '/components/schemas/Pet/discriminator',
  xml: '/components/schemas/Cat/xml',
  securityScheme: '/components/securitySchemes/key',
  oauthFlows: '/components/securitySchemes/oauth/flows',
  oauthFlow: '/components/securitySchemes/oauth/flows/clientCredentials',
};
