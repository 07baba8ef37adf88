import type { Adapter, Setup } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { requestToken } from './token-request.js';

type Request = (route: string) => Promise<{ status: number }>;

interface Auth {
  hook(request: Request, route: string): Promise<{ status: number }>;
}

/** Its hook on requests, as octokit uses it, with a token that has run out: each call renews. */
export async function octokit(): Promise<Adapter> {
  const name = '@octokit/auth-oauth-user';
  const { createOAuthUserAuth } = await importPeer<{ createOAuthUserAuth(options: object): Auth }>(name);
  const { request } = await importPeer<{ request: { defaults(options: object): Request } }>(
    '@octokit/request',
  );
  return {
    name: titleOf(name),
    create(setup) {
      const received: string[] = [];
      const own = request.defaults({
        baseUrl: new URL(setup.tokenUrl).origin,
        request: { fetch: toServer(setup, received) },
      });
      let auth: Auth | undefined;
      const get = async () => {
        const { access_token, refresh_token } = await requestToken(setup);
        const past = new Date(Date.now() - 1000).toISOString();
        auth = createOAuthUserAuth({
          clientType: 'github-app',
          clientId: setup.clientId,
          clientSecret: setup.clientSecret,
          token: access_token,
          refreshToken: refresh_token,
          expiresAt: past,
          refreshTokenExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
          request: own,
        });
        return access_token;
      };
      return {
        get,
        async renew() {
          await auth?.hook(own, 'GET /api');
          return received.at(-1) ?? '';
        },
      };
    },
  };
}

/** Its endpoint and its scheme are GitHub's: JSON, a path of its own, `token` for `Bearer`. Ours are standard. */
function toServer({ tokenUrl }: Setup, tokens: string[]): typeof fetch {
  return async (input, init) => {
    if (!String(input).endsWith('/login/oauth/access_token')) {
      const headers = new Headers(init?.headers);
      headers.set('authorization', headers.get('authorization')?.replace(/^token /, 'Bearer ') ?? '');
      return fetch(input, { ...init, headers });
    }
    const body = new URLSearchParams(JSON.parse(String(init?.body)) as Record<string, string>);
    const response = await fetch(tokenUrl, { method: 'POST', body });
    if (!response.ok) return response;
    const token = (await response.json()) as Record<string, unknown>;
    tokens.push(String(token.access_token));
    const headers = { date: new Date().toUTCString(), 'content-type': 'application/json' };
    const github = { scope: '', refresh_token_expires_in: 86_400, ...token };
    return new Response(JSON.stringify(github), { status: response.status, headers });
  };
}
