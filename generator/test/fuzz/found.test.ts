import { describe, expect, test } from 'vitest';
import { outcome, token } from '../hostile/support/outcome.js';
import { type Loose, smallSpec } from '../support/project.js';

/*
 * What `npm run fuzz` has found, each as small as it gets.
 */
describe('a spec is judged, and nothing breaks, that has', () => {
  test.each<[string, (spec: Loose) => void]>([
    [
      'a wrong value for an enum of numbers and objects, and a name that every object has',
      spec => {
        token(spec).parameters = [
          {
            name: 'constructor',
            in: 'query',
            schema: { enum: [1, 'two', { three: 3 }] },
            example: 'tow',
          },
        ];
      },
    ],
  ])('%s', async (_, change) => {
    expect((await outcome(smallSpec(change))).refused).toEqual([]);
  });
});
