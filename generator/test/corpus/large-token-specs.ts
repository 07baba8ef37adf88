import type { CorpusSpec } from './corpus-spec.js';
import { large, SECONDS } from './large.js';
import { CLIENT, operationOf, TOKEN, tokenPath } from './token-part.js';

const TEXT = { type: 'string' };
const WITH_REFRESH = { ...TOKEN, properties: { ...TOKEN.properties, refresh_token: TEXT } };
const EXPIRES = (name: string, schema: unknown) => ({
  type: 'object',
  required: ['access_token'],
  properties: { access_token: TEXT, [name]: schema },
});

/** Ways in which vendors hand out tokens, in large documents. */
const ways: readonly CorpusSpec[] = [
  large(
    'refresh',
    {
      kB: 200,
      fields: { ...CLIENT, grant_type: { type: 'string', enum: ['client_credentials', 'refresh_token'] } },
      response: WITH_REFRESH,
    },
    { with: '200 kB, and a refresh token', descriptor: SECONDS },
  ),
  large(
    'four-operations',
    {
      kB: 200,
      response: WITH_REFRESH,
      paths: {
        ...tokenPath({
          path: '/oauth/refresh',
          fields: {
            grant_type: { type: 'string', enum: ['refresh_token'] },
            refresh_token: TEXT,
            client_id: TEXT,
            client_secret: TEXT,
          },
          response: WITH_REFRESH,
          operation: { operationId: 'refreshAccessToken' },
        }),
        '/oauth/revoke': operationOf('revokeAccessToken', {
          token: TEXT,
          client_id: TEXT,
          client_secret: TEXT,
        }),
        '/oauth/introspect': operationOf(
          'introspectAccessToken',
          { token: TEXT, client_id: TEXT, client_secret: TEXT },
          { type: 'object', required: ['active'], properties: { active: { type: 'boolean' } } },
        ),
      },
    },
    {
      with: '200 kB with operations that obtain, refresh, revoke and introspect',
      descriptor: {
        refresh: { operation: { path: '/oauth/refresh' } },
        revoke: { operation: { path: '/oauth/revoke' } },
      },
    },
  ),
  large(
    'basic',
    {
      kB: 200,
      fields: { grant_type: { type: 'string', enum: ['client_credentials'] } },
      root: { components: { securitySchemes: { client: { type: 'http', scheme: 'basic' } } } },
      operation: { security: [{ client: [] }] },
    },
    { with: '200 kB, and HTTP Basic', descriptor: { clientAuth: { methods: ['basic'] } } },
  ),
  large(
    'camel-case',
    {
      kB: 200,
      mediaType: 'application/json',
      fields: { clientId: TEXT, clientSecret: TEXT },
      response: {
        type: 'object',
        required: ['accessToken'],
        properties: { accessToken: TEXT, expiresIn: { type: 'integer' } },
      },
    },
    { with: '200 kB, and fields in camelCase', descriptor: { response: { accessToken: '/accessToken' } } },
  ),
  large(
    'pascal-case',
    {
      kB: 200,
      version: '2.0',
      format: 'json',
      mediaType: 'application/json',
      fields: { ClientId: TEXT, ClientSecret: TEXT },
      response: { type: 'object', properties: { AccessToken: TEXT, ExpiresIn: { type: 'integer' } } },
    },
    { with: '200 kB, and fields in PascalCase', descriptor: { response: { accessToken: '/AccessToken' } } },
  ),
  large(
    'expiry-date',
    { kB: 200, response: EXPIRES('expires_at', { type: 'string', format: 'date-time' }) },
    { with: '200 kB, and an expiry as a date', descriptor: { response: { lifetime: { unit: 'iso' } } } },
  ),
  large(
    'expiry-epoch',
    {
      kB: 200,
      response: EXPIRES('expires_at', {
        type: 'integer',
        description: 'Seconds since 1970-01-01 (Unix epoch).',
        example: 1_900_000_000,
      }),
    },
    {
      with: '200 kB, and an expiry in seconds since 1970',
      descriptor: { response: { lifetime: { unit: 'epoch_seconds' } } },
    },
  ),
  large(
    'password',
    {
      kB: 200,
      mediaType: 'application/json',
      path: '/v2/login',
      fields: { username: TEXT, password: { type: 'string', format: 'password' } },
      response: { type: 'object', required: ['token'], properties: { token: TEXT } },
      operation: { operationId: 'login' },
    },
    { with: '200 kB, and a login', descriptor: { acquire: { grantType: 'password' } } },
  ),
  large(
    'multipart',
    { kB: 200, mediaType: 'multipart/form-data' },
    { with: '200 kB, and a token request in multipart/form-data', descriptor: SECONDS },
  ),
  large(
    'header-credentials',
    {
      kB: 200,
      fields: { grant_type: { type: 'string', enum: ['client_credentials'] } },
      operation: {
        parameters: ['X-Client-Id', 'X-Client-Secret'].map(name => ({
          name,
          in: 'header',
          required: true,
          schema: TEXT,
        })),
      },
    },
    { with: '200 kB, and id and secret in headers', descriptor: { clientAuth: { methods: ['header'] } } },
  ),
  large(
    'two-candidates',
    {
      kB: 200,
      paths: tokenPath({ path: '/partner/oauth/token', operation: { operationId: 'createPartnerToken' } }),
    },
    { with: '200 kB with two operations that obtain a token', refused: 'unclear-token' },
  ),
  large(
    'two-candidates-chosen',
    {
      kB: 200,
      paths: tokenPath({ path: '/partner/oauth/token', operation: { operationId: 'createPartnerToken' } }),
    },
    {
      with: '200 kB with two operations that obtain a token, one of which is chosen',
      answers: { acquire: 'POST /partner/oauth/token client_credentials' },
      descriptor: { acquire: { operation: { path: '/partner/oauth/token' } } },
    },
  ),
];

/** What the token operation itself has, and no client can do. */
const refused: readonly CorpusSpec[] = [
  large(
    'token-is-object',
    {
      kB: 200,
      response: {
        type: 'object',
        required: ['access_token'],
        properties: { access_token: { type: 'object', properties: { id: { type: 'integer' } } } },
      },
    },
    { with: '200 kB, and a token that is an object', refused: 'unclear-token' },
  ),
  large(
    'required-cookie',
    {
      kB: 200,
      operation: { parameters: [{ name: 'session', in: 'cookie', required: true, schema: TEXT }] },
    },
    { with: '200 kB, and a token operation that needs a cookie', refused: 'cookie-parameter' },
  ),
  large(
    'dangling',
    { kB: 200, response: { allOf: [TOKEN, { $ref: '#/components/schemas/NotThere' }] } },
    { with: '200 kB, and a token response that leads nowhere', refused: 'reference' },
  ),
  large(
    'circle',
    {
      kB: 200,
      response: { $ref: '#/components/schemas/Circle' },
      schemas: { Circle: { allOf: [TOKEN, { $ref: '#/components/schemas/Circle' }] } },
    },
    { with: '200 kB, and a token response that is a part of itself', refused: 'circular-schema' },
  ),
];

export const largeTokenSpecs: readonly CorpusSpec[] = [...ways, ...refused];
