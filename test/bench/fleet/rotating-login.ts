import { type OidcServer, startOidcServer } from '@token-clients/test-support/oauth-servers';
import type { Login } from './contestant.js';

/** Seconds that each access token of these runs lives. */
export const LIFETIME_S = 2;

/** oidc-provider, where a refresh token works once and its second use revokes the whole login. */
export interface RotatingLogin extends AsyncDisposable {
  readonly server: OidcServer;
  readonly login: Login;
  mintRefreshToken(): Promise<string>;
  /** What reached the server so far. */
  counts(): LoginCounts;
}

export interface LoginCounts {
  readonly requests: number;
  /** Refresh tokens that came a second time. */
  readonly reuses: number;
  readonly invalidGrants: number;
  /** When the first request was rejected, in epoch milliseconds; undefined: the login is alive. */
  readonly revokedAt?: number | undefined;
}

export async function startRotatingLogin({ accessLifetime = LIFETIME_S } = {}): Promise<RotatingLogin> {
  const server = await startOidcServer({ accessLifetime, clientAuth: 'client_secret_post' });
  const { tokenUrl, clientId, clientSecret } = server;
  return {
    server,
    login: { by: 'refresh_token', tokenUrl, clientId, clientSecret },
    mintRefreshToken: () => server.mintRefreshToken(),
    counts() {
      const { requests } = server;
      const sent = requests.map(({ text }) => new URLSearchParams(text).get('refresh_token'));
      const rejected = requests.filter(({ status }) => status !== undefined && status >= 400);
      return {
        requests: requests.length,
        reuses: sent.length - new Set(sent).size,
        invalidGrants: rejected.length,
        revokedAt: rejected[0]?.receivedAt,
      };
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
