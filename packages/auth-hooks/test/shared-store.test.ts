import { deferred, descriptor, interactive, rotating, settle } from '@token-clients/test-support';
import { fakeGrant, responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { HOUR, sharedStore } from './failing-store.js';

describe('token sources that share a store', () => {
  test('make one request for all of them, cold', async () => {
    const { clock, open } = sharedStore();
    const grant = fakeGrant({ clock, descriptor: rotating });
    grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(900, resolve));
      return {};
    });
    const sources = Array.from({ length: 8 }, () => open(grant).source);

    const callers = Promise.all(sources.flatMap(source => Array.from({ length: 25 }, () => source.get())));
    await clock.advance(2_000);

    expect(new Set((await callers).map(token => token.value))).toEqual(new Set(['t1']));
    expect(grant.calls).toHaveLength(1);
  });

  test('resolve no credentials while the stored token is fresh, and once to refresh it', async () => {
    const { clock, open, events } = sharedStore(descriptor);
    await open().source.get();
    const { grant, source } = open();

    const token = await source.get();

    expect(token.value).toBe('t1');
    expect(grant.resolved).toBe(0);
    expect(events).toEqual(['lease', 'acquire', 'adopt']);

    await clock.advance(HOUR);
    await source.get();

    expect(grant.resolved).toBe(1);
  });

  test('resolve no credentials for a token that another one renewed meanwhile', async () => {
    const { clock, open } = sharedStore(descriptor);
    const [first, second] = [open(), open()];
    await first.source.get();
    await second.source.get();
    await clock.advance(HOUR);
    await first.source.get();

    const token = await second.source.get();

    expect(token.value).toBe(first.source.peek()?.value);
    expect(second.grant.resolved).toBe(0);
  });

  test('send two requests at most to a server that needs five seconds, whatever the number of callers', async () => {
    const { clock, open } = sharedStore(descriptor);
    const grant = fakeGrant({ clock });
    grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(5_000, resolve));
      return {};
    });
    const sources = Array.from({ length: 10 }, () => open(grant).source);

    const callers = Promise.all(sources.flatMap(source => Array.from({ length: 100 }, () => source.get())));
    await clock.advance(10_000);

    expect(new Set((await callers).map(token => token.value)).size).toBe(1);
    expect(grant.calls.map(({ at }) => at - (grant.calls[0]?.at ?? 0))).toEqual([0, expect.any(Number)]);
  });

  test('send a wrong secret twice at most to a server that needs five seconds', async () => {
    const { clock, open } = sharedStore(descriptor);
    const grant = fakeGrant({ clock });
    grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(5_000, resolve));
      throw responseError(401, 'invalid_client');
    });
    const sources = Array.from({ length: 10 }, () => open(grant).source);

    const callers = Promise.allSettled(sources.map(source => source.get()));
    await clock.advance(60_000);
    await callers;
    for (const source of sources) await source.get().catch(() => {});
    await clock.advance(3_600_000);
    for (const source of sources) await source.get().catch(() => {});

    expect(grant.calls.length).toBeLessThanOrEqual(2);
  });

  test('take over from a holder that is not heard of, once, and use what comes first', async () => {
    const { clock, open } = sharedStore(descriptor);
    const [a, b] = [open(), open()];
    a.grant.next(new Promise<never>(() => {}));
    const first = a.source.get();
    first.catch(() => {});
    await settle();

    const second = b.source.get();
    await clock.advance(2_300);

    expect((await second).value).toBe('t1');
    expect([a.grant.calls.length, b.grant.calls.length]).toEqual([1, 1]);
    await clock.advance(15_000);
    expect((await first).value).toBe('t1');
  });

  test('make one refresh for all of them, and none is sent twice', async () => {
    const { clock, open } = sharedStore();
    const grant = fakeGrant({ clock, descriptor: rotating });
    const sources = Array.from({ length: 8 }, () => open(grant).source);

    for (let round = 0; round < 5; round++) {
      const callers = Promise.all(sources.map(source => source.get()));
      await clock.advance(1_000);
      await callers;
      await clock.advance(HOUR);
    }

    expect(grant.count('acquire')).toBe(1);
    expect(grant.calls.slice(1).map(call => call.refreshToken)).toEqual(['r1', 'r2', 'r3', 'r4']);
  });

  test('adopt what a sibling brought, as old as it is', async () => {
    const { clock, open, events } = sharedStore();
    const [a, b] = [open(), open()];
    await a.source.get();
    await clock.advance(600_000);

    const token = await b.source.get();

    expect(b.grant.calls).toHaveLength(0);
    expect(token.expiresAt).toBe(clock.now() + HOUR - 600_000);
    expect(events).toContain('adopt');
  });

  test('serve the old token while a sibling renews it', async () => {
    const { clock, open } = sharedStore();
    const [a, b] = [open(), open()];
    await a.source.get();
    await b.source.get();
    await clock.advance(HOUR - 200_000);
    const slow = deferred<object>();
    a.grant.next(slow.promise);
    await a.source.get();
    await settle();

    expect((await b.source.get()).value).toBe('t1');

    slow.resolve({});
    await clock.advance(2_000);
    expect(b.grant.calls).toHaveLength(0);
    expect((await b.source.get()).value).toBe('t2');
  });

  test('recover by the first grant when a holder died after it sent', async () => {
    const { clock, open, events, store } = sharedStore();
    const { source, grant } = open();
    await source.get();
    await clock.advance(HOUR);
    const { epoch = '', version = 0 } = (await store.read('acme')) ?? {};
    const seen = { epoch, version };
    const lease = await store.begin('acme', { owner: 'dead', seen, fingerprint: 'x' });
    const fence = lease.is === 'lease' ? lease.fence : 0;
    await store.markSent('acme', { owner: 'dead', fence, seen, request: 'refresh' });

    const caller = source.get();
    await clock.advance(3_000);

    expect((await caller).value).toBe('t2');
    expect(grant.calls.map(call => call.kind)).toEqual(['acquire', 'acquire']);
    expect(events).toContain('wait');
  });

  test('keep apart what was rejected: a sibling with a newer token is asked before the server', async () => {
    const { open } = sharedStore();
    const [a, b] = [open(), open()];
    b.grant.always(() => ({ accessToken: 'of b' }));
    const old = await a.source.get();
    await b.source.get();
    b.source.invalidate(old.id);
    const newer = await b.source.get();

    a.source.invalidate(old.id);

    expect((await a.source.get({ newerThan: old.id })).value).toBe(newer.value);
    expect(a.grant.calls).toHaveLength(1);
  });

  test('give back a version that the store lost', async () => {
    const { clock, open, texts, store } = sharedStore();
    const { source, grant } = open();
    await source.get();
    const before = new Map(texts);
    await clock.advance(HOUR);
    await source.get();
    texts.clear();
    for (const [key, text] of before) texts.set(key, text);

    await clock.advance(HOUR);
    expect((await source.get()).value).toBe('t3');

    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r2']);
    expect(await store.read('acme')).toMatchObject({ version: 3, token: { refreshToken: 'r3' } });
  });

  test('never serve an expired token that took the place of what a late response brought', async () => {
    const { clock, open, store, events } = sharedStore(interactive);
    const { grant, source } = open();
    const first = await source.get();
    await clock.advance(HOUR);
    const response = deferred<object>();
    grant.next(response.promise);
    const caller = source.get();
    caller.catch(() => {});
    await settle();
    // Another process took this one for gone, and learned that the refresh token was spent.
    const { epoch = '', version = 0 } = (await store.read('acme')) ?? {};
    await store.commit('acme', {
      owner: 'another process',
      fence: 9,
      seen: { epoch, version },
      token: { accessToken: first.value, tokenType: 'Bearer', lifetimeMs: HOUR, lifetimeFrom: 'response' },
      ageMs: HOUR,
      fingerprint: 'any',
      forgets: { reason: undefined },
    });
    response.resolve({});

    await expect(caller).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(grant.calls).toHaveLength(2);
    expect(events).toContain('superseded');
    expect(events).not.toContain('refresh');
  });

  test('forget a token that a sibling revoked', async () => {
    const { clock, open } = sharedStore();
    const [a, b] = [open(), open()];
    await a.source.get();
    await b.source.get();
    await a.source.revoke();
    await clock.advance(HOUR - 200_000);
    await b.source.get();
    await settle();

    expect(b.grant.count('refresh')).toBe(0);
    expect((await b.source.get()).value).toBe('t1');
    expect(b.grant.count('acquire')).toBe(1);
  });
});
