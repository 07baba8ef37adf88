import type { TokenDescriptor } from '@token-clients/runtime';

const token = {
  name: 'token',
  method: 'POST',
  path: '/token',
  body: 'form',
  token: '/access_token',
  errors: { code: ['/error'], message: ['/error_description'] },
} as const;

/** Google's token endpoint, as the generator writes it from an OpenAPI document: what is sent, and where things are. */
export const descriptor: TokenDescriptor = {
  provider: 'google',
  title: 'Google',
  servers: [{ url: 'https://oauth2.googleapis.com' }],
  credentials: {
    clientId: { description: 'Client ID', secret: false, required: true },
    clientSecret: { description: 'Client secret', secret: true, required: true },
    code: { description: 'Code of a login', secret: true, required: false, perRequest: true },
    refreshToken: {
      description: 'Refresh token of a login',
      secret: true,
      required: false,
      perRequest: true,
    },
  },
  startsFrom: { code: 'code', refreshToken: 'refreshToken' },
  clientAuth: {
    methods: ['body'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: token,
    grantType: 'authorization_code',
    fields: { grant_type: { value: 'authorization_code' }, code: { credential: 'code' } },
    fieldsIn: 'body',
  },
  refresh: {
    operation: token,
    grantType: 'refresh_token',
    fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
    refreshToken: '/refresh_token',
    scope: '/scope',
  },
  rotation: 'may',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['access_token', 'client_secret', 'code', 'refresh_token'],
};
