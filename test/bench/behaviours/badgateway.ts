import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { expiryOf, requestToken } from './token-request.js';

interface Token {
  readonly accessToken: string;
  expiresAt: number | null;
  readonly refreshToken: string | null;
}

interface OAuth2Fetch {
  getAccessToken(): Promise<string>;
  refreshToken(): Promise<Token>;
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

/** `OAuth2Fetch` over its own client, by its own defaults: it renews by a timer where it has a refresh token. */
export async function badgateway(): Promise<Adapter> {
  const name = '@badgateway/oauth2-client';
  const { OAuth2Client, OAuth2Fetch } = await importPeer<{
    OAuth2Client: new (options: object) => { clientCredentials(): Promise<Token> };
    OAuth2Fetch: new (options: object) => OAuth2Fetch;
  }>(name);
  return {
    name: titleOf(name),
    create(setup) {
      const { tokenUrl, clientId, clientSecret, grant, fetch } = setup;
      const client = new OAuth2Client({
        tokenEndpoint: tokenUrl,
        clientId,
        clientSecret,
        authenticationMethod: 'client_secret_post',
        ...(fetch && { fetch }),
      });
      const logIn = async (): Promise<Token> => {
        const token = await requestToken(setup);
        const { access_token: accessToken, refresh_token: refreshToken = null } = token;
        return { accessToken, expiresAt: expiryOf(token), refreshToken };
      };
      let last: Token | undefined;
      const wrapper = new OAuth2Fetch({
        client,
        getNewToken: () => (grant === 'authorization_code' ? logIn() : client.clientCredentials()),
        storeToken(token: Token) {
          last = token;
        },
      });
      return {
        get: () => wrapper.getAccessToken(),
        bareGet: () => wrapper.getAccessToken(),
        // The new code is asked for by the next renewal.
        relogin: async () => void (await wrapper.refreshToken().catch(() => {})),
        renew: async () => (await wrapper.refreshToken()).accessToken,
        call: (url, method = 'GET') => wrapper.fetch(url, { method }),
        advance(ms) {
          if (last?.expiresAt) last.expiresAt -= ms;
        },
        expiresAt: () => last?.expiresAt,
      };
    },
  };
}
