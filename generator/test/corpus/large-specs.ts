import type { CorpusSpec } from './corpus-spec.js';
import { large, SECONDS } from './large.js';
import { CLIENT, TOKEN } from './token-part.js';

/** Specs of the size and untidiness of published ones, in every form in which they are published. */
const forms: readonly CorpusSpec[] = [
  large('yaml', { kB: 300 }, { with: '300 kB of YAML', descriptor: SECONDS }),
  large('json', { kB: 400, format: 'json' }, { with: '400 kB of JSON', descriptor: SECONDS }),
  large(
    'swagger',
    { kB: 250, version: '2.0', format: 'json' },
    { with: '250 kB of Swagger 2.0', descriptor: SECONDS },
  ),
  large(
    'swagger-yaml',
    { kB: 220, version: '2.0', mediaType: 'application/json' },
    { with: '220 kB of Swagger 2.0, and a JSON body' },
  ),
  large('3-1', { kB: 260, version: '3.1.0' }, { with: '260 kB of OpenAPI 3.1', descriptor: SECONDS }),
  large(
    '3-2',
    { kB: 240, version: '3.2.0', format: 'json' },
    { with: '240 kB of OpenAPI 3.2', descriptor: SECONDS },
  ),
  large('files', { kB: 300, format: 'files' }, { with: 'hundreds of files', descriptor: SECONDS }),
  large('4-mb-yaml', { kB: 2_700 }, { with: '4 MB of YAML', descriptor: SECONDS }),
  large('4-mb-json', { kB: 1_900, format: 'json' }, { with: '4 MB of JSON', descriptor: SECONDS }),
  large(
    'anchors',
    { kB: 200, format: 'anchors' },
    { with: '200 kB with an anchor for what is there twice, and merge keys', descriptor: SECONDS },
  ),
  large(
    'crlf',
    { kB: 200, format: 'crlf' },
    { with: '200 kB with a byte order mark and lines of Windows', descriptor: SECONDS },
  ),
];

/** Whatever the vendor left out or wrote twice. */
const untidy: readonly CorpusSpec[] = [
  large(
    'inherited-bearer',
    {
      kB: 200,
      root: {
        security: [{ bearer: [] }],
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      },
    },
    {
      with: '200 kB that demand a bearer token everywhere',
      descriptor: { clientAuth: { methods: ['body'] } },
    },
  ),
  large(
    'no-id',
    { kB: 200, operation: { operationId: undefined, tags: undefined } },
    { with: '200 kB, and a token operation without id and tags', descriptor: SECONDS },
  ),
  large(
    'duplicate-id',
    { kB: 200, operation: { operationId: 'create' } },
    { with: '200 kB, and a token operation whose id others have', descriptor: SECONDS },
  ),
  large(
    'no-servers',
    { kB: 200, root: { servers: undefined } },
    { with: '200 kB without servers', descriptor: { servers: [] } },
  ),
  large(
    'relative-server',
    { kB: 200, root: { servers: [{ url: '/api/v2' }] } },
    { with: '200 kB, and a server relative to the file', descriptor: SECONDS },
  ),
  large(
    'server-variables',
    {
      kB: 200,
      root: {
        servers: [
          {
            url: 'https://{tenant}.vendor.example/{version}',
            variables: { tenant: { default: 'demo' }, version: { default: 'v1', enum: ['v1', 'v2'] } },
          },
        ],
      },
    },
    { with: '200 kB, and a server with variables', descriptor: SECONDS },
  ),
  large(
    'operation-servers',
    { kB: 200, operation: { servers: [{ url: 'https://login.vendor.example' }] } },
    { with: '200 kB, and a server for the token operation alone', descriptor: SECONDS },
  ),
  large(
    'other-script',
    { kB: 200, operation: { operationId: '取得トークン', tags: ['認証'] } },
    { with: '200 kB, and names in another script', descriptor: SECONDS },
  ),
  large(
    'word-of-typescript',
    { kB: 200, operation: { operationId: 'delete', tags: ['class'] } },
    { with: '200 kB, and an operation called like a word of TypeScript', descriptor: SECONDS },
  ),
  large(
    'names-of-objects',
    {
      kB: 200,
      format: 'json',
      response: {
        ...TOKEN,
        properties: {
          ...TOKEN.properties,
          constructor: { type: 'string' },
          hasOwnProperty: { type: 'boolean' },
          toString: { type: 'integer' },
        },
      },
    },
    { with: '200 kB, and fields that every object has', descriptor: SECONDS },
  ),
];

/** What schemas and responses of token operations are made of. */
const shapes: readonly CorpusSpec[] = [
  large(
    'envelope',
    {
      kB: 200,
      mediaType: 'application/json',
      response: { type: 'object', properties: { success: { type: 'boolean' }, data: TOKEN } },
    },
    { with: '200 kB, and an envelope', descriptor: { response: { accessToken: '/data/access_token' } } },
  ),
  large(
    'huge-enum',
    {
      kB: 200,
      fields: {
        ...CLIENT,
        scope: { type: 'string', enum: Array.from({ length: 2_000 }, (_, at) => `scope:${at}`) },
      },
    },
    { with: '200 kB, and 2,000 values of scope', descriptor: SECONDS },
  ),
  large(
    'many-findings',
    {
      kB: 200,
      response: {
        ...TOKEN,
        properties: {
          ...TOKEN.properties,
          ...Object.fromEntries(
            Array.from({ length: 1_500 }, (_, at) => [`Bad_Name-${at}`, { type: 'string', example: at }]),
          ),
        },
      },
    },
    { with: '200 kB, and thousands of findings about style', descriptor: SECONDS },
  ),
  large(
    'deep',
    {
      kB: 200,
      response: {
        ...TOKEN,
        properties: { ...TOKEN.properties, profile: nested(60) },
      },
    },
    { with: '200 kB, and a response of 60 levels', descriptor: SECONDS },
  ),
  large(
    'recursive',
    {
      kB: 200,
      response: {
        ...TOKEN,
        properties: {
          ...TOKEN.properties,
          groups: { type: 'array', items: { $ref: '#/components/schemas/GroupTree' } },
        },
      },
      schemas: {
        GroupTree: {
          type: 'object',
          properties: { name: { type: 'string' }, parent: { $ref: '#/components/schemas/GroupTree' } },
        },
      },
    },
    { with: '200 kB, and a response with schemas of their own kind', descriptor: SECONDS },
  ),
  large(
    'polymorphic',
    {
      kB: 200,
      mediaType: 'application/json',
      request: {
        oneOf: [{ $ref: '#/components/schemas/ClientLogin' }, { $ref: '#/components/schemas/RefreshLogin' }],
        discriminator: {
          propertyName: 'grant_type',
          mapping: { client_credentials: '#/components/schemas/ClientLogin', refresh_token: 'RefreshLogin' },
        },
      },
      response: { ...TOKEN, properties: { ...TOKEN.properties, refresh_token: { type: 'string' } } },
      schemas: {
        ClientLogin: {
          type: 'object',
          required: ['grant_type', 'client_id', 'client_secret'],
          properties: { ...CLIENT, grant_type: { type: 'string', enum: ['client_credentials'] } },
        },
        RefreshLogin: {
          type: 'object',
          required: ['grant_type', 'refresh_token'],
          properties: {
            grant_type: { type: 'string', enum: ['refresh_token'] },
            refresh_token: { type: 'string' },
          },
        },
      },
    },
    { with: '200 kB, and a body of either of two kinds', descriptor: SECONDS },
  ),
  large(
    'all-of',
    {
      kB: 200,
      response: {
        allOf: [TOKEN, { type: 'object', properties: { tenant: { type: 'string', nullable: true } } }],
      },
    },
    { with: '200 kB, and a response put together of several schemas', descriptor: SECONDS },
  ),
  large(
    'int64',
    {
      kB: 200,
      response: {
        ...TOKEN,
        properties: {
          ...TOKEN.properties,
          expires_in: { type: 'integer', format: 'int64' },
          user: { type: 'integer', format: 'int64' },
        },
      },
    },
    { with: '200 kB, and integers of 64 bits', descriptor: SECONDS },
  ),
];

function nested(depth: number): unknown {
  return { type: 'object', properties: { inner: depth === 0 ? { type: 'string' } : nested(depth - 1) } };
}

export const largeSpecs: readonly CorpusSpec[] = [...forms, ...untidy, ...shapes];
