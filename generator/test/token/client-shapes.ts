import { type EndpointShape, grant, RFC, schemes, secrets, text } from './endpoint-shape.js';

/** Endpoints that differ in how the client authenticates. */
export const clientShapes: readonly EndpointShape[] = [
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
    name: 'a key that is sent as a bearer token, and a grant type',
    shapes: [{ body: { 'grant_type!': grant('client_credentials') }, security: [{ key: [] }] }],
    more: schemes({ key: { type: 'http', scheme: 'bearer' } }),
    methods: ['bearer'],
  },
  {
    name: 'HTTP Basic as one of two alternatives, for an assertion',
    shapes: [
      {
        body: { 'grant_type!': grant('urn:ietf:params:oauth:grant-type:jwt-bearer'), 'assertion!': text },
        security: [{ basic: [] }, {}],
      },
    ],
    more: schemes({ basic: { type: 'http', scheme: 'basic' } }),
    methods: ['basic', 'none'],
  },
  {
    name: 'a JWT that only its description demands',
    shapes: [
      {
        path: '/app/installations/{id}/access_tokens',
        operationId: 'apps/create-access-token',
        description: 'You must use a [JWT](https://docs.vendor.example) to access this endpoint.',
        response: { 'token!': text, expires_at: text },
      },
    ],
    asks: ['acquire'],
  },
  {
    name: 'a token of another kind that a client has of a person',
    shapes: [
      {
        path: '/item/public_token/exchange',
        operationId: 'exchangeForAccessToken',
        json: true,
        body: { 'client_id!': text, 'secret!': text, 'public_token!': text },
        response: { 'access_token!': text, item_id: text },
      },
    ],
    acquire: {
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      fields: { public_token: { credential: 'publicToken' } },
    },
    credentials: ['clientId', 'publicToken', 'secret'],
  },
];
