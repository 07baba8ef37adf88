import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';

interface Token {
  readonly accessToken: string;
  expiresAt: number | null;
  readonly refreshToken: string | null;
}

interface OAuth2Fetch {
  getAccessToken(): Promise<string>;
  refreshToken(): Promise<Token>;
  fetch(url: string): Promise<Response>;
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
      const { tokenUrl, clientId, clientSecret } = setup;
      const client = new OAuth2Client({
        tokenEndpoint: tokenUrl,
        clientId,
        clientSecret,
        authenticationMethod: 'client_secret_post',
      });
      let last: Token | undefined;
      const wrapper = new OAuth2Fetch({
        client,
        getNewToken: () => client.clientCredentials(),
        storeToken(token: Token) {
          last = token;
          if (token.refreshToken !== null) setup.persist?.(token.refreshToken);
        },
      });
      return {
        get: () => wrapper.getAccessToken(),
        renew: async () => (await wrapper.refreshToken()).accessToken,
        call: url => wrapper.fetch(url),
        advance(ms) {
          if (last?.expiresAt) last.expiresAt -= ms;
        },
        expiresAt: () => last?.expiresAt,
      };
    },
  };
}
