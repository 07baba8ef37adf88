import { type EndpointShape, grant, RFC, secrets, text } from './endpoint-shape.js';

/** Endpoints that differ in the grant and its fields. */
export const grantShapes: readonly EndpointShape[] = [
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
    credentials: ['clientId', 'clientSecret', 'code', 'refreshToken'],
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
    name: 'all that it asks for inside of an object',
    shapes: [
      {
        json: true,
        body: {
          'data!': {
            type: 'object',
            required: ['attributes'],
            properties: {
              type: { type: 'string', enum: ['tokens'] },
              attributes: {
                type: 'object',
                required: ['grant_type', 'client_id', 'client_secret'],
                properties: {
                  grant_type: { type: 'string', enum: ['client_credentials'] },
                  client_id: { type: 'string' },
                  client_secret: { type: 'string' },
                  level: { type: 'integer' },
                },
              },
            },
          },
        },
      },
    ],
    acquire: {
      grantType: 'client_credentials',
      fields: {
        '/data/type': { value: 'tokens' },
        '/data/attributes/grant_type': { value: 'client_credentials' },
      },
    },
    clientAuth: {
      methods: ['body'],
      id: { credential: 'clientId', field: '/data/attributes/client_id' },
      secret: { credential: 'clientSecret', field: '/data/attributes/client_secret' },
    },
  },
  {
    name: 'a path for the grant',
    shapes: [{ path: '/oauth2/token/password', json: true, body: { 'username!': text, 'password!': text } }],
    acquire: { grantType: 'password' },
  },
];
