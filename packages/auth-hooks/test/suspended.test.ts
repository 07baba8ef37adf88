import { deferred, interactive, rotating, settle } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import type { Store } from '../src/stores/store.js';
import { tokenSource } from '../src/token-source.js';
import { dead, HOUR, rotatingSource } from './rotating-source.js';

/** A store whose process is suspended once, after a request was marked as sent. */
function suspendingStore(clock: FakeClock) {
  const real = memoryStore({ clock });
  let suspendMs = 0;
  const store: Store = {
    ...real,
    async markSent(key, step) {
      const result = await real.markSent(key, step);
      clock.suspend(suspendMs);
      suspendMs = 0;
      return result;
    },
  };
  return {
    store,
    suspendNext: (ms: number) => {
      suspendMs = ms;
    },
  };
}

test.each([
  ['credentials', undefined, 'acquire'],
  ['refresh token', rotating, 'refresh'],
])(
  'a process that was suspended after it marked a request sends no %s under that lease',
  async (_, described, kind) => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock, descriptor: described });
    const { store, suspendNext } = suspendingStore(clock);
    const source = tokenSource(grant, { clock, store, random: () => 0 });
    await source.get();
    await clock.advance(HOUR);
    suspendNext(14_000);

    expect((await source.get()).value).toBe('t2');

    expect((await store.read('acme'))?.fence).toBe(3);
    expect(grant.calls.slice(1).map(call => call.kind)).toEqual([kind]);
  },
);

test('a refresh token whose response comes late is not sent again', async () => {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock, descriptor: rotating });
  const real = memoryStore({ clock });
  const response = deferred<object>();
  const store: Store = {
    ...real,
    async markSent(key, step) {
      const result = await real.markSent(key, step);
      if (step.replay) {
        response.resolve({});
        await settle();
      }
      return result;
    },
  };
  const source = tokenSource(grant, { clock, store, random: () => 0 });
  await source.get();
  await clock.advance(HOUR);
  grant.next(response.promise);

  const caller = source.get();
  await clock.advance(11_000);

  expect((await caller).value).toBe('t2');
  expect(grant.count('refresh')).toBe(1);
});

test('a token that came late is served, although its refresh token was sent again and rejected', async () => {
  const { clock, grant, source, events } = rotatingSource(interactive);
  await source.get();
  await clock.advance(HOUR);
  const first = deferred<object>();
  const second = deferred<object>();
  grant.next(first.promise, second.promise);
  const caller = source.get();
  await clock.advance(10_100);
  expect(grant.count('refresh')).toBe(2);

  first.resolve({});
  await settle();
  second.reject(dead());

  expect((await caller).value).toBe('t2');
  expect(events).not.toContain('reauth_required');
});

test('a token that comes late ends a wait, and is not renewed at once', async () => {
  const { clock, grant, source } = rotatingSource();
  await source.get();
  await clock.advance(HOUR);
  const first = deferred<object>();
  grant.next(first.promise, new Promise<never>(() => {}));
  const caller = source.get();
  await clock.advance(20_100);
  expect(grant.count('refresh')).toBe(2);

  first.resolve({});
  await clock.advance(5_000);

  expect((await caller).value).toBe('t2');
  expect(grant.calls).toHaveLength(3);
});

test('a request goes on without its store under a time limit that only that store allows', async () => {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock });
  const real = memoryStore({ clock, leaseMs: 90_000, hardTimeoutMs: 60_000 });
  const down = () => Promise.reject(new Error('down'));
  const source = tokenSource(grant, {
    clock,
    store: { ...real, read: down, begin: down },
    timeoutMs: 30_000,
  });

  expect((await source.get()).value).toBe('t1');
});

test('a process that was suspended before the store replied waits for that reply before it uses a response', async () => {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock, descriptor: interactive });
  const real = memoryStore({ clock });
  const awake = deferred<void>();
  let commits = 0;
  const store: Store = {
    ...real,
    async commit(key, step) {
      if (++commits === 1) return real.commit(key, step);
      // Another process took this one for gone, and learned that the refresh token was spent.
      const { refreshToken: _, ...token } = step.token;
      const forgets = { reason: undefined };
      await real.commit(key, { ...step, fence: step.fence + 1, token, ageMs: HOUR, forgets });
      clock.suspend(10_000);
      clock.tick(10_000);
      await awake.promise;
      return real.commit(key, step);
    },
  };
  const source = tokenSource(grant, { clock, store, random: () => 0 });
  await source.get();
  await clock.advance(HOUR);

  const caller = source.get();
  caller.catch(() => {});
  await settle();
  // Callers wait a second for a store; the suspension took a fifth of it.
  await clock.advance(700);
  awake.resolve();

  await expect(caller).rejects.toMatchObject({ code: 'reauthentication_required' });
});

test('the newest of two responses to one refresh token is kept, in whichever order they come', async () => {
  for (const isLateFirst of [true, false]) {
    const { clock, grant, source, stored } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    const [late, replayed] = [deferred<object>(), deferred<object>()];
    grant.next(late.promise, replayed.promise);
    const caller = source.get();
    await clock.advance(10_100);
    const old = { accessToken: 'old', refreshToken: 'old refresh token' };
    const newest = { accessToken: 'newest', refreshToken: 'newest refresh token' };

    if (isLateFirst) late.resolve(old);
    else replayed.resolve(newest);
    await settle();
    if (isLateFirst) replayed.resolve(newest);
    else late.resolve(old);
    await settle();

    expect((await caller).value).toBe('newest');
    expect(await stored()).toMatchObject(newest);
    expect(source.peek()?.value).toBe('newest');
  }
});
