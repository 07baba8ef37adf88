import { randomUUID } from 'node:crypto';
import {
  type Handler,
  LockingAccount,
  type PlannedResponse,
  type RunningServer,
  readBasic,
  readBearer,
  readForm,
  startServer,
  TokenFamilies,
} from '@token-clients/testing/servers';

/** What a behaviour asks of the server. */
export interface TokenServerOptions {
  /** Sent as `expires_in`, whatever it is; undefined leaves it out. */
  readonly expiresIn?: unknown;
  /** What `expires_in` says of the first token only. */
  readonly firstExpiresIn?: unknown;
  /** Gives refresh tokens, which then work once; a second use kills their family. */
  readonly rotates?: boolean;
  /** Refreshes bring no new refresh token, and the old one stays good. */
  readonly omitsRefreshToken?: boolean;
  /** Rejected secrets in a row that lock the account. */
  readonly lockAfter?: number;
  /** The response to a wrong secret; 401 `invalid_client` if left out. */
  readonly rejection?: PlannedResponse;
}

/** The loopback server of the lifecycle behaviours: `/token`, and `/api`, which sends 401 for tokens it does not know. */
export interface TokenServer extends RunningServer {
  readonly tokenUrl: string;
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly account: LockingAccount;
  readonly families: TokenFamilies;
  /** A person logs in: returns a code that works once. */
  logIn(): string;
  /** The code of the last login. */
  lastCode(): string;
  /** Token requests so far, by grant type. */
  requestsOf(grantType?: string): number;
  /** All access tokens so far are no longer accepted. */
  rejectAll(): void;
}

/** Starts the strictest server that OAuth allows: one-time refresh tokens, family revocation, a lock on bad secrets. */
export async function startTokenServer(options: TokenServerOptions = {}): Promise<TokenServer> {
  const [clientId, clientSecret] = ['fake-client', 'secret-canary'];
  const account = new LockingAccount(clientId, clientSecret, options.lockAfter ?? 5);
  const families = new TokenFamilies({
    prefix: 'canary',
    accessLifetimeMs: 3_600_000_000,
    refreshLifetimeMs: 3_600_000_000,
    graceMs: 0,
    now: Date.now,
  });
  const codes = new Set<string>();
  let lastCode = '';
  let granted = 0;

  const grant = (pair: { accessToken: string; refreshToken?: string }): PlannedResponse => {
    const first = granted++ === 0 && 'firstExpiresIn' in options;
    const expiresIn = first ? options.firstExpiresIn : options.expiresIn;
    const refresh = pair.refreshToken === undefined ? {} : { refresh_token: pair.refreshToken };
    const body = { access_token: pair.accessToken, token_type: 'Bearer', ...refresh };
    return { status: 200, body: expiresIn === undefined ? body : { ...body, expires_in: expiresIn } };
  };

  const token = (form: URLSearchParams): PlannedResponse => {
    const grantType = form.get('grant_type');
    if (grantType === 'authorization_code' && !codes.delete(form.get('code') ?? '')) {
      return errorResponse(400, 'invalid_grant');
    }
    if (grantType !== 'refresh_token') {
      const { accessToken, refreshToken } = families.start();
      return grant(
        options.rotates || options.omitsRefreshToken ? { accessToken, refreshToken } : { accessToken },
      );
    }
    if (options.omitsRefreshToken) return grant({ accessToken: families.start().accessToken });
    const next = families.refresh(form.get('refresh_token') ?? '');
    return typeof next === 'string' ? errorResponse(400, 'invalid_grant') : grant(next);
  };

  const handler: Handler = request => {
    if (request.path !== '/token') {
      const known = families.accessTokens.state(readBearer(request) ?? '') === 'active';
      return known ? { status: 200, body: { ok: true } } : errorResponse(401, 'invalid_token');
    }
    const form = readForm(request);
    if (typeof form === 'string') return errorResponse(400, 'invalid_request');
    const basic = readBasic(request);
    const id = basic?.id ?? form.get('client_id');
    const login = account.login(id, basic?.secret ?? form.get('client_secret'));
    if (login === 'ok') return token(form);
    return login === 'locked'
      ? errorResponse(401, 'locked')
      : (options.rejection ?? errorResponse(401, 'invalid_client'));
  };

  const server = await startServer(handler);
  return {
    ...server,
    tokenUrl: `${server.url}/token`,
    apiUrl: `${server.url}/api`,
    clientId,
    clientSecret,
    account,
    families,
    logIn() {
      lastCode = `canary-code-${randomUUID()}`;
      codes.add(lastCode);
      return lastCode;
    },
    lastCode: () => lastCode,
    requestsOf: grantType =>
      server.requests.filter(
        ({ path, text }) =>
          path === '/token' &&
          (grantType === undefined || new URLSearchParams(text).get('grant_type') === grantType),
      ).length,
    rejectAll() {
      for (const each of families.accessTokens.all) families.accessTokens.revoke(each);
    },
  };
}

function errorResponse(status: number, error: string): PlannedResponse {
  return {
    status,
    headers: status === 401 ? { 'www-authenticate': `Bearer error="${error}"` } : {},
    body: { error, error_description: `${error}.` },
  };
}
