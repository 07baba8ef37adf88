import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  courseFor,
  failed,
  type Instant,
  isPast,
  isRejected,
  isResting,
  type Life,
  mayReuse,
  mustRefresh,
  newLife,
  obstacleOf,
  phaseOf,
  received,
  rejected,
  reset,
  settled,
  shouldRefresh,
  started,
} from '../src/lifecycle.js';
import { windowsFor } from '../src/windows.js';

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
    const fresh = settled(received(started(newLife), tokenOf('a', 3_600_000, start)));

    expect(phaseOf(newLife, start)).toBe('empty');
    expect(phaseOf(started(newLife), start)).toBe('acquiring');
    expect([0, 3_299, 3_301, 3_541, 3_600].map(s => phaseOf(fresh, after(start, s * 1_000)))).toEqual([
      'fresh',
      'fresh',
      'advisory',
      'mandatory',
      'expired',
    ]);
  });

  test('serves, renews behind, makes wait, in this order', () => {
    const life = received(newLife, tokenOf('a', 3_600_000, start));

    expect([0, 3_301, 3_541, 3_600].map(s => courseFor(life, after(start, s * 1_000)))).toEqual([
      'serve',
      'serve and refresh',
      'wait',
      'wait',
    ]);
  });

  test('names the obstacle and forgets it when its time is over', () => {
    const at = (why: 'transient' | 'credential' | 'reauthentication', ms: number) =>
      obstacleOf(
        failed(newLife, { why, until: after(start, 10), askAgain: after(start, 10), waitedFor: true }),
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

  function play(history: readonly Step[], check: (life: Life, now: Instant) => void): void {
    let life = newLife;
    let now = start;
    let count = 0;
    for (const step of history) {
      if (step.do === 'receive') life = received(life, tokenOf(`t${++count}`, step.lifetime, now));
      if (step.do === 'start') life = started(life);
      if (step.do === 'settle') life = settled(life);
      if (step.do === 'reject') life = rejected(life, life.token?.id ?? 'none', now);
      if (step.do === 'reset') life = reset(life);
      if (step.do === 'fail') {
        const until = after(now, step.ms);
        life = failed(life, { why: 'transient', until, askAgain: until, waitedFor: step.waitedFor });
      }
      if (step.do === 'pass') now = { wall: now.wall + step.wall, monotonic: now.monotonic + step.monotonic };
      check(life, now);
    }
  }

  test('nobody waits or is refused while a usable token is outside its mandatory window', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (life, now) => {
          const usable = mayReuse(life, now) && life.token && !isPast(life.token.mandatory, now);
          if (usable) expect(courseFor(life, now)).toMatch(/^serve/);
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('an expired or rejected token is never served', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (life, now) => {
          const dead = !life.token || isPast(life.token.expiry, now) || isRejected(life, now);
          if (dead) expect(['wait', 'refuse']).toContain(courseFor(life, now));
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('nothing starts behind the callers while one is under way or a failure cools down', () => {
    fc.assert(
      fc.property(steps, history =>
        play(history, (life, now) => {
          if (life.busy || isResting(life, now)) expect(shouldRefresh(life, now)).toBe(false);
          if (courseFor(life, now) === 'serve and refresh') expect(shouldRefresh(life, now)).toBe(true);
          if (courseFor(life, now) === 'serve' && mustRefresh(life, now))
            expect(isResting(life, now)).toBe(true);
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('whoever asks for longer validity gets a token that has it, or waits', () => {
    fc.assert(
      fc.property(steps, fc.nat(4_000_000), (history, minValidityMs) =>
        play(history, (life, now) => {
          if (!courseFor(life, now, minValidityMs).startsWith('serve')) return;
          expect(isPast(life.token?.expiry ?? now, after(now, minValidityMs))).toBe(false);
        }),
      ),
      { numRuns: 300 },
    );
  });
});
