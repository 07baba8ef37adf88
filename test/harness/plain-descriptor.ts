import type { TokenDescriptor } from '@token-clients/runtime';
import type { Setup } from './adapter.js';

/** The server of token-server.ts as the hooks see it: plain OAuth 2, an account that locks, no vendor. */
export function plainDescriptor({ grant, expired, rejectionCode }: Setup): TokenDescriptor {
  const person = grant === 'authorization_code';
  const operation = {
    method: 'POST',
    path: '/token',
    body: 'form',
    token: '/access_token',
    errors: { code: ['/error', '/errorCode'], message: ['/error_description', '/errorMessage'] },
  } as const;
  const request = (name: string, grantType: string, fields: object) => ({
    operation: { ...operation, name },
    grantType,
    fields: { grant_type: { value: grantType }, ...fields },
    fieldsIn: 'body' as const,
  });
  return {
    provider: 'plain',
    title: 'Plain OAuth 2',
    servers: [{ url: 'https://plain.invalid' }],
    credentials: {
      clientId: { description: 'Client id', secret: false, required: true },
      clientSecret: { description: 'Client secret', secret: true, required: true },
      ...(person && {
        code: { description: 'Code of the login', secret: true, required: true, perRequest: true },
      }),
    },
    clientAuth: {
      methods: ['body'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    acquire: person
      ? request('getToken', 'authorization_code', { code: { credential: 'code' } })
      : request('getToken', 'client_credentials', {}),
    ...(grant !== 'client_credentials' && {
      refresh: request('refreshToken', 'refresh_token', { refresh_token: { token: 'refresh' } }),
    }),
    response: {
      accessToken: '/access_token',
      tokenType: '/token_type',
      tokenTypes: ['Bearer'],
      lifetime: { field: '/expires_in', unit: 'seconds' },
      defaultLifetimeSeconds: 900,
      refreshToken: '/refresh_token',
    },
    rotation: grant === 'client_credentials' ? 'never' : 'may',
    lockout: { attempts: 5 },
    failures: rejectionCode === undefined ? [] : [{ codes: [rejectionCode], is: 'credential' }],
    expired: [{ status: 401 }, ...(expired ? [{ status: expired.status, codes: [expired.code] }] : [])],
    secretFields: ['client_secret', 'access_token', 'refresh_token', 'code'],
  };
}
