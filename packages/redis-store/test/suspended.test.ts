import { execFileSync } from 'node:child_process';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { openStore } from '@token-clients/test-support/token-processes';
import { expect, test } from 'vitest';
import { CLIENTS, redisLocation } from './shared-redis.js';

const TIMES = { leaseMs: 30_000, hardTimeoutMs: 15_000, timeoutMs: 10_000 };

test.skipIf(!hasRedis()).for(CLIENTS)(
  'a process that was suspended for longer than a step may take still reads its reply (%s)',
  async client => {
    await using redis = await startRedis();
    const { store, close } = await openStore(redisLocation(redis.url, client, { timeoutMs: 300 }), TIMES);
    const begin = (owner: string) => store.begin('k', { owner, fingerprint: 'f' });
    await begin('first');

    const reply = begin('second');
    // The command leaves in this turn of the event loop; then nothing runs here until after the time limit.
    await new Promise(resolve => setImmediate(resolve));
    execFileSync('sleep', ['0.6']);

    await expect(reply).resolves.toMatchObject({ is: 'wait' });
    await close();
  },
);
