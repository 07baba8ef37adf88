import { inspect } from 'node:util';
import { stubFetch } from '@token-clients/testing';
import { expect, describe as suite, test } from 'vitest';
import type { GrantOptions } from '../../src/grant/grant-options.js';
import { tokenGrant } from '../../src/grant/token-grant.js';
import type { ClientAuthenticationMethod } from '../../src/model/descriptor.js';
import { describe, descriptor, failure, token } from '../support/fixtures.js';

const credentials = { clientId: 'my id', clientSecret: 'my:secret' };

async function acquire(
  options: GrantOptions = {},
  method?: ClientAuthenticationMethod,
  provider = descriptor,
) {
  const fetch = stubFetch({ body: token });
  const grant = tokenGrant(provider, credentials, { fetch, ...options }, method);
  const set = await grant.acquire(await grant.resolve());
  return { set, call: fetch.calls[0] };
}

suite('tokenGrant() acquire', () => {
  test('sends what the descriptor says and reads the response by its mapping', async () => {
    const { set, call } = await acquire();

    expect(call).toMatchObject({
      url: 'https://api.example.com/oauth2/v1/token',
      body: 'grant_type=client_credentials',
    });
    expect(set).toMatchObject({ accessToken: 'token-1', lifetimeMs: 3_600_000, lifetimeFrom: 'response' });
  });

  test('counts the lifetime from the moment of sending, by the given clock', async () => {
    const fetch = stubFetch({ body: token, headers: { date: 'Thu, 01 Jan 1970 00:00:01 GMT' } });
    const grant = tokenGrant(descriptor, credentials, { fetch });
    let now = 500;
    const clock = { now: () => (now += 500), monotonic: () => 0, after: () => () => {} };

    const set = await grant.acquire(await grant.resolve(), { clock });

    expect(set).toMatchObject({ issuedAt: 1000, clockOffsetMs: 250 });
  });

  test('asks a function for its credential at every token request', async () => {
    let asked = 0;
    const fetch = stubFetch({ body: token });
    const grant = tokenGrant(
      descriptor,
      { ...credentials, clientSecret: () => `s${++asked}` },
      { fetch },
      'body',
    );

    await grant.acquire(await grant.resolve());
    await grant.acquire(await grant.resolve());

    expect(asked).toBe(2);
    expect(fetch.calls.map(call => call.body)).toEqual([
      'client_id=my+id&client_secret=s1&grant_type=client_credentials',
      'client_id=my+id&client_secret=s2&grant_type=client_credentials',
    ]);
  });

  test('takes its own time limit and signal', async () => {
    const fetch = stubFetch(() => new Promise<never>(() => {}));
    const grant = tokenGrant(descriptor, credentials, { fetch, timeoutMs: 20 });
    const resolved = await grant.resolve();

    expect(await failure(grant.acquire(resolved))).toMatchObject({ code: 'timeout', timeoutMs: 20 });
    expect(await failure(grant.acquire(resolved, { timeoutMs: 10 }))).toMatchObject({ timeoutMs: 10 });
    expect(await failure(grant.acquire(resolved, { signal: AbortSignal.abort('no') }))).toBe('no');
  });
});

suite('tokenGrant() client authentication', () => {
  const basic = (header: string | null | undefined) =>
    Buffer.from(header?.slice(6) ?? '', 'base64').toString();

  test('form-encodes the parts of Basic, or joins them raw where the server wants it', async () => {
    const raw = describe({ clientAuth: { ...descriptor.clientAuth, basicEncoding: 'raw' } });

    expect(basic((await acquire({}, 'basic')).call?.headers.get('authorization'))).toBe('my+id:my%3Asecret');
    expect(basic((await acquire({}, 'basic', raw)).call?.headers.get('authorization'))).toBe(
      'my id:my:secret',
    );
  });

  test('puts id and secret into the body', async () => {
    const { call } = await acquire({}, 'body');

    expect(call?.body).toBe('client_id=my+id&client_secret=my%3Asecret&grant_type=client_credentials');
    expect(call?.headers.has('authorization')).toBe(false);
  });

  test('puts id and secret into the query, and nowhere else', async () => {
    const { call } = await acquire({}, 'query');

    expect(call?.url).toBe(
      'https://api.example.com/oauth2/v1/token?client_id=my+id&client_secret=my%3Asecret',
    );
    expect(call?.body).toBe('grant_type=client_credentials');
  });

  test('puts id and secret into headers, and nowhere else', async () => {
    const { call } = await acquire({}, 'header');

    expect(call?.headers.get('client_secret')).toBe('my:secret');
    expect(call?.body).toBe('grant_type=client_credentials');
  });

  test('sends the id but no secret where a signature proves the client, all in the query of a GET', async () => {
    const signed = describe({
      clientAuth: { ...descriptor.clientAuth, methods: ['signature'] },
      acquire: {
        ...descriptor.acquire,
        operation: {
          name: 'getToken',
          method: 'GET',
          path: '/oauth/token',
          token: '/access_token',
          signature: 'Test',
        },
        fieldsIn: 'query',
      },
    });
    const signer = { scheme: 'Test', sign: ({ url }: { url: string }) => ({ url, headers: { 'x-s': '1' } }) };

    const { call } = await acquire({ signer, extraFields: { org_id: 'o' } }, undefined, signed);

    expect(call?.url).toBe(
      'https://api.example.com/oauth/token?client_id=my+id&grant_type=client_credentials&org_id=o',
    );
    expect(call?.headers.get('x-s')).toBe('1');
    expect(call?.body).toBeNull();
  });

  test('sends neither where the grant itself proves enough', async () => {
    const none = describe({ clientAuth: { methods: ['none'] } });

    expect((await acquire({}, undefined, none)).call?.body).toBe('grant_type=client_credentials');
  });
});

suite('tokenGrant() fields', () => {
  test('come in the order of the descriptor, then the further ones, without what is empty', async () => {
    const fetch = stubFetch({ body: token });
    const extraFields = { audience: 'a', empty: '' };
    const grant = tokenGrant(descriptor, { ...credentials, scope: 'x y' }, { fetch, extraFields });

    await grant.acquire(await grant.resolve());

    expect(fetch.calls[0]?.body).toBe('grant_type=client_credentials&scope=x+y&audience=a');
  });

  test.each(['grant_type', 'client_id', 'client_secret', 'refresh_token'])(
    'rejects the extra field %s, which the grant sends itself',
    name => {
      expect(() => tokenGrant(descriptor, credentials, { extraFields: { [name]: 'x' } })).toThrow(
        `extraFields.${name} is already sent`,
      );
    },
  );

  test('may be given as extra fields where the option was left out', async () => {
    expect((await acquire({ extraFields: { scope: 'x' } })).call?.body).toContain('scope=x');
    expect(() =>
      tokenGrant(descriptor, { ...credentials, scope: 'y' }, { extraFields: { scope: 'x' } }),
    ).toThrow('extraFields.scope');
  });
});

suite('tokenGrant() refresh and revoke', () => {
  test('sends the refresh token, and keeps one that comes back', async () => {
    const fetch = stubFetch({ body: { ...token, refresh_token: 'new' } });
    const grant = tokenGrant(descriptor, credentials, { fetch });

    const set = await grant.refresh?.(await grant.resolve(), 'old token');

    expect(fetch.calls[0]?.body).toBe('grant_type=refresh_token&refresh_token=old+token');
    expect(set?.refreshToken).toBe('new');
  });

  test('has no token of a response that the spec documents without one, and says so', async () => {
    const operation = { ...descriptor.acquire.operation, tokenless: [202, 204] };
    const grant = tokenGrant(describe({ acquire: { ...descriptor.acquire, operation } }), credentials, {
      fetch: stubFetch({ status: 204, body: '' }, { status: 202, body: { state: 'pending' } }),
    });
    const resolved = await grant.resolve();

    expect(await failure(grant.acquire(resolved))).toMatchObject({
      reason: 'empty',
      message: 'getToken got an empty response of status 204, without a token.',
    });
    expect(await failure(grant.acquire(resolved))).toMatchObject({ reason: 'wrong_shape', status: 202 });
  });

  test('refreshes where it acquires, also at another of the paths', async () => {
    const fetch = stubFetch({ body: token });
    const grant = tokenGrant(descriptor, credentials, { fetch, tokenPath: '/v2/token' });
    const resolved = await grant.resolve();

    await grant.acquire(resolved);
    await grant.refresh?.(resolved, 'r');

    expect(fetch.calls.map(call => call.url)).toEqual(Array(2).fill('https://api.example.com/v2/token'));
  });

  test('revokes the kind of token that the operation takes, and rejects the other', async () => {
    const fetch = stubFetch({ status: 200 });
    const grant = tokenGrant(descriptor, credentials, { fetch });
    const resolved = await grant.resolve();

    await grant.revoke?.(resolved, { value: 'r', kind: 'refresh' });

    expect(fetch.calls[0]).toMatchObject({ url: 'https://api.example.com/revoke' });
    expect(fetch.calls[0]?.body).toBe('token=r&token_type_hint=refresh_token');
    expect(
      await failure(grant.revoke?.(resolved, { value: 'a', kind: 'access' }) ?? Promise.resolve()),
    ).toMatchObject({ code: 'configuration', message: 'example: revokeToken cannot revoke access tokens.' });
  });

  test('has neither where the provider has neither', () => {
    const { refresh: _, revoke: __, ...plain } = descriptor;

    expect(tokenGrant(plain, credentials)).not.toHaveProperty('refresh');
    expect(tokenGrant(plain, credentials)).not.toHaveProperty('revoke');
  });
});

suite('tokenGrant() options', () => {
  test.each([
    ['clientSecret', 'clientSecret is missing', { clientId: 'x' }, {}, undefined],
    ['clientSecret', 'clientSecret is missing', { clientId: 'x', clientSecret: '' }, {}, undefined],
    ['clientAuth', 'clientAuth must be basic or body', credentials, {}, 'none'],
    [
      'tokenPath',
      'tokenPath must be /oauth2/v1/token or /v2/token',
      credentials,
      { tokenPath: '/../x' },
      undefined,
    ],
    ['baseUrl', 'baseUrl must be', credentials, { baseUrl: 'http://h.example' }, undefined],
    ['headers', 'Authorization header', credentials, { headers: { AUTHORIZATION: 'Basic x' } }, undefined],
  ] as const)("that can't work are rejected at once: %s", (option, message, given, options, method) => {
    const make = () => tokenGrant(descriptor, given, options, method);

    expect(make).toThrow(message);
    expect(make).toThrow(expect.objectContaining({ code: 'configuration', option }));
  });

  test('need a descriptor of this version: of another one, nothing is sent', () => {
    const { response, ...other } = descriptor;
    const old = { ...other, answer: response } as unknown as typeof descriptor;

    expect(() => tokenGrant(old, credentials)).toThrow(
      'the descriptor was generated by another version; install all packages in the same version.',
    );
  });

  test('must have a signer of the scheme where requests are signed', () => {
    const acquire = {
      ...descriptor.acquire,
      operation: { ...descriptor.acquire.operation, signature: 'Test' },
    };
    const other = { scheme: 'Other', sign: () => ({ url: '', headers: {} }) };

    expect(() => tokenGrant(describe({ acquire }), credentials)).toThrow('requests must be signed (Test)');
    expect(() => tokenGrant(describe({ acquire }), credentials, { signer: other })).toThrow('must be signed');
  });

  test('may have an Authorization header where the token request has none', async () => {
    const { call } = await acquire({ headers: { authorization: 'Bearer gateway' } }, 'body');

    expect(call?.headers.get('authorization')).toBe('Bearer gateway');
  });
});

test('tokenGrant() prints without a secret', () => {
  const grant = tokenGrant(descriptor, { ...credentials, clientSecret: 'canary-secret' });

  expect(inspect(grant, { depth: 10, showHidden: true })).not.toContain('canary');
  expect(JSON.stringify(grant)).not.toContain('canary');
});
