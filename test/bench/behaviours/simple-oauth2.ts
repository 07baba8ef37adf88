import type { Adapter, Setup } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { requestToken } from './token-request.js';

interface Token {
  readonly token: {
    readonly access_token: string;
    readonly refresh_token?: string;
    readonly expires_at?: Date;
  };
  expired(windowSeconds?: number): boolean;
  refresh(): Promise<Token>;
}

interface Grant {
  getToken(params: object): Promise<Token>;
  createToken(token: object): Token;
}

/** As its page shows it: the program keeps the token, and asks `expired()` with a window of 5 minutes. */
export async function simpleOauth2(): Promise<Adapter> {
  const name = 'simple-oauth2';
  const { ClientCredentials, AuthorizationCode } = await importPeer<{
    ClientCredentials: new (options: object) => Grant;
    AuthorizationCode: new (options: object) => Grant;
  }>(name);
  return {
    name: titleOf(name),
    create(setup) {
      const refreshes = setup.grant !== 'client_credentials';
      const grant = new (refreshes ? AuthorizationCode : ClientCredentials)(optionsOf(setup));
      let token: Token | undefined;
      const acquire = async () =>
        refreshes ? grant.createToken(await requestToken(setup)) : await grant.getToken({});
      const renew = async () => {
        token = refreshes && token ? await token.refresh() : await acquire();
        return token.token.access_token;
      };
      return {
        async get() {
          if (token?.expired(300)) return renew();
          token ??= await acquire();
          return token.token.access_token;
        },
        ...(refreshes && {
          renew,
          relogin() {
            token = undefined;
          },
        }),
        advance(ms) {
          const ends = token?.token.expires_at;
          if (token && ends) {
            const expires_at = new Date(ends.getTime() - ms).toISOString();
            token = grant.createToken({ ...token.token, expires_at });
          }
        },
        expiresAt: () => token?.token.expires_at?.getTime(),
      };
    },
  };
}

function optionsOf({ tokenUrl, clientId, clientSecret }: Setup) {
  const { origin, pathname } = new URL(tokenUrl);
  return {
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: origin, tokenPath: pathname },
    options: { authorizationMethod: 'body' },
  };
}
