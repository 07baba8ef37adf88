import { randomUUID } from 'node:crypto';
import type { ReceivedRequest } from '../http/request.js';
import { readBasic, readBearer, readForm } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { type Handler, type RunningServer, startServer } from '../http/server.js';
import { IssuedTokens } from '../oauth/issued-tokens.js';

/** Options of {@link startBenchlingServer}. */
export interface BenchlingServerOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Seconds; 900 if left out. */
  readonly expiresIn?: number;
  /** Status of the page that a wrong tenant shows. */
  readonly pageStatus?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A server that behaves as one Benchling tenant. */
export interface BenchlingServer extends RunningServer {
  /** A tenant that does not exist: each path below it is an HTML page. */
  readonly wrongTenantUrl: string;
  readonly accessTokens: IssuedTokens;
}

/**
 * Starts a server with the shape of Benchling v2: form, HTTP Basic whose parts are **not** form-decoded, or credentials
 * in the body, errors inside an object, tokens of 900 s. `GET /api/v2/projects` is an API that wants the token.
 */
export async function startBenchlingServer(options: BenchlingServerOptions = {}): Promise<BenchlingServer> {
  const { clientId = 'fake-client-id', clientSecret = 'fake-client-secret', expiresIn = 900 } = options;
  const accessTokens = new IssuedTokens(options.now);

  const token = (request: ReceivedRequest): PlannedResponse => {
    const form = readForm(request);
    if (typeof form === 'string') return errorResponse(400, 'invalid_request', form);
    const basic = readBasic(request);
    const inBody = form.has('client_id') || form.has('client_secret');
    if (basic && inBody) return errorResponse(400, 'invalid_request', 'Credentials came twice.');
    if (form.get('grant_type') !== 'client_credentials') {
      return errorResponse(400, 'unsupported_grant_type', 'Only client_credentials is supported.');
    }
    const id = basic ? basic.id : form.get('client_id');
    const secret = basic ? basic.secret : form.get('client_secret');
    if (id !== clientId || secret !== clientSecret) {
      return errorResponse(401, 'invalid_client', 'The client ID or the client secret is not right.');
    }
    const accessToken = accessTokens.issue(`ben-at-${randomUUID()}`, expiresIn * 1000);
    return { status: 200, body: { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn } };
  };
  const handler: Handler = request => {
    if (request.path === '/api/v2/token') return token(request);
    if (request.path === '/api/v2/projects') return projects(request, accessTokens);
    return { status: options.pageStatus ?? 404, headers: { 'content-type': 'text/html' }, body: PAGE };
  };

  const server = await startServer(handler);
  return { ...server, wrongTenantUrl: `${server.url}/wrong-tenant`, accessTokens };
}

const PAGE =
  '<!DOCTYPE html><html><head><title>Page not found</title></head><body>No such tenant.</body></html>';

function projects(request: ReceivedRequest, tokens: IssuedTokens): PlannedResponse {
  const token = readBearer(request);
  return token !== undefined && tokens.state(token) === 'active'
    ? { status: 200, body: { projects: [{ id: 'src_fake1', name: 'Project 1' }] } }
    : errorResponse(401, 'invalid_token', 'The access token is not valid.');
}

function errorResponse(status: number, type: string, message: string): PlannedResponse {
  return { status, body: { error: { type, message, userMessage: message } } };
}
