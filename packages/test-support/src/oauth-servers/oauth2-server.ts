import { randomUUID } from 'node:crypto';
import OAuth2Server from '@node-oauth/oauth2-server';
import type { PlannedResponse, ReceivedRequest } from '@token-clients/testing/servers';
import { type Handler, type RunningServer, readBearer, startServer } from '@token-clients/testing/servers';

/** Options of {@link startOAuth2Server}. Lifetimes in seconds. */
export interface OAuth2ServerOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly userName?: string;
  readonly userPassword?: string;
  readonly accessLifetime?: number;
  readonly refreshLifetime?: number;
}

/** @node-oauth/oauth2-server, running. Endpoints: `/token`, and `/me` as an API that wants the token. */
export interface OAuth2TestServer extends RunningServer {
  readonly tokenUrl: string;
}

/**
 * Starts @node-oauth/oauth2-server: client credentials, password, and refresh tokens that work once. It does **not** form-decode
 * HTTP Basic, and a spent refresh token kills nothing else: the opposite of oidc-provider in both.
 */
export async function startOAuth2Server(options: OAuth2ServerOptions = {}): Promise<OAuth2TestServer> {
  const oauth = new OAuth2Server({
    model: model(options),
    accessTokenLifetime: options.accessLifetime ?? 60,
    refreshTokenLifetime: options.refreshLifetime ?? 3600,
    alwaysIssueNewRefreshToken: true,
  });

  const token = async (request: ReceivedRequest): Promise<PlannedResponse> => {
    const response = new OAuth2Server.Response({ headers: {} });
    // The library has put its error into the response when it throws.
    await oauth.token(toLibrary(request), response).catch(() => {});
    return { status: response.status ?? 500, headers: response.headers ?? {}, body: response.body as object };
  };
  const me = async (request: ReceivedRequest): Promise<PlannedResponse> => {
    const response = new OAuth2Server.Response({ headers: {} });
    try {
      await oauth.authenticate(toLibrary(request), response);
      return { status: 200, body: { ok: true } };
    } catch {
      const challenge = readBearer(request) === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
      return { status: 401, headers: { 'www-authenticate': challenge }, body: { error: 'invalid_token' } };
    }
  };
  const handler: Handler = request => {
    if (request.path === '/token') return token(request);
    return request.path === '/me' ? me(request) : { status: 404, body: 'No such path.' };
  };

  const server = await startServer(handler);
  return { ...server, tokenUrl: `${server.url}/token` };
}

function toLibrary(request: ReceivedRequest): OAuth2Server.Request {
  return new OAuth2Server.Request({
    method: request.method,
    headers: { ...request.headers },
    query: Object.fromEntries(new URLSearchParams(request.query)),
    body: Object.fromEntries(new URLSearchParams(request.body.toString())),
  });
}

function model(
  options: OAuth2ServerOptions,
): OAuth2Server.PasswordModel & OAuth2Server.RefreshTokenModel & OAuth2Server.ClientCredentialsModel {
  const { clientId = 'fake-client-id', clientSecret = 'fake-client-secret' } = options;
  const { userName = 'jane.fake', userPassword = 'fake-password' } = options;
  const client = { id: clientId, grants: ['client_credentials', 'password', 'refresh_token'] };
  const access = new Map<string, OAuth2Server.Token>();
  const refresh = new Map<string, OAuth2Server.Token>();

  return {
    generateAccessToken: async () => `o2-at-${randomUUID()}`,
    generateRefreshToken: async () => `o2-rt-${randomUUID()}`,
    getClient: async (id, secret) => id === clientId && secret === clientSecret && client,
    getUserFromClient: async () => ({ id: 'client' }),
    getUser: async (name, password) => name === userName && password === userPassword && { id: name },
    async saveToken(token, of, user) {
      const saved = { ...token, client: of, user };
      access.set(saved.accessToken, saved);
      if (saved.refreshToken) refresh.set(saved.refreshToken, saved);
      return saved;
    },
    getAccessToken: async token => access.get(token),
    getRefreshToken: async token => refresh.get(token) as OAuth2Server.RefreshToken | undefined,
    revokeToken: async token => refresh.delete(token.refreshToken),
  };
}
