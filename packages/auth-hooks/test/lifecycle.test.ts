import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  decide,
  failed,
  type Instant,
  initialLifecycle,
  isCoolingDown,
  isPast,
  isRejected,
  type LifecycleState,
  mayReuse,
  mustRefresh,
  obstacleOf,
  phaseOf,
  received,
  rejected,
  reset,
  settled,
  shouldRefresh,
  started,
} from '../src/lifecycle/lifecycle.js';
import { windowsFor } from '../src/lifecycle/windows.js';

const start: Instant = { wall: 1e12, monotonic: 0 };

function tokenOf(id: string, lifetimeMs: number, now: Instant) {
  const { advisoryMs, mandatoryMs } = windowsFor(lifetimeMs, () => 0);
  const expiry = after(now, lifetimeMs);
  return {
    id,
    issued: now,
    advisory: after(expiry, -advisoryMs),
    mandatory: after(expiry, -mandatoryMs),
    expiry,
  };
}

describe('the lifecycle of a token', () => {
  test('goes from empty over acquiring, fresh, advisory and mandatory to expired', () => {
    const fresh = settled(received(started(initialLifecycle), tokenOf('a', 3_600_000, start)));

    expect(phaseOf(initialLifecycle, start)).toBe('empty');
    expect(phaseOf(started(initialLifecycle), start)).toBe('acquiring');
    expect([0, 3_299, 3_301, 3_541, 3_600].map(s => phaseOf(fresh, after(start, s * 1_000)))).toEqual([
      'fresh',
      'fresh',
      'advisory',
      'mandatory',
      'expired',
    ]);
  });

  test('serves, renews behind, makes wait, in this order', () => {
    const lifecycle = received(initialLifecycle, tokenOf('a', 3_600_000, start));

    expect([0, 3_301, 3_541, 3_600].map(s => decide(lifecycle, after(start, s * 1_000)))).toEqual([
      'serve',
      'serve and refresh',
      'wait',
      'wait',
    ]);
  });

  test('names the obstacle and forgets it when its time is over', () => {
    const at = (why: 'transient' | 'credential' | 'reauthentication', ms: number) =>
      obstacleOf(
        failed(initialLifecycle, {
          why,
          until: after(start, 10),
          askAgain: after(start, 10),
          waitedFor: true,
        }),
        after(start, ms),
      );

    expect([at('transient', 5), at('credential', 5), at('reauthentication', 5)]).toEqual([
      'cooling',
      'blocked',
      'reauth_required',
    ]);
    expect(at('transient', 10)).toBeUndefined();
  });

  /** Any history of a token, and any moment: the sentences hold. */
  type Step =
    | { do: 'receive'; lifetime: number }
    | { do: 'start' | 'settle' | 'reject' | 'reset' }
    | { do: 'fail'; ms: number; waitedFor: boolean }
    | { do: 'pass'; wall: number; monotonic: number };
  const steps = fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant('receive' as const),
        lifetime: fc.constantFrom(0, 1_000, 15_000, 900_000, 3_600_000, 3e11),
      }),
      fc.record({
        do: fc.constantFrom('start' as const, 'settle' as const, 'reject' as const, 'reset' as const),
      }),
      fc.record({ do: fc.constant('fail' as const), ms: fc.nat(20_000), waitedFor: fc.boolean() }),
      fc.record({
        do: fc.constant('pass' as const),
        wall: fc.integer({ min: -4_000_000, max: 4_000_000 }),
        monotonic: fc.nat(1_000_000),
      }),
    ) as fc.Arbitrary<Step>,
    { maxLength: 40 },
  );

  function play(history: readonly Step[], check: (lifecycle: LifecycleState, now: Instant) => void): void {
    let lifecycle = initialLifecycle;
    let now = start;
    let count = 0;
    for (const step of history) {
      if (step.do === 'receive') lifecycle = received(lifecycle, tokenOf(`t${++count}`, step.lifetime, now));
      if (step.do === 'start') lifecycle = started(lifecycle);
      if (step.do === 'settle') lifecycle = settled(lifecycle);
      if (step.do === 'reject') lifecycle = rejected(lifecycle, lifecycle.token?.id ?? 'none', now);
      if (step.do === 'reset') lifecycle = reset(lifecycle);
      if (step.do === 'fail') {
        const until = after(now, step.ms);
        lifecycle = failed(lifecycle, {
          why: 'transient',
          until,
          askAgain: until,
          waitedFor: step.waitedFor,
        });
      }
      if (step.do === 'pass') now = { wall: now.wall + step.wall, monotonic: now.monotonic + step.monotonic };
      check(lifecycle, now);
    }
  }

  test('no caller waits or fails while a usable token is outside its mandatory window', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (lifecycle, now) => {
          const usable =
            mayReuse(lifecycle, now) && lifecycle.token && !isPast(lifecycle.token.mandatory, now);
          if (usable) expect(decide(lifecycle, now)).toMatch(/^serve/);
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('an expired or rejected token is never served', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (lifecycle, now) => {
          const dead = !lifecycle.token || isPast(lifecycle.token.expiry, now) || isRejected(lifecycle, now);
          if (dead) expect(['wait', 'fail']).toContain(decide(lifecycle, now));
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('nothing starts behind the callers while one is under way or a failure cools down', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (lifecycle, now) => {
          if (lifecycle.busy || isCoolingDown(lifecycle, now))
            expect(shouldRefresh(lifecycle, now)).toBe(false);
          if (decide(lifecycle, now) === 'serve and refresh')
            expect(shouldRefresh(lifecycle, now)).toBe(true);
          if (decide(lifecycle, now) === 'serve' && mustRefresh(lifecycle, now))
            expect(isCoolingDown(lifecycle, now)).toBe(true);
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('whoever asks for longer validity gets a token that has it, or waits', () => {
    fc.assert(
      fc.property(steps, fc.nat(4_000_000), (history, minValidityMs) =>
        play(history, (lifecycle, now) => {
          if (!decide(lifecycle, now, minValidityMs).startsWith('serve')) return;
          expect(isPast(lifecycle.token?.expiry ?? now, after(now, minValidityMs))).toBe(false);
        }),
      ),
      { numRuns: 300 },
    );
  });
});
