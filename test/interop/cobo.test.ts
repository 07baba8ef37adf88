import { bearerFetch, coboSigner, signedFetch, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { JumpClock } from '@token-clients/test-support';
import { coboKeyPair, startCoboServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { app, startCobo, tokenRequests } from './cobo-setup.js';
import { failureOf, typesOf, watched } from './helpers.js';

describe('Cobo OAuth', () => {
  test('gets a token by a signed GET, and makes calls that carry both signature and token', async () => {
    await using cobo = await startCobo();

    const response = await cobo.wallets();

    expect(await response.json()).toMatchObject({ data: [{ wallet_id: 'fake-wallet-1' }] });
    expect(cobo.server.requests.map(({ method, target, status }) => [method, target, status])).toEqual([
      ['GET', '/v2/oauth/token?client_id=fake-client-id&org_id=fake-org-id&grant_type=org_implicit', 200],
      ['GET', '/v2/wallets?limit=10', 200],
    ]);
  });

  test('uses each refresh token once over several refreshes, the newest next', async () => {
    const clock = new JumpClock();
    await using cobo = await startCobo({ clock, expiresIn: 600 });

    const ids = new Set<string>();
    for (let n = 0; n < 5; n++) {
      ids.add((await cobo.source.get()).id);
      clock.jump(600_000);
    }

    const [first, ...refreshTokens] = tokenRequests(cobo.server);
    expect(first).toBe('org_implicit');
    expect(new Set(refreshTokens).size).toBe(4);
    expect(ids.size).toBe(5);
    expect(cobo.server.tokens).toMatchObject({ refreshes: 4, reuses: 0 });
  });

  test('takes HTTP 500 with code 1000 for the end of the token: refreshes, and sends the call once more', async () => {
    const clock = new JumpClock();
    await using cobo = await startCobo({ clock });
    await cobo.wallets();
    clock.jump(60_000);
    cobo.server.tokens.accessTokens.expire();

    const response = await cobo.wallets();

    expect(response.status).toBe(200);
    expect(cobo.server.requests.slice(-3).map(({ path, status }) => [path, status])).toEqual([
      ['/v2/wallets', 500],
      ['/v2/oauth/token', 200],
      ['/v2/wallets', 200],
    ]);
    expect(tokenRequests(cobo.server)).toHaveLength(2);
  });

  test('returns any other HTTP 500 as it is', async () => {
    await using cobo = await startCobo();
    await cobo.source.get();
    const body = { error_code: 2000, error_message: 'Broken.', error_id: 'x' };
    cobo.server.faults.next({ kind: 'response', response: { status: 500, body } });

    const response = await cobo.wallets();

    expect([response.status, await response.json()]).toEqual([500, body]);
    expect(tokenRequests(cobo.server)).toEqual(['org_implicit']);
  });

  test('falls back to org_implicit when the refresh token is dead, and no caller notices', async () => {
    const clock = new JumpClock();
    await using cobo = await startCobo({ clock, expiresIn: 600 });
    const before = await cobo.source.get();
    const [refreshToken = ''] = cobo.server.tokens.refreshTokens.all;
    cobo.server.tokens.revoke(refreshToken);
    clock.jump(600_000);

    const after = await cobo.source.get();
    const response = await cobo.wallets();

    expect(after.id).not.toBe(before.id);
    expect(response.status).toBe(200);
    expect(tokenRequests(cobo.server)).toEqual(['org_implicit', refreshToken, 'org_implicit']);
    expect(typesOf(cobo.events)).toEqual(['acquire', 'acquire']);
  });

  test('replays a refresh whose response got lost, once and at once; then org_implicit takes over', async () => {
    const clock = new JumpClock({ hurried: true });
    await using cobo = await startCobo({ clock, expiresIn: 600 });
    await cobo.source.get();
    clock.jump(600_000);
    cobo.server.faults.next({ kind: 'response-lost' });

    const token = await cobo.source.get();

    const [, sent, again, last] = tokenRequests(cobo.server);
    expect([sent === again, last]).toEqual([true, 'org_implicit']);
    expect(typesOf(cobo.events)).toEqual(['acquire', 'replay', 'acquire']);
    expect(cobo.server.tokens.accessTokens.state(token.value)).toBe('active');
  });

  test('is forgiven a replay by a server with a grace window: one pair, no fall-back', async () => {
    const clock = new JumpClock({ hurried: true });
    await using cobo = await startCobo({ clock, expiresIn: 600, graceMs: 10_000 });
    await cobo.source.get();
    clock.jump(600_000);
    cobo.server.faults.next({ kind: 'response-lost' });

    await cobo.source.get();

    expect(cobo.server.tokens).toMatchObject({ refreshes: 1, replays: 1, reuses: 0 });
    expect(tokenRequests(cobo.server).filter(each => each === 'org_implicit')).toHaveLength(1);
  });

  test('stops after one attempt when the key is not known, and starts over with the right one', async () => {
    await using cobo = await startCobo();
    const signer = coboSigner({ privateKey: coboKeyPair().privateKey });
    await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl: cobo.server.baseUrl }));

    const codes = [(await failureOf(source.get())).code, (await failureOf(source.get())).code];
    const right = await cobo.source.get();

    expect(codes).toEqual(['error_response', 'locked']);
    expect(tokenRequests(cobo.server)).toHaveLength(2);
    expect(right.type).toBe('Bearer');
  });
});

describe('a Cobo signature', () => {
  test('is new for each attempt, with a nonce that only grows', async () => {
    const clock = new JumpClock();
    await using cobo = await startCobo({ clock });
    await cobo.wallets();
    clock.jump(60_000);
    cobo.server.tokens.accessTokens.expire();
    await Promise.all([cobo.wallets(), cobo.wallets(), cobo.wallets()]);

    const nonces = cobo.server.requests.map(({ headers }) => Number(headers['biz-api-nonce']));
    const signatures = cobo.server.requests.map(({ headers }) => headers['biz-api-signature']);

    expect(new Set(nonces).size).toBe(nonces.length);
    expect(new Set(signatures).size).toBe(signatures.length);
    expect(cobo.server.requests.filter(({ status }) => status === 401)).toEqual([]);
  });

  test.each(['hyphens', 'underscores'] as const)(
    'of the server is checked on token and API responses, headers with %s',
    async signResponses => {
      await using server = await startCoboServer({ signResponses });
      const signer = coboSigner({ privateKey: server.keys.privateKey, responseKey: server.responseKey });
      await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl: server.baseUrl }));
      const api = bearerFetch(source, { origins: [server.url], signer });

      const response = await api(`${server.baseUrl}/wallets`);

      expect(await response.json()).toMatchObject({ data: [{ wallet_id: 'fake-wallet-1' }] });
    },
  );

  test('of another key, or none, makes a response unusable: no token comes of it', async () => {
    await using server = await startCoboServer({ signResponses: 'hyphens' });
    await using unsigned = await startCoboServer({ keys: server.keys });
    const signer = coboSigner({
      privateKey: server.keys.privateKey,
      responseKey: coboKeyPair().publicKey,
    });
    for (const { baseUrl } of [server, unsigned]) {
      const { events: _, ...options } = watched();
      await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl }), options);

      const error = await failureOf(source.get());

      expect(error).toMatchObject({ code: 'malformed_response', reason: 'signature' });
      expect(source.peek()).toBeUndefined();
    }
    const api = signedFetch(signer, { origins: [server.url] });
    await expect(api(`${server.baseUrl}/wallets`)).rejects.toMatchObject({ reason: 'signature' });
  });

  test('follows the clock of the server once a response has shown the difference', async () => {
    const clock = new JumpClock();
    const aheadMs = 45_000;
    await using server = await startCoboServer({ now: () => clock.now() + aheadMs });
    server.faults.always({ kind: 'skewed-date', skewMs: aheadMs });
    const signer = coboSigner({
      privateKey: server.keys.privateKey,
      clockOffsetMs: () => source.status().clockOffsetMs ?? 0,
    });
    await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl: server.baseUrl }));

    const before = performance.now();
    await bearerFetch(source, { origins: [server.url], signer })(`${server.baseUrl}/wallets`);
    const tookMs = performance.now() - before;

    const off = server.requests.map(({ headers, receivedAt }) => {
      return Number(headers['biz-api-nonce']) - receivedAt - aheadMs;
    });
    // A Date header counts in seconds.
    expect(Math.abs((off[0] ?? 0) + aheadMs)).toBeLessThanOrEqual(1_000 + tookMs);
    expect(Math.abs(off[1] ?? Infinity)).toBeLessThanOrEqual(1_000 + tookMs);
  });

  test('by a clock that is an hour off is rejected once; the Date of that response is enough to go on', async () => {
    const aheadMs = 3_600_000;
    await using server = await startCoboServer({ now: () => Date.now() + aheadMs });
    server.faults.always({ kind: 'skewed-date', skewMs: aheadMs });
    let clockOffsetMs = 0;
    const signer = coboSigner({ privateKey: server.keys.privateKey, clockOffsetMs: () => clockOffsetMs });
    await using source = tokenSource(coboOAuth({ ...app, signer, baseUrl: server.baseUrl }));

    const error = await failureOf(source.get());
    const held = await failureOf(source.get());
    const date = error.code === 'error_response' ? error.response.headers.get('date') : null;
    clockOffsetMs = Date.parse(date ?? '') - Date.now();
    await source.reset();
    const token = await source.get();

    expect([error.code, held.code]).toEqual(['error_response', 'locked']);
    expect(server.tokens.accessTokens.state(token.value)).toBe('active');
    expect(server.requests).toHaveLength(2);
  });
});
