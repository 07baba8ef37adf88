import { randomUUID } from 'node:crypto';
import type { ReceivedRequest } from '../http/request.js';
import { readBearer } from '../http/request.js';
import { encodeResponse, type PlannedResponse } from '../http/response.js';
import { type Handler, type RunningServer, startServer } from '../http/server.js';
import { TokenFamilies } from '../oauth/token-families.js';
import { type CoboKeyPair, coboKeyPair, coboSign, coboSignatureCheck } from './cobo-signatures.js';

/** Options of {@link startCoboServer}. */
export interface CoboServerOptions {
  /** Keys that may sign. Default: one new pair, in `keys` of the server. */
  readonly keys?: CoboKeyPair;
  readonly clientId?: string;
  readonly orgId?: string;
  /** Seconds. */
  readonly expiresIn?: number;
  /** Seconds. */
  readonly refreshExpiresIn?: number;
  /** How far a nonce, read as epoch milliseconds, may be from the server's clock. */
  readonly windowMs?: number;
  /** How long a spent refresh token is forgiven; 0 (default): the whole family dies at once. */
  readonly graceMs?: number;
  /** Signs responses, with the header names of the Python SDK or of the Java SDK. */
  readonly signResponses?: 'hyphens' | 'underscores';
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A server that behaves as api.cobo.com. The base URL of its API is `${url}/v2`. */
export interface CoboServer extends RunningServer {
  /** `${url}/v2`. */
  readonly baseUrl: string;
  /** The key pair that requests must be signed with. */
  readonly keys: CoboKeyPair;
  /** Checks signed responses, hex. */
  readonly responseKey: string;
  readonly tokens: TokenFamilies;
  /** A first pair, without a request. */
  mint(): { accessToken: string; refreshToken: string };
}

/**
 * Starts a server with the shape of Cobo WaaS 2 OAuth. Every request must carry an Ed25519 signature over its raw bytes
 * and a nonce that is near the server's clock and was never used. Refresh tokens work once. An access token that has
 * expired gets HTTP 500 and code 1000 on `GET /v2/wallets`, as the vendor says.
 */
export async function startCoboServer(options: CoboServerOptions = {}): Promise<CoboServer> {
  const now = options.now ?? Date.now;
  const keys = options.keys ?? coboKeyPair();
  const responseKeys = coboKeyPair();
  const expiresIn = options.expiresIn ?? 43_199;
  const clientId = options.clientId ?? 'fake-client-id';
  const orgId = options.orgId ?? 'fake-org-id';
  const tokens = new TokenFamilies({
    prefix: 'cobo',
    accessLifetimeMs: expiresIn * 1000,
    refreshLifetimeMs: (options.refreshExpiresIn ?? 2_592_000) * 1000,
    graceMs: options.graceMs ?? 0,
    now,
  });
  const badSignature = coboSignatureCheck(keys.publicKey, options.windowMs, now);

  const grant = (pair: { accessToken: string; refreshToken: string }): PlannedResponse => ({
    status: 200,
    body: {
      access_token: pair.accessToken,
      token_type: 'Bearer',
      scope: '',
      expires_in: expiresIn,
      refresh_token: pair.refreshToken,
    },
  });
  const getToken = (request: ReceivedRequest): PlannedResponse => {
    const query = new URLSearchParams(request.query);
    if (query.get('grant_type') !== 'org_implicit')
      return oauthError(400, 'invalid_grant_type', 'Not org_implicit.');
    if (query.get('client_id') !== clientId || query.get('org_id') !== orgId) {
      return oauthError(401, 'fake_not_installed', 'The organisation has not installed the app.');
    }
    return grant(tokens.start());
  };
  const refreshToken = (request: ReceivedRequest): PlannedResponse => {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return oauthError(415, 'fake_media', 'Not JSON.');
    const body = JSON.parse(request.body.toString() || '{}') as Record<string, unknown>;
    if (body.grant_type !== 'refresh_token')
      return oauthError(400, 'invalid_grant_type', 'Not refresh_token.');
    if (body.client_id !== clientId)
      return oauthError(401, 'fake_not_installed', 'The client ID is not known.');
    const next = tokens.refresh(String(body.refresh_token ?? ''));
    return typeof next === 'string'
      ? oauthError(401, 'invalid_grant', `The refresh token is ${next}.`)
      : grant(next);
  };
  const wallets = (request: ReceivedRequest): PlannedResponse => {
    const token = readBearer(request);
    const state = token === undefined ? 'unknown' : tokens.accessTokens.state(token);
    if (state === 'unknown') return apiError(403, 4001, 'Forbidden.');
    if (state !== 'active') return apiError(500, 1000, 'Internal error.');
    return {
      status: 200,
      body: { data: [{ wallet_id: 'fake-wallet-1', name: 'Wallet 1' }], pagination: {} },
    };
  };
  const route: Handler = request => {
    const isToken = request.path === '/v2/oauth/token';
    const isWallets = request.path === '/v2/wallets' && request.method === 'GET';
    if (!isWallets && !(isToken && /^(GET|POST)$/.test(request.method)))
      return apiError(404, 2021, 'No such endpoint.');
    const problem = badSignature(request);
    if (problem !== undefined)
      return isToken ? oauthError(401, 'fake_unauthorized', problem) : apiError(401, 2024, problem);
    if (isWallets) return wallets(request);
    return request.method === 'GET' ? getToken(request) : refreshToken(request);
  };
  const handler: Handler = async request => {
    const planned = await route(request);
    return options.signResponses
      ? signed(planned, options.signResponses, responseKeys.privateKey, now())
      : planned;
  };

  const server = await startServer(handler);
  return {
    ...server,
    baseUrl: `${server.url}/v2`,
    keys,
    responseKey: responseKeys.publicKey,
    tokens,
    mint: () => tokens.start(),
  };
}

function signed(
  planned: PlannedResponse,
  spelling: 'hyphens' | 'underscores',
  privateKey: string,
  now: number,
): PlannedResponse {
  const { headers, body } = encodeResponse(planned);
  const timestamp = String(now);
  const signature = coboSign(privateKey, Buffer.concat([body, Buffer.from(`|${timestamp}`)]));
  const extra =
    spelling === 'hyphens'
      ? { 'biz-resp-signature': signature, 'biz-timestamp': timestamp }
      : { BIZ_RESP_SIGNATURE: signature, BIZ_TIMESTAMP: timestamp };
  return { status: planned.status, headers: { ...headers, ...extra }, body };
}

function oauthError(status: number, error: string, description: string): PlannedResponse {
  return { status, body: { error, error_description: description } };
}

function apiError(status: number, code: number, message: string): PlannedResponse {
  return { status, body: { error_code: code, error_message: message, error_id: randomUUID() } };
}
