import { descriptor, rotating, settle } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import type { TokenSourceOptions } from '../src/managed-token-source.js';
import { awayStore } from './away-store.js';
import { HOUR } from './one-source.js';

type Choice = NonNullable<TokenSourceOptions['whenStoreFails']>;

/** A source with an expired token, whose store is away. */
async function expired(described: typeof descriptor, whenStoreFails?: Choice) {
  const it = awayStore(described);
  const [a, b] = [it.open({ whenStoreFails }), it.open({ whenStoreFails })];
  await a.source.get();
  await b.source.get();
  await it.clock.advance(HOUR);
  it.faults.set('all', 'rejects');
  return { ...it, a, b };
}

describe('whenStoreFails', () => {
  test.each([
    ['auto', 'nothing can be spent', descriptor, 't2'],
    ['auto', 'refresh tokens work once', rotating, 'store_unavailable'],
    ['fail', 'nothing can be spent', descriptor, 'store_unavailable'],
    ['fail', 'refresh tokens work once', rotating, 'store_unavailable'],
    ['acquire', 'nothing can be spent', descriptor, 't2'],
    ['acquire', 'refresh tokens work once', rotating, 't2'],
  ] as const)("'%s', where %s", async (choice, _, described, outcome) => {
    const { a, ask } = await expired(described, choice);

    expect(await ask(a.source)).toMatchObject({ outcome, tookMs: 0 });
    expect(a.grant.count('refresh')).toBe(0);
  });

  test("'acquire' rejects where the first grant needs a person", async () => {
    const needsPerson = { ...rotating, acquire: { ...rotating.acquire, grantType: 'authorization_code' } };
    const { a, ask } = await expired(needsPerson, 'acquire');

    expect(await ask(a.source)).toMatchObject({ outcome: 'store_unavailable', tookMs: 0 });
    expect(a.grant.calls).toHaveLength(1);
  });

  test("'fail' sends a wrong secret never without the store", async () => {
    const { a, b, ask, clock } = await expired(descriptor, 'fail');
    for (const { grant } of [a, b]) grant.always(() => responseError(401, 'invalid_client'));

    for (let n = 0; n < 20; n++) {
      await ask(a.source);
      await ask(b.source);
      await clock.advance(10_000);
    }

    expect(a.grant.calls).toHaveLength(1);
    expect(b.grant.calls).toHaveLength(0);
  });

  test('no process goes alone while its token is usable', async () => {
    const { clock, open, ask, faults } = awayStore(descriptor);
    const { source, grant } = open();
    await ask(source);
    await clock.advance(HOUR - 250_000);
    faults.set('all', 'rejects');

    for (let n = 0; n < 18; n++) {
      expect(await ask(source)).toEqual({ outcome: 't1', tookMs: 0 });
      await clock.advance(10_000);
    }

    expect(grant.calls).toHaveLength(1);
  });
});

describe('a token that was acquired while the store was away', () => {
  test('is renewed alone as long as the store stays away, and its refresh token never sent', async () => {
    const { a, ask, clock } = await expired(rotating, 'acquire');

    const outcomes = [];
    for (let n = 0; n < 3; n++) {
      outcomes.push((await ask(a.source)).outcome);
      await clock.advance(HOUR);
    }

    expect(outcomes).toEqual(['t2', 't3', 't4']);
    expect(a.grant.count('refresh')).toBe(0);
  });

  test('gives way to the shared one, where that is valid when the store is back', async () => {
    const { a, b, ask, clock, faults } = await expired(rotating, 'acquire');
    await ask(a.source);
    faults.clear();
    b.grant.always(() => ({ accessToken: 'shared', refreshToken: 'shared refresh token' }));
    await ask(b.source);
    await clock.advance(HOUR - 200_000);
    await ask(b.source);
    await clock.advance(100_000);

    await ask(a.source);
    await settle();

    expect((await ask(a.source)).outcome).toBe('shared');
    expect(a.grant.calls).toHaveLength(2);
  });

  test('is served until one process has requested the next shared one', async () => {
    const { a, b, ask, clock, faults, real } = await expired(rotating, 'acquire');
    await ask(a.source);
    faults.clear();
    await clock.advance(HOUR - 200_000);
    a.grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(5_000, resolve));
      return { accessToken: 'next' };
    });

    expect(await ask(a.source)).toEqual({ outcome: 't2', tookMs: 0 });
    await clock.advance(2_500);
    expect(await ask(a.source)).toEqual({ outcome: 't2', tookMs: 0 });
    await clock.advance(5_000);

    expect(await ask(a.source)).toEqual({ outcome: 'next', tookMs: 0 });
    expect(await ask(b.source)).toMatchObject({ outcome: 'next' });
    expect(a.grant.calls.map(({ kind }) => kind)).toEqual(['acquire', 'acquire', 'acquire']);
    expect(await real.read('acme')).toMatchObject({ version: 2, token: { accessToken: 'next' } });
  });

  test('does not come back in the next outage', async () => {
    const { a, ask, clock, faults } = await expired(descriptor);
    await ask(a.source);
    faults.clear();
    await clock.advance(HOUR);
    await ask(a.source);
    faults.set('all', 'rejects');
    await clock.advance(HOUR - 60_000);

    expect(await ask(a.source)).toMatchObject({ outcome: 't4' });
    expect(a.grant.calls).toHaveLength(4);
  });
});

describe('a caller with a usable token', () => {
  const slow = [
    ['hangs', 'hangs' as const],
    ['rejects', 'rejects' as const],
    ['takes 1.9 s for each step', { takesMs: 1_900 }],
  ] as const;

  test.each(slow)(
    'waits a second at most, once, in the mandatory window, where the store %s',
    async (_, fault) => {
      const { clock, open, ask, faults } = awayStore(rotating);
      const { source } = open();
      const { expiresAt } = await source.get();
      // No call in the advisory window: this one is the first to find out.
      await clock.advance(HOUR - 59_000);
      faults.set('all', fault);

      const waits: number[] = [];
      while (clock.now() < (expiresAt ?? 0) - 3_000) {
        const { outcome, tookMs } = await ask(source);
        expect(outcome).toMatch(/^t\d$/);
        waits.push(tookMs);
        await clock.advance(300);
      }

      expect(Math.max(...waits)).toBeLessThanOrEqual(1_010);
    },
  );

  test('notices nothing where the store was away before the mandatory window', async () => {
    const { clock, open, ask, faults } = awayStore(rotating);
    const { source } = open();
    await ask(source);
    await clock.advance(HOUR - 100_000);
    faults.set('all', 'rejects');

    for (let ms = 0; ms < 99_000; ms += 1_000) {
      expect(await ask(source)).toEqual({ outcome: 't1', tookMs: 0 });
      await clock.advance(1_000);
    }
    faults.clear();
    await clock.advance(1_000);

    expect(await ask(source)).toMatchObject({ outcome: 't2' });
  });

  test('without one, the error comes within the time limit of the steps', async () => {
    const { a, ask, faults } = await expired(rotating);
    faults.set('all', 'hangs');

    const { outcome, tookMs } = await ask(a.source);

    expect(outcome).toBe('store_unavailable');
    expect(tookMs).toBeLessThanOrEqual(20_100);
  });
});
