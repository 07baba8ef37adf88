import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.js';

test('systemClock reads wall time, and a time that never goes back', () => {
  const before = systemClock.monotonic();

  const earlier = Date.now();
  const now = systemClock.now();

  expect(now).toBeGreaterThanOrEqual(earlier);
  expect(now).toBeLessThanOrEqual(Date.now());
  expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
});

test('systemClock runs a callback after its delay, unless it is cancelled', async () => {
  const done: string[] = [];
  systemClock.after(5, () => done.push('kept'));
  const cancel = systemClock.after(5, () => done.push('cancelled'), { background: true });

  cancel();
  await new Promise(resolve => setTimeout(resolve, 25));

  expect(done).toEqual(['kept']);
});
