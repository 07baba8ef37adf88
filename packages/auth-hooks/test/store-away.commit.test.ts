import type { Clock } from '@token-clients/runtime';
import { interactive, rotating, settle } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { awayStore } from './away-store.js';
import { HOUR } from './one-source.js';

/** A source whose store goes away between the request and its commit. */
async function uncommitted(fault: 'rejects' | 'comes late' | 'hangs', described = interactive) {
  const it = awayStore(described);
  const { clock, open, ask } = it;
  const [a, b] = [open(), open()];
  await a.source.get();
  await b.source.get();
  await clock.advance(HOUR);
  a.grant.always(() => {
    a.faults.set('all', fault);
    return {};
  });
  const first = await ask(a.source);
  return { ...it, a, b, first };
}

describe('a response that the store could not take', () => {
  test.each([
    ['rejects', 0],
    ['comes late', 0],
    ['hangs', 1_000],
  ] as const)('is used at once, or after a second (the commit %s)', async (fault, afterMs) => {
    const { first } = await uncommitted(fault);

    expect(first.outcome).toBe('t2');
    expect(first.tookMs).toBeGreaterThanOrEqual(afterMs);
    expect(first.tookMs).toBeLessThan(afterMs + 100);
  });

  test('is stored within a second after the store is back, before another process may call it suspect', async () => {
    const { clock, a, b, ask, real } = await uncommitted('rejects');
    await clock.advance(9_000);

    const other = ask(b.source);
    await settle();
    a.faults.clear();

    expect(await other).toMatchObject({ outcome: 't2' });
    expect(b.grant.calls).toEqual([]);
    expect(b.types()).not.toContain('lease');
    expect(a.events).toContainEqual(expect.objectContaining({ type: 'repair', version: 2 }));
    expect(await real.read('acme')).toMatchObject({ version: 2, token: { refreshToken: 'r2' } });
    expect(clock.timers).toBe(0);
  });

  test('keeps the age that its token has by then', async () => {
    const { clock, a, real } = await uncommitted('rejects');
    await clock.advance(9_000);
    a.faults.clear();
    await clock.advance(1_500);

    const { ageMs = 0 } = (await real.read('acme')) ?? {};
    expect(ageMs).toBeGreaterThanOrEqual(10_500);
    expect(ageMs).toBeLessThan(10_600);
  });

  test('is stored once, also where the first commit was carried out late', async () => {
    const { clock, a, arrive, real } = await uncommitted('comes late');
    a.faults.clear();
    await clock.advance(1_500);

    await arrive();

    expect(await real.read('acme')).toMatchObject({ version: 2, token: { accessToken: 't2' } });
  });

  test('gives way to what another process stored meanwhile', async () => {
    const { clock, a, b, ask } = await uncommitted('rejects', rotating);
    b.grant.always(() => ({ accessToken: 'of b', refreshToken: 'refresh token of b' }));
    await ask(b.source);

    a.faults.clear();
    await clock.advance(1_500);

    expect(b.grant.calls.map(({ kind }) => kind)).toEqual(['acquire']);
    expect(a.source.peek()?.value).toBe('of b');
    expect(a.types()).toContain('superseded');
  });

  test('is no longer offered once this source has a newer token', async () => {
    const { clock, a, real, ask } = await uncommitted('rejects');
    a.faults.set('all', 'rejects');
    await clock.advance(HOUR - 1_000);
    a.grant.always(() => ({}));
    a.faults.clear();

    const next = await ask(a.source);
    await clock.advance(HOUR / 2);

    expect(next.outcome).toBe('t3');
    expect(a.grant.calls.map(({ refreshToken }) => refreshToken)).toEqual([undefined, 'r1', 'r2']);
    expect(await real.read('acme')).toMatchObject({ version: 3, token: { accessToken: 't3' } });
    expect(clock.timers).toBe(0);
  });
});

test('a process that was suspended while it stored a response uses what another one stored meanwhile', async () => {
  const { clock, open, ask } = awayStore(rotating);
  let late: (() => void)[] | undefined;
  const suspended: Clock = {
    ...clock,
    after: (ms, run, options) => clock.after(ms, () => (late ? void late.push(run) : run()), options),
  };
  const [a, b] = [open({ clock: suspended }), open()];
  await a.source.get();
  await b.source.get();
  await clock.advance(HOUR);
  a.faults.set('commit', { takesMs: 2_800 });
  b.grant.always(() => ({ accessToken: 'of b', refreshToken: 'refresh token of b' }));

  const first = a.source.get();
  await settle();
  late = [];
  expect(await ask(b.source)).toMatchObject({ outcome: 'of b' });
  await clock.advance(300);
  const due = late;
  late = undefined;
  for (const run of due) run();
  await clock.advance(500);

  expect(due.length).toBeGreaterThan(0);
  expect((await first).value).toBe('of b');
});

describe('close() with a response that the store has not taken', () => {
  test('resolves when the store has it', async () => {
    const { clock, a, real } = await uncommitted('rejects');
    let closed = false;

    void a.source.close().then(() => {
      closed = true;
    });
    await clock.advance(2_000);
    expect(closed).toBe(false);
    a.faults.clear();
    await clock.advance(1_000);

    expect(closed).toBe(true);
    expect(await real.read('acme')).toMatchObject({ version: 2 });
    expect(clock.timers).toBe(0);
  });

  test.each(['rejects', 'hangs'] as const)('resolves after about 3 s if it never has (%s)', async fault => {
    const { clock, a } = await uncommitted(fault);
    let closed = false;

    void a.source.close().then(() => {
      closed = true;
    });
    await clock.advance(2_900);
    expect(closed).toBe(false);
    await clock.advance(1_200);

    expect(closed).toBe(true);
  });
});

test('a rejected secret is counted when the store is back: all processes together send it twice at most', async () => {
  const { clock, open, ask, faults } = awayStore();
  const [first, ...others] = [open(), open(), open()] as const;
  const sources = [first, ...others];
  for (const { grant } of sources) grant.always(() => responseError(401, 'invalid_client'));
  faults.set('fail', 'rejects');

  expect(await ask(first.source)).toMatchObject({ outcome: 'error_response' });
  faults.clear();
  await clock.advance(1_500);
  for (let hours = 0; hours < 5; hours++) {
    for (const { source } of others) await ask(source);
    await clock.advance(HOUR);
  }

  expect(sources.reduce((sum, { grant }) => sum + grant.calls.length, 0)).toBe(2);
});
