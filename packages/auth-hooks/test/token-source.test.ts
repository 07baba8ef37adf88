import { deferred, interactive, outage, rotating, settle } from '@token-clients/test-support';
import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';
import { HOUR, oneSource } from './one-source.js';

describe('tokenSource()', () => {
  test('requests nothing before a caller needs a token', async () => {
    const { clock, grant, source } = oneSource();

    await clock.advance(HOUR);

    expect(source.peek()).toBeUndefined();
    expect(grant.calls).toHaveLength(0);
    expect(clock.timers).toBe(0);
  });

  test('asks once for a thousand concurrent callers', async () => {
    const { grant, source } = oneSource();

    const tokens = await Promise.all(Array.from({ length: 1_000 }, () => source.get()));

    expect(grant.calls).toHaveLength(1);
    expect(new Set(tokens.map(token => token.value))).toEqual(new Set(['t1']));
  });

  test('serves the same token without a request while it is fresh', async () => {
    const { clock, grant, source } = oneSource();
    const first = await source.get();

    await clock.advance(HOUR - 301_000);

    expect(await source.get()).toBe(first);
    expect(source.peek()).toBe(first);
    expect(grant.calls).toHaveLength(1);
  });

  test('renews in the advisory window without making anybody wait', async () => {
    const { clock, grant, source } = oneSource();
    await source.get();
    await clock.advance(HOUR - 299_000);
    const slow = deferred<object>();
    grant.next(slow.promise);

    expect((await source.get()).value).toBe('t1');
    expect((await source.get()).value).toBe('t1');
    await settle();
    expect(grant.calls).toHaveLength(2);
    slow.resolve({});
    await settle();

    expect((await source.get()).value).toBe('t2');
  });

  test('makes a hundred callers at the mandatory edge wait for one request', async () => {
    const { clock, grant, source } = oneSource();
    await source.get();
    await clock.advance(HOUR - 59_000);

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.get()));

    expect(grant.calls).toHaveLength(2);
    expect(new Set(tokens.map(token => token.value))).toEqual(new Set(['t2']));
  });

  test("ends one caller's wait when that caller aborts, and nothing else", async () => {
    const { grant, source } = oneSource();
    const slow = deferred<object>();
    grant.next(slow.promise);
    const controller = new AbortController();

    const first = source.get({ signal: controller.signal });
    const second = source.get();
    await settle();
    controller.abort(new Error('enough'));

    await expect(first).rejects.toThrow('enough');
    expect(grant.calls[0]?.context?.signal?.aborted).toBe(false);
    slow.resolve({});
    expect((await second).value).toBe('t1');
    expect(grant.calls).toHaveLength(1);
  });

  test('rejects at once for a signal that is already aborted, without a request', async () => {
    const { grant, source } = oneSource();

    await expect(source.get({ signal: AbortSignal.abort(new Error('late')) })).rejects.toThrow('late');

    expect(grant.calls).toHaveLength(0);
  });

  test('emits a failure in the background as an event, and leaves no rejection unhandled', async () => {
    const { clock, grant, source } = oneSource();
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', listen);
    const failures: object[] = [];
    source.on(event => event.type === 'failure' && failures.push(event));
    await source.get();
    await clock.advance(HOUR - 200_000);
    const slow = deferred<object>();
    grant.next(slow.promise);

    await source.get();
    await clock.advance(8_000);
    slow.reject(outage());
    await settle();

    expect(failures).toMatchObject([{ background: true, kind: 'transient', status: 503 }]);
    expect(unhandled).toEqual([]);
    process.off('unhandledRejection', listen);
  });

  test('gives a token that stays valid as long as the caller asks', async () => {
    const { clock, grant, source } = oneSource();
    await source.get();
    await clock.advance(600_000);

    expect((await source.get({ minValidityMs: 2_900_000 })).value).toBe('t1');
    expect((await source.get({ minValidityMs: 3_100_000 })).value).toBe('t2');
    expect(grant.calls).toHaveLength(2);
  });

  test('rejects a validity that no token has, without a request for each call', async () => {
    const { grant, source } = oneSource();

    for (let i = 0; i < 3; i++)
      await expect(source.get({ minValidityMs: 2 * HOUR })).rejects.toMatchObject({ code: 'configuration' });

    expect(grant.calls).toHaveLength(1);
  });

  test('keeps two accounts of one provider apart, also in one store', async () => {
    const { memoryStore } = await import('../src/stores/memory.js');
    const clock = new FakeClock();
    const store = memoryStore({ clock });
    const [a, b] = [fakeGrant({ clock, cacheKey: 'a' }), fakeGrant({ clock, cacheKey: 'b' })];
    b.always(() => ({ accessToken: 'of b' }));

    expect((await tokenSource(a, { clock, store }).get()).value).toBe('t1');
    expect((await tokenSource(b, { clock, store }).get()).value).toBe('of b');
  });

  test('ends: nothing is served and no caller is left waiting', async () => {
    const { grant, source } = oneSource();
    await source.get();

    await source.close();

    expect(source.peek()).toBeUndefined();
    await expect(source.get()).rejects.toMatchObject({ code: 'closed' });
    expect(source.status().phase).toBe('closed');
    expect(grant.calls).toHaveLength(1);
  });

  test('ends with the block that uses it', async () => {
    const { source } = oneSource();
    {
      await using used = source;
      await used.get();
    }

    expect(source.peek()).toBeUndefined();
  });

  test('lets a request that is under way be stored before it ends', async () => {
    const { grant, source } = oneSource();
    const slow = deferred<object>();
    grant.next(slow.promise);
    const caller = source.get();
    await settle();
    let ended = false;

    const ending = source.close().then(() => {
      ended = true;
    });
    await settle();
    expect(ended).toBe(false);
    slow.resolve({});
    await ending;

    expect((await caller).value).toBe('t1');
  });

  test('cuts a request that can be repeated when it is abandoned, and frees its lease at once', async () => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock });
    const store = memoryStore({ clock });
    const source = tokenSource(grant, { clock, store });
    const slow = deferred<object>();
    grant.next(slow.promise);
    const caller = source.get();
    caller.catch(() => {});
    await settle();

    await source.close({ abandon: true });

    await expect(caller).rejects.toMatchObject({ code: 'closed' });
    expect(grant.calls[0]?.context?.signal?.aborted).toBe(true);
    expect((await tokenSource(grant, { clock, store }).get()).value).toBe('t1');
    expect(clock.timers).toBe(0);
  });

  test.each([
    ['waits a moment where another grant can replace it', rotating, 1_400, 't2', ['acquire', 'refresh']],
    ['gives it up after that', rotating, 1_600, 'closed', ['acquire', 'refresh', 'acquire']],
    ['waits to its end where only a person could', interactive, 9_000, 't2', ['acquire', 'refresh']],
  ])('abandoned while it spends a one-time refresh token, %s', async (_, described, ms, outcome, calls) => {
    const clock = new FakeClock();
    const grant = fakeGrant({ clock, descriptor: described });
    const store = memoryStore({ clock });
    const source = tokenSource(grant, { clock, store });
    await source.get();
    await clock.advance(HOUR);
    const slow = deferred<object>();
    grant.next(slow.promise);
    const caller = source.get().then(
      token => token.value,
      error => error.code,
    );
    await settle();

    const closed = source.close({ abandon: true });
    await clock.advance(ms);
    if (outcome === 't2') slow.resolve({});
    await closed;

    expect(await caller).toBe(outcome);
    await tokenSource(grant, { clock, store }).get();
    expect(grant.calls.map(({ kind }) => kind)).toEqual(calls);
    expect(clock.timers).toBe(0);
  });
});
