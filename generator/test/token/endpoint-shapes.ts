import type { XToken } from '../../src/read/x-token.js';
import type { Shape } from './spec-of.js';

/** What an endpoint of some vendor looks like, and the x-token that is right for it. */
export interface EndpointShape {
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** The rest of the document. */
  readonly more?: Record<string, unknown>;
  readonly acquire?: Partial<XToken['acquire']>;
  readonly methods?: XToken['clientAuth'] extends infer Auth
    ? NonNullable<Auth>['methods' & keyof NonNullable<Auth>]
    : never;
  readonly clientAuth?: XToken['clientAuth'];
  readonly response?: XToken['response'];
  readonly refresh?: Partial<NonNullable<XToken['refresh']>> | null;
  /** Names of the credentials. */
  readonly credentials?: readonly string[];
  /** Keys of the questions. */
  readonly asks?: readonly string[];
}

const text = { type: 'string' };
const RFC = {
  accessToken: '/access_token',
  tokenType: '/token_type',
  lifetime: { field: '/expires_in', unit: 'seconds' },
} as const;
const secrets = { 'client_id!': text, 'client_secret!': text };
const grant = (...values: string[]) => ({ type: 'string', enum: values });
const schemes = (all: Record<string, unknown>) => ({ components: { securitySchemes: all } });
const returning = (response: Record<string, unknown>): Shape[] => [
  { body: { 'grant_type!': grant('client_credentials'), ...secrets }, response },
];

export const endpointShapes: readonly EndpointShape[] = [
  {
    name: 'a form with id and secret',
    shapes: [{ body: { 'grant_type!': grant('client_credentials'), ...secrets, scope: text } }],
    acquire: {
      operation: 'postOauthToken',
      grantType: 'client_credentials',
      fields: { grant_type: { value: 'client_credentials' }, scope: { credential: 'scope' } },
    },
    clientAuth: {
      methods: ['body'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    response: RFC,
    refresh: null,
    credentials: ['clientId', 'clientSecret', 'scope'],
  },
  {
    name: 'the same in JSON, with names in camel case',
    shapes: [
      {
        path: '/v1/auth/token',
        json: true,
        body: { 'clientId!': text, 'clientSecret!': text },
        response: { 'accessToken!': text, tokenType: text, expiresIn: { type: 'integer' } },
      },
    ],
    acquire: { grantType: 'client_credentials', fields: {} },
    response: {
      accessToken: '/accessToken',
      tokenType: '/tokenType',
      lifetime: { field: '/expiresIn', unit: 'seconds' },
    },
  },
  {
    name: 'HTTP Basic and a free grant_type with a default',
    shapes: [
      { body: { grant_type: { type: 'string', default: 'client_credentials' } }, security: [{ basic: [] }] },
    ],
    more: schemes({ basic: { type: 'http', scheme: 'basic' } }),
    acquire: { grantType: 'client_credentials', fields: { grant_type: { value: 'client_credentials' } } },
    clientAuth: {
      methods: ['basic'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
  },
  {
    name: 'HTTP Basic in a header parameter, by its example',
    shapes: [
      {
        body: { 'grant_type!': grant('client_credentials') },
        parameters: [{ name: 'Authorization', in: 'header', schema: text, example: 'Basic aWQ6c2VjcmV0' }],
      },
    ],
    methods: ['basic'],
  },
  {
    name: 'a header parameter Authorization of which nothing is said',
    shapes: [
      {
        body: { 'grant_type!': grant('client_credentials') },
        parameters: [{ name: 'Authorization', in: 'header', required: true, schema: text }],
      },
    ],
    asks: ['clientAuth.methods'],
  },
  {
    name: 'a bearer token that the whole document demands',
    shapes: [{ body: { 'grant_type!': grant('client_credentials'), ...secrets } }],
    more: { security: [{ oauth: [] }], ...schemes({ oauth: { type: 'oauth2', flows: {} } }) },
    methods: ['body'],
  },
  {
    name: 'nothing about the client at all',
    shapes: [{ body: { 'grant_type!': grant('client_credentials') } }],
    asks: ['clientAuth.methods'],
  },
  {
    name: 'an API key in a header, by a security scheme of its own',
    shapes: [{ path: '/auth/token', security: [{ key: [] }], response: { 'token!': text } }],
    more: schemes({ key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } }),
    acquire: { grantType: 'client_credentials', fields: {} },
    clientAuth: { methods: ['header'], secret: { credential: 'xApiKey', field: 'X-API-Key' } },
    response: { accessToken: '/token' },
  },
  {
    name: 'an API key and its secret',
    shapes: [
      {
        path: '/login',
        json: true,
        body: { 'apiKey!': text, 'apiSecret!': text },
        response: { 'token!': text },
      },
    ],
    clientAuth: {
      methods: ['body'],
      id: { credential: 'apiKey', field: 'apiKey' },
      secret: { credential: 'apiSecret', field: 'apiSecret' },
    },
  },
  {
    name: 'a GET with id and secret in the query',
    shapes: [
      {
        path: '/oauth/access_token',
        method: 'get',
        parameters: ['app_id', 'app_secret'].map(name => ({
          name,
          in: 'query',
          required: true,
          schema: text,
        })),
      },
    ],
    clientAuth: {
      methods: ['query'],
      id: { credential: 'appId', field: 'app_id' },
      secret: { credential: 'appSecret', field: 'app_secret' },
    },
  },
  {
    name: 'a tenant in the path',
    shapes: [
      {
        path: '/{tenant}/oauth2/token',
        body: { 'grant_type!': grant('client_credentials'), ...secrets },
        parameters: [{ name: 'tenant', in: 'path', required: true, schema: text }],
      },
    ],
    acquire: { fields: { tenant: { credential: 'tenant' }, grant_type: { value: 'client_credentials' } } },
    credentials: ['clientId', 'clientSecret', 'tenant'],
  },
  {
    name: 'a login with user and password',
    shapes: [
      {
        path: '/login',
        json: true,
        body: { 'username!': text, 'password!': text },
        response: { 'token!': text },
      },
    ],
    acquire: {
      grantType: 'password',
      fields: { username: { credential: 'username' }, password: { credential: 'password' } },
    },
    methods: ['none'],
  },
  {
    name: 'a grant_type that can only be password, and a refresh token that nothing takes',
    shapes: [
      {
        body: {
          'grant_type!': grant('password'),
          'client_id!': text,
          username: text,
          password: text,
          refresh_token: text,
        },
      },
    ],
    acquire: { grantType: 'password' },
    refresh: null,
    credentials: ['clientId', 'password', 'username'],
  },
  {
    name: 'a code and its redirect URI, and a grant_type that only a description names',
    shapes: [
      {
        body: {
          grant_type: { type: 'string', description: 'Must be authorization_code.' },
          'client_id!': text,
          'code!': text,
          'redirect_uri!': text,
        },
      },
    ],
    acquire: { grantType: 'authorization_code' },
    methods: ['none'],
    credentials: ['clientId', 'code', 'redirectUri'],
  },
  {
    name: 'a code without a field for the grant type',
    shapes: [{ json: true, body: { ...secrets, 'code!': text, 'redirect_uri!': text, code_verifier: text } }],
    acquire: {
      grantType: 'authorization_code',
      fields: {
        code: { credential: 'code' },
        redirect_uri: { credential: 'redirectUri' },
        code_verifier: { credential: 'codeVerifier' },
      },
    },
  },
  {
    name: 'a JWT as the grant',
    shapes: [
      { body: { 'grant_type!': grant('urn:ietf:params:oauth:grant-type:jwt-bearer'), 'assertion!': text } },
    ],
    acquire: {
      grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      fields: {
        grant_type: { value: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
        assertion: { credential: 'assertion' },
      },
    },
    methods: ['none'],
  },
  {
    name: 'a token exchange',
    shapes: [
      {
        body: {
          'grant_type!': text,
          'subject_token!': text,
          'subject_token_type!': grant('urn:ietf:params:oauth:token-type:id_token'),
          audience: text,
        },
      },
    ],
    acquire: {
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      fields: {
        grant_type: { value: 'urn:ietf:params:oauth:grant-type:token-exchange' },
        subject_token: { credential: 'subjectToken' },
        subject_token_type: { value: 'urn:ietf:params:oauth:token-type:id_token' },
        audience: { credential: 'audience' },
      },
    },
  },
  {
    name: 'a device code',
    shapes: [{ body: { 'grant_type!': text, 'device_code!': text, 'client_id!': text } }],
    acquire: { grantType: 'urn:ietf:params:oauth:grant-type:device_code' },
    methods: ['none'],
  },
  {
    name: 'all grants in one enum',
    shapes: [
      {
        body: {
          'grant_type!': grant('authorization_code', 'client_credentials', 'refresh_token'),
          ...secrets,
          code: text,
          redirect_uri: text,
          refresh_token: text,
        },
        response: {
          'access_token!': text,
          token_type: text,
          expires_in: { type: 'integer' },
          refresh_token: text,
        },
      },
    ],
    acquire: { grantType: 'client_credentials', fields: { grant_type: { value: 'client_credentials' } } },
    refresh: {
      grantType: 'refresh_token',
      fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
    },
    response: { ...RFC, refreshToken: '/refresh_token' },
  },
  {
    name: 'a body for each grant (oneOf)',
    shapes: [
      {
        oneOf: [
          { 'grant_type!': grant('authorization_code'), ...secrets, 'code!': text },
          { 'grant_type!': grant('refresh_token'), ...secrets, 'refresh_token!': text },
        ],
        response: { 'access_token!': text, expires_in: { type: 'integer' }, 'refresh_token!': text },
      },
    ],
    acquire: { grantType: 'authorization_code' },
    refresh: { grantType: 'refresh_token' },
    credentials: ['clientId', 'clientSecret', 'code'],
  },
  {
    name: 'a refresh at another path, whose response is the same',
    shapes: [
      {
        path: '/auth/login',
        json: true,
        body: { 'email!': text, 'password!': text },
        response: { 'access_token!': text, 'refresh_token!': text },
      },
      {
        path: '/auth/refresh',
        json: true,
        body: { 'refresh_token!': text },
        response: { 'access_token!': text, 'refresh_token!': text },
      },
    ],
    acquire: { operation: 'postAuthLogin', grantType: 'password' },
    refresh: { operation: 'postAuthRefresh', fields: { refresh_token: { token: 'refresh' } } },
  },
  {
    name: 'a refresh of something else',
    shapes: [
      { body: { 'grant_type!': grant('client_credentials'), ...secrets } },
      {
        path: '/cards/token',
        json: true,
        body: { 'refresh_token!': text },
        response: {
          'cardToken!': text,
          'token!': text,
          'validUntil!': { type: 'string', format: 'date-time' },
        },
      },
    ],
    acquire: { grantType: 'client_credentials' },
    refresh: null,
  },
  {
    name: 'a JWT of the client in place of its secret',
    shapes: [
      {
        body: {
          'grant_type!': grant('client_credentials'),
          'client_id!': text,
          'client_assertion_type!': text,
          'client_assertion!': text,
        },
      },
    ],
    acquire: {
      fields: {
        grant_type: { value: 'client_credentials' },
        client_assertion_type: { value: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' },
        client_assertion: { credential: 'clientAssertion' },
      },
    },
    clientAuth: { methods: ['private_key_jwt'], id: { credential: 'clientId', field: 'client_id' } },
  },
  {
    name: 'a certificate of the client',
    shapes: [
      { body: { 'grant_type!': grant('client_credentials'), 'client_id!': text }, security: [{ tls: [] }] },
    ],
    more: { openapi: '3.1.0', ...schemes({ tls: { type: 'mutualTLS' } }) },
    clientAuth: { methods: ['tls_client_auth'], id: { credential: 'clientId', field: 'client_id' } },
  },
  {
    name: 'a key that is sent as a bearer token',
    shapes: [
      {
        path: '/v1/tokens',
        security: [{ key: [] }],
        operationId: 'createAccessToken',
        response: { 'token!': text },
      },
    ],
    more: schemes({ key: { type: 'http', scheme: 'bearer' } }),
    asks: ['acquire'],
  },
  {
    name: 'further fields that are required, fixed or have a default',
    shapes: [
      {
        json: true,
        body: {
          ...secrets,
          'grant_type!': grant('client_credentials'),
          'audience!': text,
          'account!': text,
          'api_version!': { type: 'string', enum: ['2'] },
          'persistent!': { type: 'boolean', default: false },
          'team!': { type: 'integer' },
          'roles!': { type: 'array', items: text },
          note: text,
        },
      },
    ],
    acquire: {
      fields: {
        grant_type: { value: 'client_credentials' },
        audience: { credential: 'audience' },
        account: { credential: 'accountValue' },
        api_version: { value: '2' },
        persistent: { value: false },
        team: { credential: 'team', as: 'json' },
        roles: { credential: 'roles', as: 'list' },
      },
    },
  },
  {
    name: 'the token in an envelope',
    shapes: returning({
      code: { type: 'integer' },
      data: {
        type: 'object',
        properties: { access_token: text, token_type: text, expires_in: { type: 'integer' } },
      },
    }),
    response: {
      accessToken: '/data/access_token',
      tokenType: '/data/token_type',
      lifetime: { field: '/data/expires_in', unit: 'seconds' },
    },
  },
  {
    name: 'two envelopes, and the expiry in the outer one',
    shapes: returning({
      result: {
        type: 'object',
        properties: {
          auth: { type: 'object', properties: { token: text } },
          expiresAt: { type: 'string', format: 'date-time' },
        },
      },
    }),
    response: { accessToken: '/result/auth/token', lifetime: { field: '/result/expiresAt', unit: 'iso' } },
  },
  {
    name: 'a token with a name of the vendor',
    shapes: returning({
      tenant_access_token: text,
      expire: { type: 'integer', description: 'Seconds until expiry.' },
    }),
    response: { accessToken: '/tenant_access_token', lifetime: { field: '/expire', unit: 'seconds' } },
  },
  {
    name: 'two tokens of vendor names',
    shapes: returning({ tenant_access_token: text, app_access_token: text }),
    asks: ['response.accessToken'],
  },
  {
    name: 'a token that is an object',
    shapes: returning({
      access_token: { type: 'object', properties: { value: text } },
      expires_in: { type: 'integer' },
    }),
    response: { accessToken: '/access_token/value', lifetime: { field: '/expires_in', unit: 'seconds' } },
  },
  {
    name: 'an access and a refresh token, each with its expiry',
    shapes: returning({
      access: {
        type: 'object',
        properties: { token: text, expires: { type: 'string', format: 'date-time' } },
      },
      refresh: {
        type: 'object',
        properties: { token: text, expires: { type: 'string', format: 'date-time' } },
      },
    }),
    response: {
      accessToken: '/access/token',
      refreshToken: '/refresh/token',
      lifetime: { field: '/access/expires', unit: 'iso' },
    },
  },
];
