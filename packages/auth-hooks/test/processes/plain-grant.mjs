// A grant for a plain OAuth 2 server: no vendor, one-time refresh tokens.
import { tokenGrant } from '@token-clients/runtime';

/** `again`: whether the first grant can be used again without a person. */
export function plainGrant({ tokenUrl, clientId, clientSecret, again = false, timeoutMs }) {
  const { origin, pathname } = new URL(tokenUrl);
  const operation = name => ({
    name,
    method: 'POST',
    path: pathname,
    body: 'form',
    token: '/access_token',
    errors: { code: ['/error'], message: ['/error_description'] },
  });
  const basic = clientSecret !== undefined;
  const credential = secret => ({ description: 'of the client', required: basic, secret });
  const descriptor = {
    provider: 'plain',
    title: 'Plain OAuth 2',
    servers: [{ url: origin }],
    credentials: { clientId: credential(false), clientSecret: credential(true) },
    clientAuth: {
      methods: [basic ? 'basic' : 'none'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    acquire: {
      operation: operation('acquire'),
      grantType: again ? 'client_credentials' : 'authorization_code',
      fields: { grant_type: { value: again ? 'client_credentials' : 'authorization_code' } },
      fieldsIn: 'body',
    },
    refresh: {
      operation: operation('refresh'),
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
    },
    rotation: 'always',
    failures: [],
    expired: [{ status: 401 }],
    secretFields: ['client_secret', 'refresh_token', 'access_token'],
  };
  return tokenGrant(descriptor, { clientId, clientSecret }, { ...(timeoutMs && { timeoutMs }) });
}
