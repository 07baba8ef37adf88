import { descriptor, outage } from '@token-clients/test-support';
import { FakeClock, fakeGrant, responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';
import { HOUR, sharedStore } from './failing-store.js';

describe('a token source whose store is down', () => {
  test('serves the token in hand until it expires', async () => {
    const { clock, open, goDown, events } = sharedStore();
    const { source } = open();
    await source.get();
    goDown(true);
    await clock.advance(HOUR - 30_000);

    expect((await source.get()).value).toBe('t1');
    await clock.advance(30_000);

    await expect(source.get()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(events).toContain('store_unavailable');
  });

  test('never refreshes by a one-time token without a lease', async () => {
    const { clock, open, goDown } = sharedStore();
    const { source, grant } = open();
    await source.get();
    goDown(true);
    await clock.advance(HOUR);

    for (let i = 0; i < 20; i++) {
      await source.get().catch(() => {});
      await clock.advance(5_000);
    }
    expect(grant.calls).toHaveLength(1);
    goDown(false);

    expect((await source.get()).value).toBe('t2');
    expect(grant.calls.at(-1)?.refreshToken).toBe('r1');
  });

  test('goes on alone where nothing can be lost, with one request for all callers', async () => {
    const { clock, open, goDown } = sharedStore(descriptor);
    const { source, grant } = open();
    goDown(true);

    await Promise.all(Array.from({ length: 100 }, () => source.get()));
    await clock.advance(HOUR);
    await Promise.all(Array.from({ length: 100 }, () => source.get()));
    goDown(false);
    await clock.advance(HOUR);
    await source.get();

    expect(grant.calls).toHaveLength(3);
  });

  test('still guards a rejected credential', async () => {
    const { clock, open, goDown } = sharedStore(descriptor);
    const { source, grant } = open();
    grant.always(() => responseError(401, 'invalid_client'));
    await source.get().catch(() => {});
    goDown(true);

    for (let i = 0; i < 20; i++) {
      await expect(source.get()).rejects.toMatchObject({ code: 'locked' });
      await clock.advance(10_000);
    }

    expect(grant.calls).toHaveLength(1);
  });

  test('uses a new token that it could not store, and stores it later', async () => {
    const { clock, open, goDown, store } = sharedStore();
    const { source, grant } = open();
    await source.get();
    await clock.advance(HOUR);
    grant.always(() => {
      goDown(true);
      return {};
    });

    const caller = source.get();
    await clock.advance(1_000);
    expect((await caller).value).toBe('t2');
    goDown(false);
    grant.always(() => ({}));
    await clock.advance(HOUR);
    expect((await source.get()).value).toBe('t3');

    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r2']);
    expect(await store.read('acme')).toMatchObject({ version: 3 });
  });

  test('says so without what the store said', async () => {
    const { clock, open, goDown } = sharedStore();
    const { source } = open();
    goDown(true);

    const error = await source.get().catch(error => error);

    expect(error.message).toContain('store');
    expect(JSON.stringify([error, error.stack, error.cause])).not.toContain('store-password');
    expect(clock.timers).toBe(0);
  });
});

describe('timeoutMs', () => {
  test("must end a request before the store's hard time-out", () => {
    const clock = new FakeClock();
    const store = memoryStore({ clock, hardTimeoutMs: 8_000 });

    expect(() => tokenSource(fakeGrant({ clock }), { store, clock })).toThrow(/hard time-out of 8000/);
    expect(() => tokenSource(fakeGrant({ clock }), { store, clock, timeoutMs: 5_000 })).not.toThrow();
  });
});

test('an outage on every side ends in one clear error for each caller', async () => {
  const { clock, open } = sharedStore();
  const { source, grant } = open();
  grant.always(outage);

  const caller = source.get();
  caller.catch(() => {});
  await clock.advance(60_000);

  await expect(caller).rejects.toMatchObject({ code: 'error_response' });
});
