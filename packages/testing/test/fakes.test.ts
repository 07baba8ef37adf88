import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { isTokenClientError } from '@token-clients/runtime';
import {
  FakeClock,
  type FakeFailure,
  fakeGrant,
  responseError,
  startTokenServer,
  stubFetch,
} from '@token-clients/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';

const lifetimeMs = 60_000;

describe('fakeGrant()', () => {
  test('issues tokens that expire by the clock of their source', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ lifetimeMs });
    await using source = tokenSource(grant, { clock });

    const first = await source.get();
    await clock.advance(lifetimeMs);
    const second = await source.get();

    expect([first.value, second.value]).toEqual(['t1', 't2']);
    expect(second.expiresAt).toBe(clock.now() + lifetimeMs);
    expect(grant.count('acquire')).toBe(2);
  });

  test('brings a refresh token once where it stays, and each time where it works once', async () => {
    const sent = async (refreshTokens: 'none' | 'reusable' | 'one-time') => {
      const clock = new FakeClock();
      const grant = fakeGrant({ lifetimeMs, refreshTokens });
      await using source = tokenSource(grant, { clock });
      for (let time = 0; time < 3; time++) {
        await source.get();
        await clock.advance(lifetimeMs);
      }
      return grant.calls.map(({ refreshToken }) => refreshToken);
    };

    expect(await sent('none')).toEqual([undefined, undefined, undefined]);
    expect(await sent('reusable')).toEqual([undefined, 'r1', 'r1']);
    expect(await sent('one-time')).toEqual([undefined, 'r1', 'r2']);
  });

  test.each<[FakeFailure, string]>([
    ['wrong-secret', 'credential'],
    ['dead-grant', 'grant'],
    ['rate-limit', 'throttled'],
    ['outage', 'transient'],
    ['lost-response', 'transient'],
    ['reset', 'transient'],
    ['broken-json', 'malformed'],
  ])('%s means %s, for a made-up provider and for a real one', async (failure, kind) => {
    for (const grant of [fakeGrant(), fakeGrant({ descriptor: equinixAccessToken.descriptor })]) {
      grant.always(failure);
      const error = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);

      expect(isTokenClientError(error)).toBe(true);
      expect(grant.classify(error).kind).toBe(kind);
    }
  });

  test('returns what was planned, then what always comes, and new tokens after clear()', async () => {
    const grant = fakeGrant();
    const credentials = await grant.resolve();
    const next = async () => (await grant.acquire(credentials).catch(() => undefined))?.accessToken;
    grant.next({ accessToken: 'planned' }, 'outage', responseError(400, 'custom'));
    grant.always(({ secret }) => ({ accessToken: `of ${secret}` }));

    expect([await next(), await next(), await next(), await next()]).toEqual([
      'planned',
      undefined,
      undefined,
      'of the-secret',
    ]);
    grant.clear();
    expect(await next()).toBe('t3');
  });

  test('is what its options say', async () => {
    const { descriptor } = fakeGrant({ lockAfter: 3, refreshTokens: 'one-time' });
    const grant = fakeGrant();
    const unknown = fakeGrant({ lifetimeMs: null, cacheKey: 'mine' });

    expect(descriptor).toMatchObject({ lockout: { attempts: 3 }, rotation: 'always' });
    expect([grant.cacheKey, unknown.cacheKey]).toEqual(['acme', 'mine']);
    expect((await grant.acquire(await grant.resolve())).lifetimeMs).toBe(3_600_000);
    expect((await unknown.acquire(await unknown.resolve())).lifetimeMs).toBeNull();
  });

  test('revokes where the descriptor says how, and records it', async () => {
    const { descriptor } = fakeGrant({ refreshTokens: 'reusable' });
    const revoke = { ...descriptor.acquire, fields: { token: { token: 'accessToken' } } } as never;
    const grant = fakeGrant({ descriptor: { ...descriptor, revoke } });

    await grant.revoke?.(await grant.resolve(), { kind: 'refresh', value: 'r1' } as never);

    expect(grant.calls).toMatchObject([{ kind: 'revoke', refreshToken: 'r1', secret: 'the-secret' }]);
    expect(fakeGrant().revoke).toBeUndefined();
  });

  test('takes no failure that it does not know', () => {
    const grant = fakeGrant();

    expect(() => grant.next('outtage' as 'outage')).toThrow(/outtage is unknown.*outage/);
    expect(() => grant.always('hang' as 'outage')).toThrow(/hang is unknown/);
  });

  test('that needs a person has nothing left once its refresh token is dead', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ lifetimeMs, refreshTokens: 'one-time', needsPerson: true });
    await using source = tokenSource(grant, { clock });
    await source.get();
    grant.next('dead-grant');
    await clock.advance(lifetimeMs);

    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
  });
});

describe('FakeClock', () => {
  test('runs timers in their order as it moves, and none before', async () => {
    const clock = new FakeClock();
    const order: string[] = [];
    clock.after(20, () => order.push('second'));
    clock.after(10, () => order.push('first'));
    const cancel = clock.after(15, () => order.push('cancelled'));
    cancel();

    await clock.advance(9);
    expect(order).toEqual([]);
    await clock.advance(11);
    expect(order).toEqual(['first', 'second']);
    expect(clock.timers).toBe(0);
  });

  test('moves its wall and its monotonic time apart, and keeps the delays that it was asked for', () => {
    const clock = new FakeClock();
    const [wall, monotonic] = [clock.now(), clock.monotonic()];
    clock.after(5, () => {});

    clock.correct(-60_000);
    clock.suspend(1_000);
    clock.tick(7);

    expect([clock.now() - wall, clock.monotonic() - monotonic]).toEqual([-59_000, 7]);
    expect([clock.delays, clock.timers]).toEqual([[5], 1]);
    clock.dropTimers();
    expect(clock.timers).toBe(0);
  });

  test('shows a machine that slept: the token has expired, although no time was counted', async () => {
    const clock = new FakeClock();
    await using source = tokenSource(fakeGrant({ lifetimeMs }), { clock });
    await source.get();

    clock.suspend(2 * lifetimeMs);

    expect((await source.get()).value).toBe('t2');
  });
});

describe('stubFetch()', () => {
  test('sends what was planned to a real grant, and records what was sent', async () => {
    const fetch = stubFetch({ body: { access_token: 'a', token_timeout: '60', token_type: 'Bearer' } });
    const grant = equinixAccessToken({ clientId: 'id', clientSecret: 'secret-canary', fetch });

    const { accessToken, lifetimeMs } = await grant.acquire(await grant.resolve());

    expect({ accessToken, lifetimeMs }).toEqual({ accessToken: 'a', lifetimeMs: 60_000 });
    expect(fetch.calls.map(({ url }) => new URL(url).pathname)).toEqual(['/oauth2/v1/token']);
    expect(fetch.calls.map(({ method }) => method)).toEqual(['POST']);
    expect(JSON.parse(fetch.calls[0]?.body ?? '')).toMatchObject({ client_secret: 'secret-canary' });
  });

  test('sends the last response again and again, and rejects with an error', async () => {
    const url = 'https://acme.test/';
    const down = new Error('down');
    const fetch = stubFetch({ status: 204, body: 'none' }, down, () => Promise.reject(down), {
      status: 418,
      headers: { 'x-tea': '1' },
      body: 'short and stout',
    });

    expect((await fetch(url, {})).body).toBeNull();
    await expect(fetch(url, {})).rejects.toBe(down);
    await expect(fetch(url, {})).rejects.toBe(down);
    for (let time = 0; time < 2; time++) {
      const response = await fetch(url, { method: 'put', body: new FormData() });
      const { status, headers } = response;
      expect([status, headers.get('x-tea'), await response.text()]).toEqual([418, '1', 'short and stout']);
    }
    expect(fetch.calls.map(({ method, body }) => [method, body])).toEqual([
      ['GET', null],
      ['GET', null],
      ['GET', null],
      ['PUT', null],
      ['PUT', null],
    ]);
  });
});

describe("beside the test runner's fake timers", () => {
  afterEach(() => void vi.useRealTimers());

  test('a FakeClock moves', async () => {
    vi.useFakeTimers();
    const clock = new FakeClock();
    await using source = tokenSource(fakeGrant({ lifetimeMs }), { clock });

    const first = await source.get();
    await clock.advance(lifetimeMs);

    expect([first.value, (await source.get()).value]).toEqual(['t1', 't2']);
  });

  test('a server breaks off its response', async () => {
    vi.useFakeTimers();
    await using server = await startTokenServer(equinixAccessToken);
    server.next('cut-body');

    const response = await fetch(`${server.baseUrl}/oauth2/v1/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: 'a', client_secret: 'b' }),
    });

    await expect(response.text()).rejects.toThrow();
    expect(server.tokenRequests).toMatchObject([{ scenario: 'cut-body', outcome: 'credential' }]);
  });
});
