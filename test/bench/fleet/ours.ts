import { tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import type { Store } from '@token-clients/auth-hooks/store';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { plainDescriptor } from '../../harness/plain-descriptor.js';
import type { Contestant, Order } from './contestant.js';

/** `tokenSource` over a store that all processes share. */
export function ours(): Contestant {
  return {
    name: 'tokenSource over fileStore',
    ours: true,
    setUp: 'defaults',
    async seed(order, refreshToken) {
      const { cacheKey } = grantOf(order, fetch);
      const store = storeFor(order);
      const fingerprint = 'f'.repeat(32);
      const owner = 'seed';
      const lease = await store.begin(cacheKey, { owner, fingerprint });
      if (lease.is !== 'lease') throw new Error('The store of a new run is not empty.');
      await store.commit(cacheKey, {
        owner,
        fence: lease.fence,
        seen: { epoch: lease.epoch, version: lease.version },
        token: {
          accessToken: 'expired',
          refreshToken,
          tokenType: 'Bearer',
          lifetimeMs: 1_000,
          lifetimeFrom: 'response',
        },
        ageMs: 60_000,
        fingerprint,
      });
    },
    async open(order, fetch) {
      const source = tokenSource(grantOf(order, fetch), { store: storeFor(order) });
      return { get: async () => (await source.get()).value, close: () => source.close() };
    },
  };
}

function storeFor({ directory, leaseMs }: Order): Store {
  return fileStore({ directory, leaseMs });
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
