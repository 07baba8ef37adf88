import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { JumpClock } from '@token-clients/test-support';
import { startEquinixServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { failureOf, watched } from './helpers.js';

const account = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret' };

describe('Equinix access tokens', () => {
  test('are asked for as JSON, put on calls, and acquired again when they end: there is no refresh', async () => {
    const clock = new JumpClock();
    await using server = await startEquinixServer({ now: clock.now });
    await using source = tokenSource(equinixAccessToken({ ...account, baseUrl: server.url }), { clock });
    const api = bearerFetch(source, { origins: [server.url], clock });

    const before = await api(`${server.url}/fabric/v4/ports`);
    clock.jump(3_600_000);
    const after = await api(`${server.url}/fabric/v4/ports`);

    expect([before.status, after.status]).toEqual([200, 200]);
    const tokenRequests = server.requests.filter(({ method }) => method === 'POST');
    expect(tokenRequests.map(({ path }) => path)).toEqual(['/oauth2/v1/token', '/oauth2/v1/token']);
    expect(JSON.parse(tokenRequests[0]?.text ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
    });
  });

  test.each([
    ['3599', 3599],
    ['3599 (60 minutes)', 3599],
    ['900', 900],
    // What can't be read counts as the hour that the vendor documents.
    ['an hour', 3600],
  ])('live as long as the text %j says', async (tokenTimeout, seconds) => {
    await using server = await startEquinixServer({ tokenTimeout });
    await using source = tokenSource(equinixAccessToken({ ...account, baseUrl: server.url }));

    const { issuedAt, expiresAt } = await source.get();

    expect((expiresAt ?? 0) - issuedAt).toBe(seconds * 1000);
  });

  test('are replaced once for five calls that meet the end of one token at different times', async () => {
    const clock = new JumpClock();
    await using server = await startEquinixServer({ now: clock.now });
    await using source = tokenSource(equinixAccessToken({ ...account, baseUrl: server.url }), { clock });
    const api = bearerFetch(source, { origins: [server.url], clock });
    await api(`${server.url}/fabric/v4/ports`);
    clock.jump(60_000);
    server.accessTokens.expire();
    for (let n = 0; n < 5; n++) server.faults.next({ kind: 'delay', ms: 15 * n });

    const responses = await Promise.all(
      Array.from({ length: 5 }, () => api(`${server.url}/fabric/v4/ports`)),
    );

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(server.tokenRequests()).toBe(2);
  });
});

describe.each(['snake_case', 'camelCase'] as const)('a wrong Equinix secret, rejected in %s', errorKeys => {
  test('is sent at most twice by 20 callers at once and 20 in a row, so the account stays open', async () => {
    await using server = await startEquinixServer({ errorKeys });
    const grant = equinixAccessToken({ ...account, clientSecret: 'wrong', baseUrl: server.url });
    await using source = tokenSource(grant);

    const together = await Promise.all(Array.from({ length: 20 }, () => failureOf(source.get())));
    const inRow: string[] = [];
    for (let n = 0; n < 20; n++) inRow.push((await failureOf(source.get())).code);

    expect(server.account.attempts).toBeLessThanOrEqual(2);
    expect(server.account.locked).toBe(false);
    expect(together[0]).toMatchObject({ code: 'error_response', serverCode: 'S1006', status: 400 });
    expect(new Set(inRow)).toEqual(new Set(['locked']));
    expect(source.status()).toMatchObject({ phase: 'empty', obstacle: 'blocked' });
  });
});

describe('an Equinix account', () => {
  test('stays open over hours of calls with a wrong secret: two attempts in all', async () => {
    const clock = new JumpClock();
    await using server = await startEquinixServer();
    const grant = equinixAccessToken({ ...account, clientSecret: 'wrong', baseUrl: server.url });
    await using source = tokenSource(grant, { clock });

    for (let minute = 0; minute < 300; minute += 5) {
      await failureOf(source.get());
      clock.jump(300_000);
    }

    expect(server.account.attempts).toBe(2);
    expect(server.account.locked).toBe(false);
  });

  test('is used again at once when its secret changes', async () => {
    await using server = await startEquinixServer();
    let clientSecret = 'wrong';
    const grant = equinixAccessToken({ ...account, clientSecret: () => clientSecret, baseUrl: server.url });
    await using source = tokenSource(grant);
    await failureOf(source.get());
    await failureOf(source.get());

    clientSecret = account.clientSecret;
    const token = await source.get();

    expect(server.accessTokens.state(token.value)).toBe('active');
    expect(server.account.attempts).toBe(2);
  });

  test('is tried again after reset(), for one more attempt', async () => {
    await using server = await startEquinixServer({ clientSecret: 'not yet known here' });
    await using source = tokenSource(equinixAccessToken({ ...account, baseUrl: server.url }));
    await failureOf(source.get());

    // The owner corrects it in the portal; the options here stay as they are.
    server.account.changeSecret(account.clientSecret);
    const still = await failureOf(source.get());
    await source.reset();
    const token = await source.get();

    expect(still.code).toBe('locked');
    expect(server.accessTokens.state(token.value)).toBe('active');
  });

  test('that another user locked costs one attempt, then nothing is sent', async () => {
    await using server = await startEquinixServer({ lockAfter: 0, errorKeys: 'camelCase' });
    const { events, ...options } = watched();
    await using source = tokenSource(equinixAccessToken({ ...account, baseUrl: server.url }), options);

    const first = await failureOf(source.get());
    const second = await failureOf(source.get());

    expect([first.code, second.code]).toEqual(['error_response', 'locked']);
    expect(server.account.attempts).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(['failure', 'blocked']);
  });
});
