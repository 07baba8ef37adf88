import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type CompilerMessages } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { type Outcome, strangerProject, type VendorSpec } from '../support/stranger/project.js';

const swaggerYaml = `swagger: 2.0
info: { title: Birch, version: 1.0 }
host: id.birch.example
basePath: /oauth2
schemes: [http, https]
paths:
  /token:
    post:
      consumes: [application/x-www-form-urlencoded]
      produces: [application/json]
      parameters:
        - { in: formData, name: grant_type, type: string, required: true, enum: [client_credentials] }
        - { in: formData, name: client_id, type: string, required: true }
        - { in: formData, name: client_secret, type: string, required: true }
        - { in: formData, name: scope, type: array, items: { type: string }, collectionFormat: ssv }
      responses:
        200: { description: A token, schema: { $ref: '#/definitions/Token' } }
        400: { description: No token, schema: { $ref: '#/definitions/Problem' } }
  /other:
    get:
      parameters:
        - { $ref: '#/parameters/Nope' }
        - { in: query, name: q, type: array, items: { type: string }, collectionFormat: tsv }
      responses: { 200: { $ref: '#/responses/Nope' } }
definitions:
  Token: &token
    type: object
    required: [access_token]
    properties:
      access_token: { type: string }
      token_type: { type: string }
      expires_in: { type: integer }
  Problem: { type: object, properties: { error: { type: string } } }
  Other:
    <<: *token
    discriminator: access_token
`;

const json = (value: unknown) => JSON.stringify(value);
const ref = ($ref: string) => ({ $ref });

const folder: Record<string, string> = {
  'api/openapi.json': json({
    openapi: '3.1.0',
    info: { title: 'Cedar', version: '1' },
    servers: [{ url: 'https://id.cedar.example' }],
    paths: {
      '/token': ref('paths/token%20call.yaml'),
      '/nope': ref('paths/nope.yaml'),
      '/circle': ref('#/paths/~1circle'),
      '/other': {
        get: {
          parameters: [ref('https://cedar.example/parameters.yaml#/a'), ref('#/components/parameters/Nope')],
          responses: { '200': ref('../outside.yaml'), '400': ref('#nope') },
        },
      },
    },
  }),
  'api/paths/token call.yaml': json({
    post: {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref('../schemas/all.yaml#/$defs/TokenRequest') } },
      },
      responses: {
        '200': {
          description: 'A token',
          content: { 'application/json': { schema: ref('../schemas/Token.json') } },
        },
        '401': ref('../schemas/all.yaml#/responses/Denied'),
      },
    },
  }),
  'api/schemas/all.yaml': json({
    $defs: {
      TokenRequest: {
        type: 'object',
        required: ['grant_type', 'client_id', 'client_secret'],
        properties: {
          grant_type: { const: 'client_credentials' },
          client_id: { type: 'string' },
          client_secret: { type: 'string' },
        },
      },
    },
    responses: {
      Denied: { description: 'No token', content: { 'application/json': { schema: { type: 'object' } } } },
    },
  }),
  'api/schemas/Token.json': json({
    type: 'object',
    required: ['access_token'],
    properties: { access_token: { type: 'string' }, expires_in: { type: 'integer' }, more: ref('#') },
  }),
};

const specs: Readonly<Record<string, VendorSpec>> = {
  birch: { file: 'swagger.yaml', text: swaggerYaml },
  cedar: { files: folder, start: 'api/openapi.json' },
  // What was published as JSON, in one line.
  elm: { file: 'api-docs', text: json(elm()) },
};

function elm(): unknown {
  const content = (schema: unknown) => ({ 'application/json': { schema } });
  return {
    openapi: '3.2.0',
    info: { title: 'Elm', version: '1' },
    $self: 'https://id.elm.example/v1/api-docs',
    servers: [{ url: 'https://id.elm.example' }],
    paths: {
      '/token': {
        post: {
          requestBody: {
            required: true,
            content: content({
              type: 'object',
              required: ['client_id', 'client_secret'],
              properties: { client_id: { type: 'string' }, client_secret: { type: 'string' } },
            }),
          },
          responses: {
            '200': {
              description: 'ok',
              content: content(ref('https://id.elm.example/v1/api-docs#/components/schemas/T')),
            },
          },
        },
      },
    },
    components: {
      schemas: {
        T: {
          type: 'object',
          required: ['access_token'],
          properties: { access_token: { type: 'string' }, expires_in: { type: 'integer' } },
        },
      },
    },
  };
}

const project = strangerProject({ all: false });
const outcomes = new Map<string, Outcome>();
let messages: CompilerMessages = new Map();

beforeAll(async () => {
  for (const [name, spec] of Object.entries(specs)) outcomes.set(name, await project.add(name, spec));
  messages = build(project.root, Object.keys(specs));
});
afterAll(() => project[Symbol.dispose]());

describe.each([
  ['birch', 'Swagger 2.0, in YAML with merge keys, beside what cannot be converted'],
  ['cedar', 'OpenAPI 3.1, in four files, beside references that lead nowhere'],
  ['elm', 'OpenAPI 3.2, in one line of JSON with references by its own URL'],
])('%s, published as %s,', name => {
  test('becomes a package that compiles', () => {
    expect(outcomes.get(name)).toEqual({ kind: 'accepted', name });
    expect(messages.get(name) ?? '').toBe('');
  });
});

test('the form of a Swagger document is sent as it says', async () => {
  const birch = await loadMade(project.root, 'birch');
  const operation = birch.reference.apis[0]?.operations[0];

  const { host, sent } = await birch.call(operation?.operationId ?? '', [
    { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret', scope: ['a', 'b'] },
  ]);

  expect([host, sent.path]).toEqual(['id.birch.example', '/oauth2/token']);
  expect(String(sent.body)).toBe('grant_type=client_credentials&client_id=id&client_secret=secret&scope=a+b');
});
