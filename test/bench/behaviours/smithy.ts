import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { expiryOf, requestToken } from './token-request.js';

interface Identity {
  readonly token: string;
  expiration: Date;
}

type Memoize = (
  provider: () => Promise<Identity>,
  isExpired: (identity: Identity) => boolean,
  requiresRefresh: (identity: Identity) => boolean,
) => () => Promise<Identity>;

/** How SDKs made with it keep a token: memoizeIdentityProvider with its own predicates, 5 minutes early. */
export async function smithy(): Promise<Adapter> {
  const name = '@smithy/core';
  const { memoizeIdentityProvider, isIdentityExpired, doesIdentityRequireRefresh } = await importPeer<{
    memoizeIdentityProvider: Memoize;
    isIdentityExpired(identity: Identity): boolean;
    doesIdentityRequireRefresh(identity: Identity): boolean;
  }>(name);
  return {
    name: `${titleOf(name)}, memoizeIdentityProvider`,
    create(setup) {
      let last: Identity | undefined;
      const provider = async () => {
        const token = await requestToken(setup);
        last = { token: token.access_token, expiration: new Date(expiryOf(token)) };
        return last;
      };
      const get = memoizeIdentityProvider(provider, isIdentityExpired, doesIdentityRequireRefresh);
      return {
        get: async () => (await get()).token,
        bareGet: get,
        advance(ms) {
          if (last) last.expiration = new Date(last.expiration.getTime() - ms);
        },
        expiresAt: () => last?.expiration.getTime(),
      };
    },
  };
}
