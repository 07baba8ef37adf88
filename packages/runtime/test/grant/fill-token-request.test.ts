import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/errors/errors.js';
import { basicAuth, fillTokenRequest, takesToken } from '../../src/grant/fill-token-request.js';
import type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  TokenRequest,
} from '../../src/model/descriptor.js';
import { descriptor } from '../support/fixtures.js';

const decoded = (header: { authorization: string }) =>
  Buffer.from(header.authorization.replace('Basic ', ''), 'base64').toString();

test('basicAuth() form-encodes id and secret, or joins them raw', () => {
  expect(decoded(basicAuth('my id', 'a:ü'))).toBe('my+id:a%3A%C3%BC');
  expect(decoded(basicAuth('my id', 'a:ü', 'raw'))).toBe('my id:a:ü');
  expect(decoded(basicAuth('id', ''))).toBe('id:');
});

test('basicAuth() rejects a colon in an id that is joined raw: the server would cut it there', () => {
  expect(() => basicAuth('a:b', 'c', 'raw')).toThrow(ConfigurationError);
  expect(decoded(basicAuth('a:b', 'c'))).toBe('a%3Ab:c');
});

describe('fillTokenRequest()', () => {
  const value = (name: string) => ({ clientId: 'id', clientSecret: 's', scope: 'a b' })[name];

  test('puts credentials, grant type and extra fields where the descriptor says', () => {
    const filled = fillTokenRequest(
      descriptor,
      descriptor.acquire,
      { value },
      {
        clientAuth: 'body',
        extraFields: { audience: 'x', empty: '' },
        tokenPath: '/v2/token',
      },
    );

    expect(filled).toMatchObject({ parameters: {}, headers: {} });
    expect(filled.body).toEqual({
      client_id: 'id',
      client_secret: 's',
      grant_type: 'client_credentials',
      scope: 'a b',
      audience: 'x',
    });
    expect(filled.operation.path).toBe('/v2/token');
    expect(filled.operation.secrets).toContain('client_secret');
  });

  test('puts the fields of a request without a body into its query', () => {
    const { body, parameters, operation } = fillTokenRequest(
      descriptor,
      { ...descriptor.acquire, fieldsIn: 'query' },
      { value },
      { clientAuth: 'none' },
    );

    expect(body).toBeUndefined();
    expect(parameters).toEqual({ client_id: 'id', grant_type: 'client_credentials', scope: 'a b' });
    expect(operation.query).toEqual(['client_id', 'grant_type', 'scope']);
  });

  test('puts fields that are parameters of the operation where those belong', () => {
    const { body, parameters, operation } = fillTokenRequest(
      descriptor,
      {
        ...descriptor.acquire,
        operation: {
          ...descriptor.acquire.operation,
          path: '/{tenant}/token',
          query: ['audience'],
          header: ['X-Region'],
        },
        fields: {
          tenant: { credential: 'scope' },
          audience: { value: 'api' },
          'X-Region': { value: 'eu' },
          grant_type: { value: 'client_credentials' },
        },
      },
      { value },
      { clientAuth: 'body' },
    );

    expect(parameters).toEqual({ tenant: 'a b', audience: 'api', 'X-Region': 'eu' });
    expect(body).toEqual({ client_id: 'id', client_secret: 's', grant_type: 'client_credentials' });
    expect(operation.query).toEqual(['audience']);
  });

  test('writes numbers, booleans, lists and fields inside of others as JSON wants them', () => {
    const values: Record<string, string> = { clientId: 'id', clientSecret: 's', team: '7', roles: 'a b' };
    const { body } = fillTokenRequest(
      {
        ...descriptor,
        clientAuth: {
          methods: ['body'],
          id: { credential: 'clientId', field: '/auth/client_id' },
          secret: { credential: 'clientSecret', field: '/auth/client_secret' },
        },
      },
      {
        ...descriptor.acquire,
        fields: {
          persistent: { value: false },
          team: { credential: 'team', as: 'json' },
          roles: { credential: 'roles', as: 'list' },
          '/auth/a~1b': { value: 1 },
        },
      },
      { value: name => values[name] },
      { clientAuth: 'body' },
    );

    expect(body).toEqual({
      auth: { client_id: 'id', client_secret: 's', 'a/b': 1 },
      persistent: false,
      team: 7,
      roles: ['a', 'b'],
    });
  });

  test('rejects a credential that spells no number where JSON wants one, without showing it', () => {
    const request = { ...descriptor.acquire, fields: { team: { credential: 'scope', as: 'json' } } } as const;

    expect(() => fillTokenRequest(descriptor, request, { value }, { clientAuth: 'none' })).toThrow(
      'scope must be a number or a boolean.',
    );
  });

  test('sends the id alone where a certificate or a JWT is the proof, or nothing is, and the secret as a bearer token where it is one', () => {
    const { secret: _, ...clientAuth } = descriptor.clientAuth;
    const filled = (method: ClientAuthenticationMethod, auth: ClientAuthentication) =>
      fillTokenRequest(
        { ...descriptor, clientAuth: auth },
        descriptor.acquire,
        { value },
        { clientAuth: method },
      );

    expect(filled('tls_client_auth', clientAuth).body).toMatchObject({ client_id: 'id' });
    expect(filled('private_key_jwt', clientAuth).headers).toEqual({});
    expect(filled('none', descriptor.clientAuth)).toMatchObject({
      headers: {},
      body: { client_id: 'id', grant_type: 'client_credentials', scope: 'a b' },
    });
    expect(filled('none', descriptor.clientAuth).body).not.toHaveProperty('client_secret');
    expect(filled('bearer', descriptor.clientAuth)).toMatchObject({
      headers: { authorization: 'Bearer s' },
      body: { grant_type: 'client_credentials', scope: 'a b' },
    });
  });

  test('authenticates by a header alone, and puts in the token', () => {
    const refresh = descriptor.refresh as TokenRequest;
    const { body, headers } = fillTokenRequest(
      descriptor,
      refresh,
      { value },
      {
        clientAuth: 'basic',
        tokens: { refresh: 'r1' },
      },
    );

    expect(headers).toEqual(basicAuth('id', 's'));
    expect(body).toEqual({ grant_type: 'refresh_token', refresh_token: 'r1' });
  });

  test('leaves out what has no value', () => {
    const nothing = { value: () => undefined };

    expect(fillTokenRequest(descriptor, descriptor.acquire, nothing, { clientAuth: 'body' }).body).toEqual({
      grant_type: 'client_credentials',
    });
  });
});

test('takesToken() says which tokens a request takes', () => {
  expect(takesToken(descriptor.revoke, 'refresh')).toBe(true);
  expect(takesToken(descriptor.revoke, 'access')).toBe(false);
  expect(takesToken(undefined, 'access')).toBe(false);
});
