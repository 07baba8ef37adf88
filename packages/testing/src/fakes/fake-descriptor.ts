import type { TokenDescriptor } from '@token-clients/runtime';

/** What a made-up provider is like. */
export interface FakeProvider {
  /**
   * `none`, if left out: every token comes of the credentials. `reusable`: a refresh token stays valid. `one-time`: each
   * refresh spends it and brings another.
   */
  readonly refreshTokens?: 'none' | 'reusable' | 'one-time' | undefined;
  /** Only a person can give the first grant, so that nothing replaces a refresh token that is lost. */
  readonly needsPerson?: boolean | undefined;
  /** Wrong secrets in a row that lock the account; never if left out. */
  readonly lockAfter?: number | undefined;
}

const operation = (name: string) => ({ name, method: 'POST', path: `/${name}`, body: 'form' as const });

/** Returns the descriptor of a made-up provider. */
export function fakeDescriptor({
  refreshTokens = 'none',
  needsPerson = false,
  lockAfter,
}: FakeProvider): TokenDescriptor {
  const fields = { fields: {}, fieldsIn: 'body' } as const;
  return {
    provider: 'acme',
    title: 'Acme',
    servers: [{ url: 'https://acme.test' }],
    credentials: { secret: { description: 'Secret', secret: true, required: true } },
    clientAuth: { methods: ['body'] },
    acquire: {
      operation: operation('getToken'),
      grantType: needsPerson ? 'authorization_code' : 'client_credentials',
      ...fields,
    },
    ...(refreshTokens !== 'none' && {
      refresh: { operation: operation('refreshToken'), grantType: 'refresh_token', ...fields },
    }),
    response: { accessToken: '/access_token', tokenTypes: ['Bearer'] },
    rotation: refreshTokens === 'one-time' ? 'always' : 'never',
    failures: [],
    expired: [{ status: 401 }],
    secretFields: ['secret'],
    ...(lockAfter !== undefined && { lockout: { attempts: lockAfter } }),
  };
}
