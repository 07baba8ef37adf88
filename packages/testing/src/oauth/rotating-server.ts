import { randomUUID } from 'node:crypto';
import { readBearer, readForm } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { type Handler, type RunningServer, startServer } from '../http/server.js';
import { TokenFamilies } from './token-families.js';

/** Options of {@link startRotatingServer}. */
export interface RotatingServerOptions {
  /** Seconds; may be a fraction, and is sent so. */
  readonly expiresIn?: number;
  /** How long a spent refresh token is forgiven; 0 (default): the whole family dies at once. */
  readonly graceMs?: number;
  /** Also allows the client credentials grant, which then brings a refresh token. */
  readonly fallBack?: boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A token server whose refresh tokens work once. Endpoints: `/token`, and `/me` as an API that wants the token. */
export interface RotatingServer extends RunningServer {
  readonly tokenUrl: string;
  readonly tokens: TokenFamilies;
}

/**
 * Starts the strictest token server that RFC 9700 describes, with short lifetimes: a public client, refresh tokens that
 * work once, and a family that is revoked when one comes twice. It is no vendor's.
 */
export async function startRotatingServer(options: RotatingServerOptions = {}): Promise<RotatingServer> {
  const expiresIn = options.expiresIn ?? 60;
  const tokens = new TokenFamilies({
    prefix: `rot-${randomUUID().slice(0, 8)}`,
    accessLifetimeMs: expiresIn * 1000,
    refreshLifetimeMs: 3_600_000,
    graceMs: options.graceMs ?? 0,
    now: options.now ?? Date.now,
  });

  const tokenResponse = (form: URLSearchParams): PlannedResponse => {
    const grantType = form.get('grant_type');
    if (grantType === 'client_credentials' && options.fallBack) return grant(tokens.start(), expiresIn);
    if (grantType !== 'refresh_token')
      return errorResponse('unsupported_grant_type', 'Only refresh_token is supported.');
    const next = tokens.refresh(form.get('refresh_token') ?? '');
    return typeof next === 'string'
      ? errorResponse('invalid_grant', `The refresh token is ${next}.`)
      : grant(next, expiresIn);
  };
  const handler: Handler = request => {
    if (request.path === '/token') {
      const form = readForm(request);
      return typeof form === 'string' ? errorResponse('invalid_request', form) : tokenResponse(form);
    }
    const token = readBearer(request);
    if (token !== undefined && tokens.accessTokens.state(token) === 'active')
      return { status: 200, body: { ok: true } };
    return {
      status: 401,
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      body: { error: 'invalid_token' },
    };
  };

  const server = await startServer(handler);
  return { ...server, tokenUrl: `${server.url}/token`, tokens };
}

function grant(
  { accessToken, refreshToken }: { accessToken: string; refreshToken: string },
  expiresIn: number,
): PlannedResponse {
  return {
    status: 200,
    body: {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      refresh_token: refreshToken,
    },
  };
}

function errorResponse(error: string, description: string): PlannedResponse {
  return { status: 400, body: { error, error_description: description } };
}
