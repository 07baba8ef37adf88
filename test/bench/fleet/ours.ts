import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { seedStore } from '@token-clients/test-support/token-processes';
import { plainDescriptor } from '../../harness/plain-descriptor.js';
import type { Contestant, Order } from './contestant.js';
import { openStore } from './open-store.js';

/** `tokenSource` over a store that all processes share. */
export function ours(): Contestant {
  return {
    name: 'tokenSource over redisStore',
    ours: true,
    setUp: 'defaults, over node-redis',
    async seed(order, refreshToken) {
      const { store, close } = await openStore(order, {});
      await seedStore(store, grantOf(order, fetch).cacheKey, { accessToken: 'expired', refreshToken });
      await close();
    },
    async open(order, fetch) {
      const { leaseMs } = order;
      const { store, close } = await openStore(order, leaseMs === undefined ? {} : { leaseMs });
      const source = tokenSource(grantOf(order, fetch), { store });
      return {
        get: async () => (await source.get()).value,
        async close() {
          await source.close();
          await close();
        },
      };
    },
  };
}

/** A login of a person, whose refresh token nothing can replace; or the secret of an Equinix account. */
function grantOf({ login, account }: Order, fetch: typeof globalThis.fetch): TokenGrant {
  const { by, tokenUrl, ...client } = login;
  const baseUrl = new URL(tokenUrl).origin;
  if (by === 'secret') return equinixAccessToken({ ...client, baseUrl, fetch, account });
  const code = 'used already';
  const grant = 'authorization_code';
  const descriptor = plainDescriptor({ ...client, tokenUrl, grant, code: () => code });
  return tokenGrant(descriptor, { ...client, code }, { baseUrl, fetch, account });
}
