import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { type Clock, systemClock } from '@token-clients/runtime';
import { importPeer, peerFile, titleOf } from './peers.js';

/** Something that keeps a token, and the number of token requests that it made. */
export interface Holder {
  readonly name: string;
  readonly ours?: boolean;
  get(): Promise<unknown>;
  requests(): number;
  /** Takes it to the last moments of its token, where callers have to wait for the next one; absent: it has no such time. */
  toTheEdge?(): void | Promise<void>;
}

const HOUR_S = 3600;

/** A token endpoint without a network: a few milliseconds, then a token of an hour. */
function tokenEndpoint() {
  let count = 0;
  return {
    requests: () => count,
    fetch: async () => {
      count++;
      const body = { access_token: `fake-token-${count}`, token_type: 'Bearer', expires_in: HOUR_S };
      await new Promise(resolve => setTimeout(resolve, 5));
      return Response.json({ ...body, token_timeout: `${HOUR_S}`, user_name: 'fake' });
    },
  };
}

export function ours(): Holder {
  const { fetch, requests } = tokenEndpoint();
  let later = 0;
  const clock: Clock = {
    ...systemClock,
    now: () => Date.now() + later,
    monotonic: () => performance.now() + later,
  };
  const grant = equinixAccessToken({ clientId: 'fake-id', clientSecret: 'fake-secret-0123', fetch });
  const source = tokenSource(grant, { clock });
  return {
    name: 'tokenSource',
    ours: true,
    get: () => source.get(),
    requests,
    // Its mandatory window is 3 % of the lifetime, at most 60 s.
    toTheEdge: () => {
      later = (HOUR_S - 30) * 1000;
    },
  };
}

/** With the clock of the machine, as everybody has it: for time measurements. */
export function oursOnSystemClock(): Holder & { peek(): unknown } {
  const { fetch, requests } = tokenEndpoint();
  const grant = equinixAccessToken({ clientId: 'fake-id', clientSecret: 'fake-secret-0123', fetch });
  const source = tokenSource(grant);
  return { name: 'tokenSource', ours: true, get: () => source.get(), peek: () => source.peek(), requests };
}

/** As its page shows it: a client with a refresh token. */
export async function google(): Promise<Holder> {
  const name = 'google-auth-library';
  const { OAuth2Client } = await importPeer<{
    OAuth2Client: new (
      options: object,
    ) => {
      setCredentials(credentials: object): void;
      readonly credentials: { expiry_date?: number };
      getAccessToken(): Promise<unknown>;
    };
  }>(name);
  const { fetch, requests } = tokenEndpoint();
  const client = new OAuth2Client({
    clientId: 'fake-id',
    clientSecret: 'fake-secret',
    transporterOptions: { fetchImplementation: fetch },
  });
  client.setCredentials({ refresh_token: 'fake-refresh-token' });
  return {
    name: titleOf(name),
    get: () => client.getAccessToken(),
    requests,
    toTheEdge: () => {
      client.credentials.expiry_date = Date.now() + 30_000;
    },
  };
}

/** The token cycler that its bearer policy uses; not exported, so loaded by its file. */
export async function azure(): Promise<Holder> {
  const name = '@azure/core-rest-pipeline';
  type Cycler = (scopes: string[], options: object) => Promise<unknown>;
  const { createTokenCycler } = await importPeer<{ createTokenCycler(credential: object): Cycler }>(
    peerFile(name, 'dist/commonjs/util/tokenCycler.js'),
  );
  const { fetch, requests } = tokenEndpoint();
  let token: { expiresOnTimestamp: number } | undefined;
  const get = createTokenCycler({
    getToken: async () => {
      const { access_token } = (await (await fetch()).json()) as { access_token: string };
      token = { token: access_token, expiresOnTimestamp: Date.now() + HOUR_S * 1000 } as typeof token &
        object;
      return token;
    },
  });
  return {
    name: `${titleOf(name)}, token cycler`,
    get: () => get(['scope'], {}),
    requests,
    toTheEdge: () => {
      if (token) token.expiresOnTimestamp = Date.now() + 500;
    },
  };
}

export const smithy = () => smithyBy('@smithy/core', 'memoizeIdentityProvider');
export const smithyMemoize = () => smithyBy('@smithy/core/config', 'memoize');

/** Its two ways to keep a value, both with the predicates of its SDKs: expired 5 minutes before the end. */
async function smithyBy(module: string, memoizer: string): Promise<Holder> {
  const name = '@smithy/core';
  interface Identity {
    readonly token: string;
    expiration: Date;
  }
  type Memoize = (
    provider: () => Promise<Identity>,
    isExpired: (identity: Identity) => boolean,
    requiresRefresh: (identity: Identity) => boolean,
  ) => () => Promise<Identity>;
  const { [memoizer]: memoize } = await importPeer<Record<string, Memoize>>(module);
  const { isIdentityExpired, doesIdentityRequireRefresh } = await importPeer<{
    isIdentityExpired(identity: Identity): boolean;
    doesIdentityRequireRefresh(identity: Identity): boolean;
  }>(name);
  if (!memoize) throw new Error(`${module} has no ${memoizer}.`);
  const { fetch, requests } = tokenEndpoint();
  let last: Identity | undefined;
  const get = memoize(
    async () => {
      const { access_token } = (await (await fetch()).json()) as { access_token: string };
      last = { token: access_token, expiration: new Date(Date.now() + HOUR_S * 1000) };
      return last;
    },
    isIdentityExpired,
    doesIdentityRequireRefresh,
  );
  return {
    name: `${titleOf(name)}, ${memoizer}`,
    get,
    requests,
    toTheEdge: () => {
      if (last) last.expiration = new Date(Date.now() + 30_000);
    },
  };
}

export async function badgateway(): Promise<Holder> {
  const name = '@badgateway/oauth2-client';
  interface Token {
    expiresAt: number | null;
  }
  const { OAuth2Client, OAuth2Fetch } = await importPeer<{
    OAuth2Client: new (options: object) => { clientCredentials(): Promise<Token> };
    OAuth2Fetch: new (options: object) => { getAccessToken(): Promise<string> };
  }>(name);
  const { fetch, requests } = tokenEndpoint();
  const client = new OAuth2Client({
    clientId: 'fake-id',
    clientSecret: 'fake-secret',
    tokenEndpoint: 'https://api.equinix.com/oauth2/v1/token',
    fetch,
  });
  let last: Token | undefined;
  const wrapper = new OAuth2Fetch({
    client,
    getNewToken: async () => {
      last = await client.clientCredentials();
      return last;
    },
  });
  return {
    name: titleOf(name),
    get: () => wrapper.getAccessToken(),
    requests,
    // It does not renew ahead of the end, so its edge is the end.
    toTheEdge: () => {
      if (last) last.expiresAt = Date.now() - 1;
    },
  };
}

export const peers = [google, azure, smithy, smithyMemoize, badgateway] as const;
