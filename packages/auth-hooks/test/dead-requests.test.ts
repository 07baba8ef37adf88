import { interactive, rotating, settle } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import type { Store } from '../src/stores/store.js';
import { tokenSource } from '../src/token-source.js';

const HOUR = 3_600_000;
const never = () => new Promise<never>(() => {});

/** Where a host ends a request, its promises stay open and its timers never fire. */
describe('tokenSource() on a host that ends what a request has begun', () => {
  test.each([
    ['client credentials', undefined],
    ['refresh tokens', rotating],
  ])('gets a first token after the request that asked for it has ended (%s)', async (_, described) => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock, descriptor: described });
    const events: string[] = [];
    const source = tokenSource(grant, { clock, onEvent: ({ type }) => events.push(type) });
    grant.next(never());
    void source.get();
    await settle();
    clock.dropTimers();

    const caller = source.get();
    await clock.advance(14_000);

    expect((await caller).value).toBe('t1');
    expect(grant.calls).toHaveLength(2);
    expect(events).toContain('stalled');
  });

  test('renews a token whose renewal was begun by a request that has ended', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    const source = tokenSource(grant, { clock, random: () => 0 });
    await source.get();
    await clock.advance(HOUR - 290_000);
    grant.next(never());
    await source.get();
    await settle();
    clock.dropTimers();
    await clock.advance(140_000);

    expect((await source.get()).value).toBe('t1');
    await settle();
    expect((await source.get()).value).toBe('t2');
  });

  test('sends no one-time refresh token again before the hard time-out', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock, descriptor: interactive });
    const source = tokenSource(grant, { clock });
    await source.get();
    await clock.advance(HOUR);
    grant.next(never());
    void source.get();
    await settle();
    clock.dropTimers();

    const caller = source.get();
    await clock.advance(60_000);

    expect((await caller).value).toBe('t2');
    const [first = 0, second = 0] = grant.calls.slice(1).map(({ at }) => at);
    // A double that counts milliseconds since 1970 is exact to a quarter of a microsecond.
    expect(second - first).toBeGreaterThanOrEqual(15_000 - 0.001);
  });

  test('hands each request to waitUntil, as a promise that never rejects', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    grant.next(new Error('no'), {});
    const handed: Promise<unknown>[] = [];
    const source = tokenSource(grant, { clock, waitUntil: promise => handed.push(promise) });
    const first = source.get().catch(() => {});
    await clock.advance(20_000);
    await first;
    await source.get();

    expect(handed.length).toBeGreaterThan(0);
    await Promise.all(handed);
  });
});

describe('tokenSource() whose parts never settle', () => {
  test('asks again when a store does not respond', async () => {
    const clock = new FakeClock();
    const memory = memoryStore({ clock });
    let hangs = true;
    const store: Store = {
      ...memory,
      begin: (key, step) => {
        if (!hangs) return memory.begin(key, step);
        hangs = false;
        return never();
      },
    };
    const source = tokenSource(fakeGrant({ clock }), { clock, store });

    const caller = source.get();
    await clock.advance(40_000);

    expect((await caller).value).toBe('t1');
  });

  test('waits for credentials that a person types as long as its option says', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    const { resolve } = grant;
    grant.resolve = async () => {
      await new Promise<void>(typed => void clock.after(300_000, typed));
      return resolve();
    };
    const events: string[] = [];
    const source = tokenSource(grant, {
      clock,
      credentialsTimeoutMs: 600_000,
      onEvent: ({ type }) => events.push(type),
    });

    const caller = source.get();
    await clock.advance(300_000);

    expect((await caller).value).toBe('t1');
    expect(events).toEqual(['acquire']);
  });

  test('ends each wait with a timeout when nothing ever responds', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    grant.resolve = never;
    const source = tokenSource(grant, { clock });

    const callers = [source.get(), source.get()];
    for (const caller of callers) caller.catch(() => {});
    await clock.advance(200_000);

    for (const caller of callers) await expect(caller).rejects.toMatchObject({ code: 'timeout' });
    await source.close();
    expect(clock.timers).toBe(0);
  });
});
