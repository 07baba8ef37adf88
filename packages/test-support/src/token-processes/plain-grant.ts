import { type TokenDescriptor, type TokenGrant, tokenGrant } from '@token-clients/runtime';

/**
 * What a grant leaves when its refresh token is lost. `login`: only a person can get another one. `fall-back`: the first
 * grant can be used again. `never`: there are no refresh tokens, each request is the first grant.
 */
export type GrantKind = 'login' | 'fall-back' | 'never';

/** Options of {@link plainGrant}. */
export interface PlainGrantOptions {
  readonly tokenUrl: string;
  readonly kind: GrantKind;
  /** Absent: a public client. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** Makes a grant for a plain OAuth 2 server, no vendor's: refresh tokens work once. */
export function plainGrant({ tokenUrl, kind, clientId, clientSecret }: PlainGrantOptions): TokenGrant {
  const { origin, pathname } = new URL(tokenUrl);
  const isPublic = clientSecret === undefined;
  const first = kind === 'login' ? 'authorization_code' : 'client_credentials';
  const operation = (name: string) => ({
    name,
    method: 'POST' as const,
    path: pathname,
    body: 'form' as const,
    token: '/access_token',
    errors: { code: ['/error'], message: ['/error_description'] },
  });
  const credential = (secret: boolean) => ({ description: 'Of the client.', required: !isPublic, secret });
  const descriptor: TokenDescriptor = {
    provider: 'plain',
    title: 'Plain OAuth 2',
    servers: [{ url: origin }],
    credentials: { clientId: credential(false), clientSecret: credential(true) },
    clientAuth: {
      methods: [isPublic ? 'none' : 'basic'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    acquire: {
      operation: operation('acquire'),
      grantType: first,
      fields: { grant_type: { value: first } },
      fieldsIn: 'body',
    },
    ...(kind !== 'never' && {
      refresh: {
        operation: operation('refresh'),
        grantType: 'refresh_token',
        fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
        fieldsIn: 'body' as const,
      },
    }),
    response: {
      accessToken: '/access_token',
      tokenType: '/token_type',
      tokenTypes: ['Bearer'],
      lifetime: { field: '/expires_in', unit: 'seconds' },
      ...(kind !== 'never' && { refreshToken: '/refresh_token' }),
    },
    rotation: kind === 'never' ? 'never' : 'always',
    failures: [],
    expired: [{ status: 401 }],
    secretFields: ['client_secret', 'refresh_token', 'access_token'],
  };
  return tokenGrant(descriptor, isPublic ? {} : { clientId, clientSecret });
}
