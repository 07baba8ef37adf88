import { hasRedis } from '@token-clients/test-support/redis-servers';
import {
  BUSY_MS,
  type KillCell,
  type KillMatrix,
  type KillOutcome,
  killCells,
  limitMs,
  nameOf,
  problemsOf,
  startKillMatrix,
} from '@token-clients/test-support/token-processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSharedRedis } from './shared-redis.js';

/**
 * All protocol times are shorter by one factor, so that a test outlives them: `KILL_MATRIX_SCALE=1` runs with those of
 * production. Not so short that a busy machine responds too late: a response that is late counts as lost.
 */
const SCALE = Number(process.env.KILL_MATRIX_SCALE ?? 0.4);
const TIMES = { leaseMs: 30_000 * SCALE, hardTimeoutMs: 15_000 * SCALE, timeoutMs: 10_000 * SCALE };

const matrices = [
  { client: 'node-redis', cells: [...killCells('another machine'), ...killCells('same machine')] },
  // The protocol is the same for both clients: what differs is how they send a script and read its result.
  { client: 'ioredis', cells: killCells('another machine').filter(({ grant }) => grant === 'login') },
] as const;

describe.skipIf(!hasRedis())('over Redis, when a process is killed or stopped, the others', () => {
  let redis: Awaited<ReturnType<typeof startSharedRedis>>;
  const started: KillMatrix[] = [];
  const outcomes = new Map<KillCell, Promise<KillOutcome>>();
  beforeAll(async () => {
    redis = await startSharedRedis();
    for (const { client, cells } of matrices) {
      const matrix = await startKillMatrix({ store: redis.location(client), times: TIMES, starting: 2 });
      started.push(matrix);
      // Those that wait longest start first.
      const sorted = cells.toSorted((a, b) => limitMs(b, TIMES, 0) - limitMs(a, TIMES, 0));
      for (const [cell, outcome] of matrix.run(sorted)) outcomes.set(cell, outcome);
    }
  });
  afterAll(async () => {
    await Promise.all(started.map(matrix => matrix.close()));
    await redis.server.stop();
  });

  describe.each(matrices)('by $client', ({ cells }) => {
    test.each(cells.map(cell => [nameOf(cell), cell] as const))(
      'lose nothing that can be kept (%s)',
      async (_, cell) => {
        const outcome = await outcomes.get(cell);

        expect(outcome && problemsOf(outcome, BUSY_MS)).toEqual([]);
      },
    );
  });
});
