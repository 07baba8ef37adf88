import { FakeClock, fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { windowsFor } from '../src/lifecycle/windows.js';
import { tokenSource } from '../src/token-source.js';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

function make(lifetimeMs: number | null, options: Parameters<typeof tokenSource>[1] = {}) {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock, lifetimeMs });
  return { clock, grant, source: tokenSource(grant, { clock, random: () => 0, ...options }) };
}

describe('windowsFor()', () => {
  test.each([
    [1_000, 500, 100],
    [10_000, 5_000, 1_000],
    [20_000, 10_000, 2_000],
    [60_000, 12_000, 2_000],
    [900_000, 180_000, 27_000],
    [3_600_000, 300_000, 60_000],
    [30 * 24 * HOUR, 300_000, 60_000],
  ])(
    'a lifetime of %d ms is renewed %d ms before its end and insisted on %d ms before',
    (lifetime, advisory, mandatory) => {
      expect(windowsFor(lifetime, () => 0)).toEqual({ advisoryMs: advisory, mandatoryMs: mandatory });
    },
  );

  test('spreads early renewals by up to a fifth', () => {
    expect(windowsFor(HOUR, () => 0.999).advisoryMs).toBeCloseTo(360_000, -3);
  });

  test('never lets wanted windows swallow the lifetime', () => {
    expect(windowsFor(60_000, () => 0, { advisoryMs: HOUR, mandatoryMs: HOUR })).toEqual({
      advisoryMs: 36_000,
      mandatoryMs: 6_000,
    });
  });
});

describe('tokenSource() and lifetimes', () => {
  test.each([
    ['NaN', Number.NaN, null, 1],
    ['unknown', null, null, 1],
    ['infinite', Number.POSITIVE_INFINITY, 10 * YEAR, 1],
    ['1e308', 1e308, 10 * YEAR, 1],
    ['10 years', 10 * YEAR, 10 * YEAR, 1],
    ['zero', 0, 0, 3],
    ['negative', -5, 0, 3],
  ])('a lifetime that is %s has a defined result', async (_, lifetimeMs, counted, requests) => {
    const { source, grant } = make(lifetimeMs);

    for (let i = 0; i < 3; i++) expect((await source.get()).value).toMatch(/^t\d/);

    const { expiresAt, issuedAt } = source.status();
    expect(expiresAt === null ? null : (expiresAt ?? 0) - (issuedAt ?? 0)).toBe(counted);
    expect(grant.calls).toHaveLength(requests);
  });

  test('shares a token that may be used once among the callers who waited for it', async () => {
    const { source, grant } = make(0);

    await Promise.all(Array.from({ length: 100 }, () => source.get()));

    expect(grant.calls).toHaveLength(1);
    expect(source.peek()).toBeUndefined();
  });

  test('emits an event when a lifetime could not be read', async () => {
    const { source, grant } = make(null);
    grant.always(() => ({ lifetimeMs: 900_000, lifetimeFrom: 'unreadable' }));
    const events: object[] = [];
    source.on(event => event.type === 'lifetime' && events.push(event));

    await source.get();

    expect(events).toMatchObject([{ type: 'lifetime', usedMs: 900_000 }]);
  });

  test.each([1_000, 900_000, 30 * 24 * HOUR, 10 * YEAR])(
    'a token of %d ms is asked for once in its life and once again after it',
    async lifetimeMs => {
      const { source, grant, clock } = make(lifetimeMs);
      await source.get();
      await clock.advance(lifetimeMs * 0.4);
      await source.get();
      expect(grant.calls).toHaveLength(1);

      await clock.advance(lifetimeMs);
      await source.get();

      expect(grant.calls).toHaveLength(2);
    },
  );

  test('counts the lifetime from when the request was sent', async () => {
    const { source, grant, clock } = make(HOUR);
    grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(8_000, resolve));
      return { lifetimeMs: HOUR };
    });
    const sentAt = clock.now();

    const caller = source.get();
    await clock.advance(8_000);

    expect((await caller).expiresAt).toBe(sentAt + HOUR);
  });

  test('is expired if either clock says so', async () => {
    const sleep = make(HOUR);
    const setBack = make(HOUR);
    await Promise.all([sleep.source.get(), setBack.source.get()]);

    sleep.clock.suspend(HOUR);
    setBack.clock.correct(-HOUR);
    setBack.clock.tick(HOUR);

    expect(sleep.source.peek()).toBeUndefined();
    expect(setBack.source.peek()).toBeUndefined();
    expect((await sleep.source.get()).value).toBe('t2');
    expect((await setBack.source.get()).value).toBe('t2');
  });

  test.each([HOUR, -HOUR])('makes at most one request when the clock is corrected by %d ms', async by => {
    const { source, grant, clock } = make(2 * HOUR);
    await source.get();

    clock.correct(by);
    for (let i = 0; i < 10; i++) await source.get();
    clock.correct(-by);
    for (let i = 0; i < 10; i++) await source.get();

    expect(grant.calls.length).toBeLessThanOrEqual(2);
  });

  test('emits an event when the clocks differ by a minute or more', async () => {
    const { source, grant } = make(HOUR);
    grant.always(() => ({ clockOffsetMs: HOUR }));
    const events: object[] = [];
    source.on(event => event.type === 'skew' && events.push(event));

    await source.get();

    expect(events).toMatchObject([{ offsetMs: HOUR }]);
    expect(source.status().clockOffsetMs).toBe(HOUR);
  });
});

describe('tokenSource() that keeps warm', () => {
  test('renews without being asked, by timers that hold no process', async () => {
    const { source, grant, clock } = make(HOUR, { keepWarm: true });
    await clock.advance(HOUR);
    expect(grant.calls).toHaveLength(0);
    await source.get();

    await clock.advance(10 * HOUR);

    expect(grant.calls.length).toBeGreaterThanOrEqual(11);
    expect(grant.calls.length).toBeLessThanOrEqual(12);
    await source.close();
    expect(clock.timers).toBe(0);
  });

  test.each([30 * 24 * HOUR, 10 * YEAR])('survives a lifetime of %d ms', async lifetimeMs => {
    const { source, grant, clock } = make(lifetimeMs, { keepWarm: true });
    await source.get();

    await clock.advance(lifetimeMs - HOUR);
    expect(grant.calls).toHaveLength(1);
    expect(Math.max(...clock.delays)).toBeLessThanOrEqual(2 ** 31 - 1);
    await clock.advance(HOUR);

    expect(grant.calls).toHaveLength(2);
  });

  test('tries on with pauses while the server is down, and recovers', async () => {
    const { source, grant, clock } = make(HOUR, { keepWarm: true });
    await source.get();
    grant.always('outage');

    await clock.advance(2 * HOUR);
    const failing = grant.calls.length;
    grant.clear();
    await clock.advance(120_000);

    expect(failing).toBeGreaterThan(5);
    expect(failing).toBeLessThan(1_000);
    expect(source.peek()).toBeDefined();
  });
});
