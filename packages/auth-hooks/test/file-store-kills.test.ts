import { readdir } from 'node:fs/promises';
import {
  BUSY_MS,
  type KillMatrix,
  killCells,
  nameOf,
  problemsOf,
  startKillMatrix,
} from '@token-clients/test-support/token-processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFileStore } from './temporary-file-store.js';

/**
 * Short, so that a test outlives them; a token request ends before the hard time-out, as in life. Not so short that a busy
 * machine responds too late: a response that is late counts as lost.
 */
const TIMES = { leaseMs: 6_000, hardTimeoutMs: 5_000, timeoutMs: 4_500 };

/** Far longer than any test: a process that waits for such a lease to run out waits for ever. */
const ENDLESS = { leaseMs: 3_600_000, hardTimeoutMs: 3_000_000, timeoutMs: 4_500 };

describe.each([
  { name: 'when a process is killed or stopped, the others', times: TIMES, cells: killCells('same machine') },
  {
    name: 'when a process is killed, the others wait for no lease and',
    times: ENDLESS,
    cells: killCells('same machine').filter(
      ({ fate, grant, step }) =>
        fate === 'killed' && (grant !== 'login' || ['before lease', 'leased', 'committed'].includes(step)),
    ),
  },
])('over a file store, $name', ({ times, cells }) => {
  let files: Awaited<ReturnType<typeof temporaryFileStore>>;
  let matrix: KillMatrix;
  let outcomes: ReturnType<KillMatrix['run']>;
  beforeAll(async () => {
    files = await temporaryFileStore();
    matrix = await startKillMatrix({ store: files.location, times });
    outcomes = matrix.run(cells);
  });
  afterAll(async () => {
    await matrix.close();
    await files.remove();
  });

  test.each(cells.map(cell => [nameOf(cell), cell] as const))(
    'lose nothing that can be kept (%s)',
    async (_, cell) => {
      const outcome = await outcomes.get(cell);

      expect(outcome && problemsOf(outcome, BUSY_MS)).toEqual([]);
    },
  );

  test('leave whole files only', async () => {
    await Promise.all(outcomes.values());

    const names = await readdir(files.directory);
    expect(names.length).toBeGreaterThanOrEqual(cells.length);
    expect(names.filter(name => !name.endsWith('.json'))).toEqual([]);
  });
});
