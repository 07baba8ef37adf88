import { interactive, lostResponse, rotating, settle } from '@token-clients/test-support';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { awayStore } from './away-store.js';
import { HOUR } from './one-source.js';

/** Two sources with an expired token, and a refresh token that nothing can replace. */
async function expired(described = interactive) {
  const it = awayStore(described);
  const [a, b] = [it.open(), it.open()];
  await a.source.get();
  await b.source.get();
  await it.clock.advance(HOUR);
  return { ...it, a, b };
}

describe('a request that was not sent because its mark failed', () => {
  test.each(['rejects', 'comes late', 'hangs'] as const)(
    'leaves no sign that it may have been (markSent %s)',
    async fault => {
      const { a, b, ask, clock, arrive } = await expired();
      a.faults.set('markSent', fault);

      const first = await ask(a.source);
      await arrive();
      a.faults.clear();
      await clock.advance(1_000);

      expect(first.outcome).toBe('store_unavailable');
      expect(a.grant.count('refresh')).toBe(0);
      expect(await ask(b.source)).toMatchObject({ outcome: 't1', tookMs: 0 });
      expect(b.grant.calls.map(({ refreshToken }) => refreshToken)).toEqual(['r1']);
      expect(b.events).toContainEqual(expect.objectContaining({ type: 'lease', suspect: false }));
    },
  );

  test('takes its mark back as soon as the store is back, should that have come late', async () => {
    const { a, b, ask, clock, arrive } = await expired();
    a.faults.set('markSent', 'comes late');
    a.faults.set('release', 'rejects');
    await ask(a.source);
    await arrive();

    const other = ask(b.source);
    await clock.advance(3_000);
    expect(b.grant.calls).toEqual([]);
    a.faults.clear();

    expect(await other).toMatchObject({ outcome: 't1' });
    expect(b.events).toContainEqual(expect.objectContaining({ type: 'lease', suspect: false }));
  });

  test('keeps the sign of the request before it, whose response was lost', async () => {
    const { a, b, ask, clock, real } = await expired();
    a.grant.always(() => {
      a.faults.set('markSent', 'rejects');
      throw lostResponse();
    });
    await ask(a.source);
    a.faults.clear();
    await clock.advance(1_000);

    expect(a.grant.count('refresh')).toBe(1);
    const { epoch = '', version = 0 } = (await real.read('acme')) ?? {};
    const step = { owner: 'other', seen: { epoch, version }, fingerprint: 'x', spends: true };
    expect(await real.begin('acme', step)).toMatchObject({ is: 'wait' });
    expect(await ask(b.source)).toMatchObject({ outcome: 't1' });
    expect(b.events).toContainEqual(expect.objectContaining({ type: 'lease', suspect: true }));
  });
});

describe('a lost response, where the store takes seconds to mark that the refresh token goes again', () => {
  async function loseOne(described: typeof rotating) {
    const it = await expired(described);
    it.a.grant.always(() => {
      it.a.faults.set('markSent', { takesMs: 3_000 });
      it.a.grant.always(() => ({}));
      throw lostResponse();
    });
    return it;
  }

  test('another grant is used, because the server may forgive a lost response for a moment only', async () => {
    const { a, ask } = await loseOne(rotating);

    expect((await ask(a.source)).outcome).toMatch(/^t\d$/);
    expect(a.grant.calls.slice(1).map(({ kind }) => kind)).toEqual(['refresh', 'acquire']);
    expect(a.types()).not.toContain('replay');
  });

  test('it goes again where nothing else is left', async () => {
    const { a, ask } = await loseOne(interactive);

    expect((await ask(a.source)).outcome).toMatch(/^t\d$/);
    expect(a.grant.calls.slice(1).map(({ refreshToken }) => refreshToken)).toEqual(['r1', 'r1']);
    expect(a.types()).toContain('replay');
  });
});

describe('a lease that came late', () => {
  test('is given back: other processes do not wait for it', async () => {
    const { a, b, ask, clock, arrive } = await expired();
    a.faults.set('begin', 'comes late');
    const first = await ask(a.source);
    await arrive();
    a.faults.clear();

    await clock.advance(200);

    expect(first.outcome).toBe('store_unavailable');
    expect(await ask(b.source)).toMatchObject({ outcome: 't1', tookMs: 0 });
  });

  test('does not hold its own source up', async () => {
    const { a, ask, clock, arrive } = await expired();
    a.faults.set('begin', 'comes late');
    await ask(a.source);
    await arrive();
    a.faults.clear();
    await clock.advance(1_000);

    expect(await ask(a.source)).toMatchObject({ outcome: 't2', tookMs: 0 });
    await clock.advance(60_000);
    expect(clock.timers).toBe(0);
  });

  test('is not looked for any more than a lease lasts', async () => {
    const { a, ask, clock } = await expired();
    a.faults.set('all', 'rejects');
    a.faults.set('read', { takesMs: 1 });
    await ask(a.source);

    await clock.advance(40_000);

    expect(clock.timers).toBe(0);
  });
});

describe('a process that was suspended between mark and request', () => {
  test.each([
    ['a refresh token', rotating, 1],
    ['an authorization code', interactive, 0],
  ])('does not send %s any more', async (_, described, before) => {
    const { clock, open, real, ask } = awayStore(described);
    const [a, b] = [open(), open()];
    if (before > 0) {
      await ask(a.source);
      await clock.advance(HOUR);
    }
    a.faults.set('markSent', { takesMs: 10 });

    const first = a.source.get();
    await settle();
    a.faults.clear();
    clock.suspend(6_000);
    await clock.advance(10);
    await first;

    // It gave the lease back, and asked again before it sent anything.
    expect(a.types().filter(type => type === 'lease')).toHaveLength(before + 2);
    expect(a.grant.calls).toHaveLength(before + 1);
    expect(await real.read('acme')).toMatchObject({ version: before + 1 });
    expect(b.grant.calls).toEqual([]);
  });
});

test('an authorization code that may have been sent is not sent by another process before the hard time-out', async () => {
  const { clock, open } = awayStore(interactive);
  const [a, b] = [open(), open()];
  a.grant.next(new Promise<never>(() => {}));
  a.source.get().catch(() => {});
  await settle();

  const other = b.source.get();
  other.catch(() => {});
  await clock.advance(9_900);
  expect(b.grant.calls).toEqual([]);
  a.faults.set('all', 'rejects');
  await clock.advance(4_900);
  expect(b.grant.calls).toEqual([]);
  await clock.advance(1_000);

  expect(b.grant.calls).toHaveLength(1);
  expect((await other).value).toBe('t1');
});
