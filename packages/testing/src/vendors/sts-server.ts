import { randomUUID } from 'node:crypto';
import { readBasic, readForm } from '../http/request.js';
import type { PlannedResponse } from '../http/response.js';
import { type Handler, type RunningServer, startServer } from '../http/server.js';
import { IssuedTokens } from '../oauth/issued-tokens.js';

/** Options of {@link startStsServer}. */
export interface StsServerOptions {
  /** Whether a subject token is good. Asked for each exchange; the default accepts any string but `expired`. */
  readonly acceptSubject?: (subjectToken: string) => boolean | Promise<boolean>;
  /** So many exchanges get 409, which means "try again". */
  readonly conflicts?: number;
  /** Seconds; 3600 if left out. */
  readonly expiresIn?: number;
  readonly tokenType?: string;
  /** A registered client that may use `client_credentials` with HTTP Basic. */
  readonly client?: { readonly id: string; readonly secret: string };
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A server that behaves as sts.eqix.equinix.com. */
export interface StsServer extends RunningServer {
  readonly accessTokens: IssuedTokens;
  /** Exchanges that still get 409; may be set while the server runs. */
  conflicts: number;
}

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/**
 * Starts a server with the shape of Equinix STS: RFC 8693 as a form, on `/use/token` (the specs) and `/v1/token` (the
 * newer pages, where a scope is required).
 */
export async function startStsServer(options: StsServerOptions = {}): Promise<StsServer> {
  const accessTokens = new IssuedTokens(options.now);
  const accept = options.acceptSubject ?? (token => token !== 'expired');
  const expiresIn = options.expiresIn ?? 3600;
  const state = { conflicts: options.conflicts ?? 0 };

  const issue = (): PlannedResponse => ({
    status: 200,
    body: {
      access_token: accessTokens.issue(`sts-at-${randomUUID()}`, expiresIn * 1000),
      issued_token_type: ACCESS_TOKEN,
      token_type: options.tokenType ?? 'Bearer',
      expires_in: expiresIn,
    },
  });
  const exchange = async (form: URLSearchParams): Promise<PlannedResponse> => {
    const subjectToken = form.get('subject_token');
    if (!subjectToken) return errorResponse('invalid_request', 'subject_token is missing.');
    if (form.get('subject_token_type') !== ID_TOKEN) {
      return errorResponse('invalid_request', 'subject_token_type must be the one of an ID token.');
    }
    if (!(await accept(subjectToken)))
      return errorResponse('invalid_request', 'The subject token is not valid.');
    if (state.conflicts > 0) {
      state.conflicts -= 1;
      return { status: 409, body: { error: 'conflict', error_description: 'Please try again.' } };
    }
    return issue();
  };
  const handler: Handler = async request => {
    if (request.path !== '/use/token' && request.path !== '/v1/token')
      return { status: 404, body: 'No such path.' };
    const form = readForm(request);
    if (typeof form === 'string') return errorResponse('invalid_request', form);
    if (request.path === '/v1/token' && !form.get('scope'))
      return errorResponse('invalid_scope', 'scope is missing.');
    if (form.get('grant_type') === EXCHANGE) return exchange(form);
    if (form.get('grant_type') !== 'client_credentials')
      return errorResponse('unsupported_grant_type', 'No such grant.');
    const { client } = options;
    const basic = readBasic(request);
    const known = client && basic && basic.id === client.id && basic.secret === client.secret;
    return known ? issue() : errorResponse('invalid_client', 'The client is not known.');
  };

  const server = await startServer(handler);
  return Object.assign(state, server, { accessTokens });
}

function errorResponse(error: string, description: string): PlannedResponse {
  return { status: 400, body: { error, error_description: description } };
}
