import type { StubFetch } from '@token-clients/testing';
import type { ClientOptions } from '../../src/model/call.js';
import type { TokenDescriptor } from '../../src/model/descriptor.js';
import type { Operation } from '../../src/model/operation.js';

/** A token operation with a JSON body. */
export const getToken: Operation = {
  name: 'getToken',
  method: 'POST',
  path: '/oauth2/v1/token',
  body: 'json',
  token: '/access_token',
  secrets: ['client_secret', 'refresh_token'],
  errors: {
    code: ['/error', '/error_code'],
    message: ['/error_description', '/error_message'],
    spellings: { errorCode: 'error_code', errorMessage: 'error_message' },
  },
};

/** An operation that is no token request: no body, a path, a query and a header. */
export const listItems: Operation = {
  name: 'listItems',
  method: 'GET',
  path: '/items/{owner}',
  query: ['limit', 'tag'],
  header: ['x-trace'],
};

export const descriptor: TokenDescriptor = {
  provider: 'example',
  title: 'Example',
  servers: [{ url: 'https://api.example.com' }],
  credentials: {
    clientId: { description: 'ID.', secret: false, required: true },
    clientSecret: { description: 'Secret.', secret: true, required: true },
    scope: { description: 'Scope.', secret: false, required: false },
  },
  clientAuth: {
    methods: ['basic', 'body', 'query', 'header'],
    id: { credential: 'clientId', field: 'client_id' },
    secret: { credential: 'clientSecret', field: 'client_secret' },
  },
  acquire: {
    operation: { ...getToken, body: 'form' },
    grantType: 'client_credentials',
    fields: { grant_type: { value: 'client_credentials' }, scope: { credential: 'scope' } },
    fieldsIn: 'body',
    otherPaths: ['/v2/token'],
  },
  refresh: {
    operation: { ...getToken, name: 'refreshToken', body: 'form' },
    grantType: 'refresh_token',
    fields: { grant_type: { value: 'refresh_token' }, refresh_token: { token: 'refresh' } },
    fieldsIn: 'body',
  },
  revoke: {
    operation: { name: 'revokeToken', method: 'POST', path: '/revoke', body: 'form', secrets: ['token'] },
    grantType: 'revoke',
    fields: { token: { token: 'refresh' }, token_type_hint: { value: 'refresh_token' } },
    fieldsIn: 'body',
  },
  response: {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
    refreshToken: '/refresh_token',
    refreshLifetime: { field: '/refresh_expires_in', unit: 'seconds' },
    scope: '/scope',
  },
  rotation: 'may',
  failures: [],
  expired: [{ status: 401 }],
  secretFields: ['client_secret', 'refresh_token', 'access_token', 'token'],
};

/** A descriptor that differs in some members. */
export function describe(changes: Partial<TokenDescriptor>): TokenDescriptor {
  return { ...descriptor, ...changes };
}

export const servers = descriptor.servers;

export const token = { access_token: 'token-1', token_type: 'Bearer', expires_in: 3600 };

export function options(fetch: StubFetch, more: ClientOptions = {}): ClientOptions {
  return { fetch, ...more };
}

/** The error that a promise rejects with; fails if it does not. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
}
