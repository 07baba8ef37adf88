import { type StubResponse, stubFetch } from '@token-clients/testing';
import { expect, describe as suite, test } from 'vitest';
import { apiClient } from '../src/client/api-client.js';
import { basicAuth } from '../src/grant/fill-token-request.js';
import { tokenGrant } from '../src/grant/token-grant.js';
import { retryAfterMs } from '../src/http-dates.js';
import { describe, descriptor, failure, getToken, servers, token } from './support/fixtures.js';
import { withServer } from './support/loopback.js';

const credentials = { clientId: 'id', clientSecret: 'secret' };

async function tokenRequest(
  response: StubResponse,
  { changes = {}, refresh = false, clientAuth = 'basic' as 'basic' | 'body' } = {},
) {
  const fetch = stubFetch(response);
  const grant = tokenGrant(describe(changes), credentials, { fetch }, clientAuth);
  const resolved = await grant.resolve();
  const clock = { now: () => 1000 * (1 + fetch.calls.length), monotonic: () => 0, after: () => () => {} };
  const done = refresh ? grant.refresh?.(resolved, 'old') : grant.acquire(resolved, { clock });
  const set = await (done ?? Promise.reject(new Error('no refresh'))).catch((error: unknown) => error);
  return { call: fetch.calls[0], calls: fetch.calls, set, grant };
}

suite('token request', () => {
  test('RFC 6749 3.2: the request is a POST with a form in UTF-8, and no secret is in its URL', async () => {
    const { call } = await tokenRequest({ body: token }, { clientAuth: 'body' });

    expect(call?.init.method).toBe('POST');
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(call?.url).not.toContain('secret');
  });

  test('RFC 6749 2.3: a request authenticates the client in one way only', async () => {
    const basic = await tokenRequest({ body: token });
    const body = await tokenRequest({ body: token }, { clientAuth: 'body' });

    expect([basic.call?.headers.has('authorization'), basic.call?.body?.includes('secret')]).toEqual([
      true,
      false,
    ]);
    expect([body.call?.headers.has('authorization'), body.call?.body?.includes('secret')]).toEqual([
      false,
      true,
    ]);
  });

  test.each([
    [' ', '+'],
    [':', '%3A'],
    ['%', '%25'],
    ['+', '%2B'],
    ['/', '%2F'],
    ['&', '%26'],
    ['=', '%3D'],
    ['~', '~'],
    ['*', '%2A'],
    [' %&+£€', '+%25%26%2B%C2%A3%E2%82%AC'],
  ])(
    'RFC 6749 2.3.1 and appendix B: Basic encodes %j as %s before it joins id and secret',
    (given, encoded) => {
      const { authorization } = basicAuth(`a${given}`, `${given}b`);

      expect(Buffer.from(authorization.slice(6), 'base64').toString()).toBe(`a${encoded}:${encoded}b`);
    },
  );

  test('RFC 6749 3.2: parameters without a value are left out', async () => {
    const fetch = stubFetch({ body: token });
    const grant = tokenGrant(
      descriptor,
      { ...credentials, scope: '' },
      { fetch, extraFields: { audience: '' } },
    );

    await grant.acquire(await grant.resolve());

    expect(fetch.calls[0]?.body).toBe('grant_type=client_credentials');
  });

  test('RFC 6749 3.2: no parameter is sent twice', () => {
    expect(() => tokenGrant(descriptor, credentials, { extraFields: { grant_type: 'password' } })).toThrow(
      'extraFields.grant_type is already sent',
    );
  });
});

suite('token response', () => {
  test.each([
    ['[]', 'wrong_shape'],
    ['"x"', 'wrong_shape'],
    ['access_token=x', 'not_json'],
    ['', 'empty'],
    ['{"error":"invalid_client"}', 'error_in_success'],
    [`{"access_token":"${'x'.repeat(2 ** 20)}"}`, 'too_large'],
  ])('RFC 6749 5.1: only a JSON object with a token is a success, not %.40j', async (body, reason) => {
    expect((await tokenRequest({ body })).set).toMatchObject({ code: 'malformed_response', reason });
  });

  test('RFC 6749 5.1: access_token is required', async () => {
    expect((await tokenRequest({ body: { token_type: 'Bearer' } })).set).toMatchObject({
      reason: 'wrong_shape',
    });
  });

  test('RFC 6749 7.1: token_type is compared without case, and an unknown type is rejected', async () => {
    expect((await tokenRequest({ body: { ...token, token_type: 'bEaReR' } })).set).toMatchObject({
      tokenType: 'bEaReR',
    });
    expect((await tokenRequest({ body: { ...token, token_type: 'mac' } })).set).toMatchObject({
      reason: 'token_type',
    });
  });

  test('RFC 6749 5.1: expires_in is optional; zero means use once; more than ten years is cut', async () => {
    const changes = { response: { ...descriptor.response, defaultLifetimeSeconds: 60 } };
    const lifetime = async (expires_in: unknown) =>
      (await tokenRequest({ body: { ...token, expires_in } }, { changes })).set;

    expect(await lifetime(undefined)).toMatchObject({ lifetimeMs: 60_000, lifetimeFrom: 'default' });
    expect(await lifetime(0)).toMatchObject({ lifetimeMs: 0 });
    expect(await lifetime(1e308)).toMatchObject({ lifetimeMs: 315_360_000_000 });
  });

  test('RFC 6749 5.1: unknown members are ignored, and no size is assumed', async () => {
    const access_token = 'x'.repeat(100_000);

    expect((await tokenRequest({ body: { ...token, access_token, example: { a: 1 } } })).set).toMatchObject({
      accessToken: access_token,
    });
  });

  test('RFC 6749 5.1: scope is recorded as granted, and absent means as asked', async () => {
    expect((await tokenRequest({ body: { ...token, scope: 'less' } })).set).toMatchObject({ scope: 'less' });
    expect((await tokenRequest({ body: token })).set).not.toHaveProperty('scope');
  });

  test('RFC 6749 6: a returned refresh token is reported, and none is made up', async () => {
    expect(
      (await tokenRequest({ body: { ...token, refresh_token: 'new' } }, { refresh: true })).set,
    ).toMatchObject({
      refreshToken: 'new',
    });
    expect((await tokenRequest({ body: token }, { refresh: true })).set).not.toHaveProperty('refreshToken');
  });

  test('RFC 6749 5.1: the lifetime counts from the moment the request was sent', async () => {
    expect((await tokenRequest({ body: token })).set).toMatchObject({ issuedAt: 1000 });
  });
});

suite('errors', () => {
  test.each([
    [400, 'invalid_client', 'credential'],
    [401, 'invalid_client', 'credential'],
    [400, 'unauthorized_client', 'request'],
    [400, 'invalid_scope', 'request'],
    [400, 'unsupported_grant_type', 'request'],
    [400, 'invalid_request', 'request'],
    [400, 'access_denied', 'request'],
    [400, 'invalid_grant', 'grant'],
  ])('RFC 6749 5.2: %i %s is %s', async (status, error, kind) => {
    const { grant, set } = await tokenRequest({ status, body: { error } });

    expect(grant.classify(set)).toEqual({ kind, outcome: 'known' });
  });

  test('RFC 6749 5.2: error_description is shown as ASCII in one line, capped and redacted', async () => {
    const error_description = `secret ü\r\n\u001b[31m${'x'.repeat(400)}`;

    const { set } = await tokenRequest({ status: 400, body: { error: 'x', error_description } });

    expect((set as { serverMessage: string }).serverMessage).toMatch(/^\[redacted\] {2}\[31mx{280,}\.\.\.$/);
  });

  test('RFC 6749 5.2: a call that failed is sent once: nothing here retries', async () => {
    expect((await tokenRequest({ status: 503 })).calls).toHaveLength(1);
  });
});

suite('use', () => {
  test('RFC 6750 2: an Authorization header of the caller is not overwritten but rejected', () => {
    expect(() => tokenGrant(descriptor, credentials, { headers: { Authorization: 'Bearer mine' } })).toThrow(
      'Authorization header',
    );
  });

  test('RFC 6750 5.3: secrets go over TLS only, except to this machine', () => {
    expect(() => tokenGrant(descriptor, credentials, { baseUrl: 'http://api.example.com' })).toThrow('https');
    expect(tokenGrant(descriptor, credentials, { baseUrl: 'http://127.0.0.1:1' }).origin).toBe(
      'http://127.0.0.1:1',
    );
  });
});

suite('best current practice', () => {
  test('RFC 9700 4.11: a refresh token goes to the endpoint that issued it, and follows no redirect', async () => {
    await withServer(
      (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/steal' }).end(),
      async (baseUrl, seen) => {
        const grant = tokenGrant(descriptor, credentials, { baseUrl, tokenPath: '/v2/token' });

        expect(await failure(grant.refresh?.(await grant.resolve(), 'r') ?? Promise.resolve())).toMatchObject(
          {
            reason: 'redirect',
          },
        );
        expect(seen.map(one => one.target)).toEqual(['/v2/token']);
      },
    );
  });

  test('RFC 7009 2.1: a revocation carries the token and its hint, and any 200 is a success', async () => {
    const fetch = stubFetch({ body: 'ok' }, { status: 503, headers: { 'retry-after': '9' } });
    const grant = tokenGrant(descriptor, credentials, { fetch });
    const revoke = async () => grant.revoke?.(await grant.resolve(), { value: 'r', kind: 'refresh' });

    await revoke();

    expect(fetch.calls[0]?.body).toBe('token=r&token_type_hint=refresh_token');
    expect(await failure(revoke() as Promise<void>)).toMatchObject({ status: 503, retryAfterMs: 9000 });
  });
});

suite('HTTP', () => {
  test('RFC 9110 10.2.3: Retry-After is read as seconds or date, and capped', async () => {
    const wait = (value: string) => retryAfterMs(new Headers({ 'retry-after': value }), 0);

    expect([wait('7'), wait('Thu, 01 Jan 1970 00:00:07 GMT'), wait('999999999')]).toEqual([
      7000, 7000, 86_400_000,
    ]);
    const client = apiClient(servers, { fetch: stubFetch({ status: 429, headers: { 'retry-after': '7' } }) });
    expect(await failure(client.data(getToken, {}))).toMatchObject({ retryAfterMs: 7000 });
  });

  test('RFC 9110 6.6.1: the clock offset comes from Date, without Age and after a short round trip', async () => {
    const date = 'Thu, 01 Jan 1970 01:00:00 GMT';

    expect((await tokenRequest({ body: token, headers: { date } })).set).toMatchObject({
      clockOffsetMs: 3_599_000,
    });
    expect((await tokenRequest({ body: token, headers: { date, age: '1' } })).set).not.toHaveProperty(
      'clockOffsetMs',
    );
  });

  test('RFC 9110 9.2.2: a failure says whether the request can have been carried out', async () => {
    const outcome = async (fetch: ReturnType<typeof stubFetch>) => {
      const grant = tokenGrant(descriptor, credentials, { fetch });
      return grant.classify(await failure(grant.acquire(await grant.resolve()))).outcome;
    };

    expect(await outcome(stubFetch(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })))).toBe('known');
    expect(await outcome(stubFetch(Object.assign(new Error('x'), { code: 'ECONNRESET' })))).toBe('unknown');
    expect(await outcome(stubFetch({ status: 502 }))).toBe('unknown');
    expect(await outcome(stubFetch({ status: 400 }))).toBe('known');
  });
});
