import { describe, expect, test } from 'vitest';
import { behaviourNames, behaviours } from './behaviours.js';
import { ours } from './ours.js';

// Most of them wait for a server, a timer or a process.
describe.concurrent('lifecycle behaviours', () => {
  for (const name of behaviourNames.filter(each => each !== 'hotPath')) {
    const { title, greenMeans, run } = behaviours[name];
    test(`${title}: ${greenMeans}`, { timeout: 60_000 }, async () => {
      expect(await run(ours())).toMatchObject({ green: true });
    });
  }
});

describe('lifecycle behaviours, measured', () => {
  // The exact ratio is the benchmark's to judge, on built code and a machine that does nothing else.
  test('get() with a valid token costs a few times what an awaited promise costs, not a request', async () => {
    const { value } = await behaviours.hotPath.run(ours());

    expect(Number.parseFloat(value)).toBeLessThan(10);
  });
});
