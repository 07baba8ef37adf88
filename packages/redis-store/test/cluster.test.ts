import {
  hasRedis,
  isCopied,
  type RedisServer,
  startRedisCluster,
} from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { redisKey } from '../src/redis-key.js';
import { connectToCluster, packages } from './clients.js';
import { startFleet, tokenOf } from './fleet.js';

describe.skipIf(!hasRedis()).each(packages)('a Cluster, with a client of %s', name => {
  test('of three nodes: the fleet goes on when the slot of its record moves', async () => {
    await using cluster = await startRedisCluster();
    await using connected = await connectToCluster(name, cluster);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { next } = fleet.join(connected.client, { timeoutMs: 5_000 });
    await next();
    const key = redisKey('token-clients:', fleet.grant.cacheKey);
    const before = await cluster.ownerOf(key);
    await cluster.moveSlot(key, cluster.nodes.find(node => node !== before) as RedisServer);

    expect(await next()).toMatch(/-at-/);
    expect((await cluster.ownerOf(key)).port).not.toBe(before.port);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('of three nodes with replicas: it goes on when the node of its record is gone', async () => {
    await using cluster = await startRedisCluster({ replicas: 1 });
    await using connected = await connectToCluster(name, cluster);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, next } = fleet.join(connected.client, { timeoutMs: 1_000 });
    await source.get();
    const master = await cluster.ownerOf(redisKey('token-clients:', fleet.grant.cacheKey));
    await isCopied(master);
    await master.kill('SIGKILL');
    await cluster.failOver(master);
    await next().catch(() => {});

    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });
});
