import { bearerFetch, type TokenSourceOptions, tokenSource } from '@token-clients/auth-hooks';
import { type Clock, systemClock, type TokenDescriptor, tokenGrant } from '@token-clients/runtime';
import type { Adapter, Client, Setup } from './adapter.js';

/** Our own contestant: a grant from a descriptor, `tokenSource` and `bearerFetch`, as programs use them. */
export function ours(options: Pick<TokenSourceOptions, 'store' | 'onEvent'> = {}): Adapter {
  return {
    name: 'token-clients',
    create(setup): Client {
      const { origin } = new URL(setup.tokenUrl);
      const { clientId, clientSecret } = setup;
      let ahead = 0;
      const clock: Clock = {
        now: () => systemClock.now() + ahead,
        monotonic: () => systemClock.monotonic() + ahead,
        after: systemClock.after,
      };
      const grant = tokenGrant(describe(setup), { clientId, clientSecret }, { baseUrl: origin });
      const source = tokenSource(grant, { clock, keepWarm: setup.keepWarm, ...options });
      const api = bearerFetch(source, { origins: [origin], clock });
      const value = async (signal?: AbortSignal) => (await source.get({ signal })).value;
      const hot = async () => (await source.get()).value;
      return {
        earlyRenewal: true,
        get: signal => (signal ? value(signal) : hot()),
        async renew() {
          const { expiresAt = null } = source.status();
          ahead += Math.max(0, (expiresAt ?? 0) - clock.now());
          return (await source.get()).value;
        },
        call: url => api(url),
        advance(ms) {
          ahead += ms;
        },
        expiresAt: () => source.status().expiresAt,
        close: () => source.close(),
      };
    },
  };
}

function describe({ grant }: Setup): TokenDescriptor {
  const operation = { method: 'POST', path: '/token', body: 'form', token: '/access_token' } as const;
  const exchange = (name: string, grantType: string, fields: object) => ({
    operation: { ...operation, name, errors: { code: ['/error'], message: ['/error_description'] } },
    grantType,
    fields: { grant_type: { value: grantType }, ...fields },
    fieldsIn: 'body' as const,
  });
  return {
    provider: 'row-provider',
    title: 'Row provider',
    servers: [{ url: 'https://row.invalid' }],
    credentials: {
      clientId: { description: 'Client id', secret: false, required: true },
      clientSecret: { description: 'Client secret', secret: true, required: true },
    },
    clientAuth: {
      methods: ['body'],
      id: { credential: 'clientId', field: 'client_id' },
      secret: { credential: 'clientSecret', field: 'client_secret' },
    },
    acquire: exchange('getToken', 'client_credentials', {}),
    ...(grant === 'refresh_token' && {
      refresh: exchange('refreshToken', 'refresh_token', { refresh_token: { token: 'refresh' } }),
    }),
    answer: {
      accessToken: '/access_token',
      tokenType: '/token_type',
      tokenTypes: ['Bearer'],
      lifetime: { field: '/expires_in', unit: 'seconds' },
      defaultLifetimeSeconds: 900,
      refreshToken: '/refresh_token',
    },
    rotation: grant === 'refresh_token' ? 'may' : 'never',
    lockout: { attempts: 5 },
    failures: [],
    expired: [{ status: 401 }],
    secretFields: ['client_secret', 'access_token', 'refresh_token'],
  };
}
