import { lockoutGuard, tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import {
  AuthenticationApi,
  basicAuth,
  descriptor as benchling,
  benchlingAuth,
} from '@token-clients/benchling-auth';
import {
  descriptor as equinix,
  equinixAccessToken,
  OAuth2TokenApi,
} from '@token-clients/equinix-access-token';
import { apiClient, type TokenRequest, tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startBenchlingServer, startEquinixServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { failureOf } from './helpers.js';

const wrong = { clientId: 'fake-client-id', clientSecret: 'wrong-secret' };
const fields = (clientSecret = wrong.clientSecret) => ({
  client_id: wrong.clientId,
  client_secret: clientSecret,
  grant_type: 'client_credentials' as const,
});

/** One store, a token source and a class over it, and a server that locks after five rejected logins. */
async function arrange() {
  const clock = new JumpClock();
  const server = await startEquinixServer({ now: clock.now });
  const store = memoryStore({ clock });
  const guard = lockoutGuard(equinix, { store, clock });
  const api = new OAuth2TokenApi({ baseUrl: server.url, guard });
  const source = (secret = wrong.clientSecret) =>
    tokenSource(equinixAccessToken({ ...wrong, clientSecret: secret, baseUrl: server.url }), {
      store,
      clock,
    });
  return { clock, server, store, api, source, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe('lockoutGuard()', () => {
  test('lets a class send a rejected secret once, whatever the number of calls', async () => {
    await using it = await arrange();

    const first = await Promise.all(
      Array.from({ length: 6 }, () => failureOf(it.api.getOAuth2AccessToken(fields()))),
    );
    const later = await failureOf(it.api.getOAuth2AccessToken(fields()));

    expect(first.map(({ code }) => code).sort()).toEqual(['error_response', ...Array(5).fill('locked')]);
    expect(later).toMatchObject({ code: 'locked', status: 400, serverCode: 'S1006' });
    expect(it.server.tokenRequests()).toBe(1);
  });

  test('counts an error response that a caller gets as a result', async () => {
    await using it = await arrange();

    expect(await it.api.getOAuth2AccessTokenResult(fields())).toMatchObject({ ok: false, status: 400 });
    expect(await failureOf(it.api.getOAuth2AccessTokenResult(fields()))).toMatchObject({ code: 'locked' });

    expect(it.server.tokenRequests()).toBe(1);
  });

  test('keeps a source from sending what was rejected for a class, and the other way round', async () => {
    await using it = await arrange();
    await failureOf(it.api.getOAuth2AccessToken(fields()));
    expect(await failureOf(it.source().get())).toMatchObject({ code: 'locked' });

    const other = 'another-wrong-secret';
    await failureOf(it.source(other).get());
    expect(await failureOf(it.api.getOAuth2AccessToken(fields(other)))).toMatchObject({ code: 'locked' });

    expect(it.server.tokenRequests()).toBe(2);
  });

  test('guards every operation that carries the secret', async () => {
    await using it = await arrange();
    const { client_id, client_secret } = fields();
    await failureOf(
      it.api.refreshOAuth2AccessToken({ client_id, client_secret, refresh_token: 'a-refresh-token' }),
    );

    const { code } = await failureOf(it.source().get());

    expect(code).toBe('locked');
    expect(it.server.tokenRequests()).toBe(1);
  });

  test('knows the credentials of a refresh on another server as those of the token', async () => {
    await using login = await startEquinixServer();
    await using refreshes = await startEquinixServer();
    const { acquire } = equinix;
    const refresh: TokenRequest = {
      operation: {
        ...acquire.operation,
        name: 'refreshOAuth2AccessToken',
        path: '/oauth2/v1/refreshaccesstoken',
        required: ['client_id', 'client_secret', 'refresh_token'],
        servers: [{ url: refreshes.url }],
      },
      grantType: 'refresh_token',
      fields: { refresh_token: { token: 'refresh' } },
      fieldsIn: 'body',
    };
    const here = { ...acquire.operation, servers: [{ url: login.url }] };
    const apart = { ...equinix, acquire: { ...acquire, operation: here }, refresh };
    const store = memoryStore();
    const client = apiClient(equinix.servers, { guard: lockoutGuard(apart, { store }) });
    const { grant_type: _, ...body } = { ...fields(), refresh_token: 'a-refresh-token' };

    await failureOf(client.data(refresh.operation, { body }));
    const source = tokenSource(tokenGrant(apart, wrong), { store });

    expect(await failureOf(source.get())).toMatchObject({ code: 'locked' });
    expect(await failureOf(client.data(here, { body: fields() }))).toMatchObject({
      code: 'locked',
    });
    expect([refreshes.tokenRequests(), login.tokenRequests()]).toEqual([1, 0]);
  });

  test('probes once after a quarter of an hour, then no more until reset()', async () => {
    await using it = await arrange();
    await failureOf(it.api.getOAuth2AccessToken(fields()));
    it.clock.jump(900_000);
    await failureOf(it.api.getOAuth2AccessToken(fields()));
    it.clock.jump(30 * 86_400_000);
    const held = await failureOf(it.api.getOAuth2AccessToken(fields()));
    expect(held.code).toBe('locked');
    expect(held).not.toHaveProperty('retryAt');
    expect(it.server.tokenRequests()).toBe(2);

    await it.source().reset();
    await failureOf(it.api.getOAuth2AccessToken(fields()));

    expect(it.server.tokenRequests()).toBe(3);
  });

  test('lets the right secret through at once, many at a time, also after a wrong one', async () => {
    await using it = await arrange();
    await failureOf(it.api.getOAuth2AccessToken(fields()));
    const right = fields('fake-client-secret');

    await it.api.getOAuth2AccessToken(right);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => it.api.getOAuth2AccessToken(right)));

    expect(new Set(tokens.map(token => token.access_token)).size).toBe(20);
  });

  test('sees that a secret which worked was changed at the server', async () => {
    await using it = await arrange();
    const right = fields('fake-client-secret');
    await it.api.getOAuth2AccessToken(right);
    it.server.account.changeSecret('a-new-secret');

    const codes = [];
    for (let n = 0; n < 4; n++) codes.push((await failureOf(it.api.getOAuth2AccessToken(right))).code);

    expect(codes).toEqual(['error_response', 'locked', 'locked', 'locked']);
  });

  test('goes on in memory where the store can not be reached', async () => {
    await using it = await arrange();
    const broken = { ...it.store, begin: async () => Promise.reject(new Error('away')) };
    const guard = lockoutGuard(equinix, { store: broken });
    const api = new OAuth2TokenApi({ baseUrl: it.server.url, guard });

    await failureOf(api.getOAuth2AccessToken(fields()));
    const { code } = await failureOf(api.getOAuth2AccessToken(fields()));

    expect(code).toBe('locked');
  });

  test('knows the credentials of HTTP Basic as the grant does', async () => {
    await using server = await startBenchlingServer();
    const store = memoryStore();
    const hard = { clientId: 'id 1', clientSecret: 'p+a%s=/&ü' };
    const baseUrl = `${server.url}/api/v2`;
    const api = new AuthenticationApi({ baseUrl, guard: lockoutGuard(benchling, { store }) });
    const headers = basicAuth(hard.clientId, hard.clientSecret);
    await failureOf(api.generateToken({ grant_type: 'client_credentials' }, { headers }));

    const { code } = await failureOf(tokenSource(benchlingAuth({ ...hard, baseUrl }), { store }).get());

    expect(code).toBe('locked');
    expect(server.requests).toHaveLength(1);
  });

  test('shows no secret in what it stores or throws', async () => {
    await using it = await arrange();
    await failureOf(it.api.getOAuth2AccessToken(fields()));

    const error = await failureOf(it.api.getOAuth2AccessToken(fields()));
    const key = equinixAccessToken({ ...wrong, baseUrl: it.server.url }).cacheKey;

    expect(JSON.stringify([error, error.message, error.stack, await it.store.read(key)])).not.toContain(
      wrong.clientSecret,
    );
  });
});
