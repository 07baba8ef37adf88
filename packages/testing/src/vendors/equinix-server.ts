import { randomUUID } from 'node:crypto';
import type { ReceivedRequest } from '../http/request.js';
import { readBearer } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { type Handler, type RunningServer, startServer } from '../http/server.js';
import { IssuedTokens } from '../oauth/issued-tokens.js';
import { LockingAccount } from '../oauth/locking-account.js';

/** Options of {@link startEquinixServer}. */
export interface EquinixServerOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Sent as a string, whatever it is. The token really lives for its leading digits. */
  readonly tokenTimeout?: string | number;
  /** Keys of error bodies: as the spec says, or as the service was seen to send them. */
  readonly errorKeys?: 'snake_case' | 'camelCase';
  /** Rejected logins in a row that lock the account. */
  readonly lockAfter?: number;
  /** HTTP status of a rejected login; the vendor documents 400 only. */
  readonly rejectedStatus?: number;
  /** Brings the retired password grant back, and with it refresh tokens. */
  readonly passwordGrant?: { readonly userName: string; readonly userPassword: string };
  /** Whether a refresh brings a new refresh token, after which the old one is dead. */
  readonly rotate?: boolean;
  /** Leaves `user_name` out of responses, as the service was seen to do. */
  readonly omitUserName?: boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A server that behaves as api.equinix.com. */
export interface EquinixServer extends RunningServer {
  readonly account: LockingAccount;
  readonly accessTokens: IssuedTokens;
  readonly refreshTokens: IssuedTokens;
  /** Requests to the two token paths. */
  tokenRequests(): number;
}

const TOKEN = '/oauth2/v1/token';
const REFRESH = '/oauth2/v1/refreshaccesstoken';

/**
 * Starts a server with the shape of Equinix Access Token v1: JSON only, lifetimes as strings, errors of five strings, an
 * account that locks after five rejected logins in a row (then even the right secret is rejected), and
 * `GET /fabric/v4/ports` as an API that wants the token.
 */
export async function startEquinixServer(options: EquinixServerOptions = {}): Promise<EquinixServer> {
  const now = options.now ?? Date.now;
  const account = new LockingAccount(
    options.clientId ?? 'fake-client-id',
    options.clientSecret ?? 'fake-client-secret',
    options.lockAfter ?? 5,
  );
  const accessTokens = new IssuedTokens(now);
  const refreshTokens = new IssuedTokens(now);
  const timeout = String(options.tokenTimeout ?? '3599');
  const lifetimeMs = (Number.parseInt(timeout, 10) || 3600) * 1000;

  const errorResponse = (status: number, code: string, title: string, detail: string): PlannedResponse => ({
    status,
    body: errorBody(options.errorKeys ?? 'snake_case', code, title, detail),
  });
  const login = (body: Record<string, unknown>): PlannedResponse | undefined => {
    const result = account.login(body.client_id, body.client_secret);
    if (result === 'ok') return undefined;
    return result === 'locked'
      ? errorResponse(
          options.rejectedStatus ?? 400,
          'FAKE-LOCKED',
          'Account locked',
          'Too many failed attempts in a row.',
        )
      : errorResponse(
          options.rejectedStatus ?? 400,
          'S1006',
          'Login failed',
          'The client ID or the client secret is not right.',
        );
  };
  const issue = (withRefreshToken: boolean): PlannedResponse => ({
    status: 200,
    body: {
      access_token: accessTokens.issue(`eqx-at-${randomUUID()}`, lifetimeMs),
      token_timeout: timeout,
      ...(options.omitUserName ? {} : { user_name: options.passwordGrant?.userName ?? 'jane.fake' }),
      token_type: 'Bearer',
      ...(withRefreshToken && {
        refresh_token: refreshTokens.issue(`eqx-rt-${randomUUID()}`, 5_182_560_000),
        refresh_token_timeout: '5182560',
      }),
    },
  });

  const acquire = (body: Record<string, unknown>): PlannedResponse => {
    const rejected = login(body);
    if (rejected) return rejected;
    // The service reads a missing grant type as password, which it no longer serves.
    const grantType = body.grant_type ?? 'password';
    if (grantType === 'client_credentials') return issue(false);
    if (grantType !== 'password')
      return errorResponse(400, 'FAKE-GRANT', 'Bad request', 'Unknown grant type.');
    if (!options.passwordGrant) {
      return errorResponse(400, 'FAKE-RETIRED', 'Grant retired', 'The password grant has ended.');
    }
    const { userName, userPassword } = options.passwordGrant;
    const known = body.user_name === userName && body.user_password === userPassword;
    return known
      ? issue(true)
      : errorResponse(400, 'S1006', 'Login failed', 'User name or password is not right.');
  };
  const refresh = (body: Record<string, unknown>): PlannedResponse => {
    const rejected = login(body);
    if (rejected) return rejected;
    const token = String(body.refresh_token ?? '');
    if (refreshTokens.state(token) !== 'active') {
      return errorResponse(400, 'FAKE-EXPIRED', 'Refresh failed', 'The refresh token is not valid.');
    }
    if (options.rotate) refreshTokens.revoke(token);
    return issue(options.rotate ?? false);
  };

  const handler: Handler = request => {
    if (request.path === '/fabric/v4/ports') return ports(request, accessTokens);
    if (request.path !== TOKEN && request.path !== REFRESH)
      return errorResponse(404, 'FAKE-404', 'Not found', 'No such path.');
    if (request.method !== 'POST') return errorResponse(405, 'FAKE-405', 'Not allowed', 'POST only.');
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return errorResponse(415, 'FAKE-415', 'Unsupported media type', 'Only JSON is accepted.');
    }
    const body = parseObject(request.body);
    if (!body) return errorResponse(400, 'FAKE-JSON', 'Bad request', 'The body is not a JSON object.');
    return request.path === TOKEN ? acquire(body) : refresh(body);
  };

  const server = await startServer(handler);
  const tokenRequests = () => server.requests.filter(({ path }) => path === TOKEN || path === REFRESH).length;
  return { ...server, account, accessTokens, refreshTokens, tokenRequests };
}

function ports(request: ReceivedRequest, tokens: IssuedTokens): PlannedResponse {
  const token = readBearer(request);
  if (token !== undefined && tokens.state(token) === 'active') {
    return { status: 200, body: { data: [{ uuid: 'fake-port-1', name: 'Port 1', state: 'ACTIVE' }] } };
  }
  const challenge = token === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return {
    status: 401,
    headers: { 'www-authenticate': challenge },
    body: [{ errorCode: 'EQ-3000039', errorMessage: 'The access token is not valid.' }],
  };
}

function errorBody(keys: 'snake_case' | 'camelCase', code: string, title: string, detail: string): object {
  return keys === 'snake_case'
    ? {
        error_domain: 'apps-fake',
        error_title: title,
        error_code: code,
        developer_message: detail,
        error_message: title,
      }
    : {
        errorDomain: 'apps-fake',
        errorTitle: title,
        errorCode: code,
        developerMessage: detail,
        errorMessage: title,
      };
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
