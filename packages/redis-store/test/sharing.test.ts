import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { redisKey } from '../src/redis-key.js';
import { connect, packages } from './clients.js';
import { startFleet } from './fleet.js';

describe.skipIf(!hasRedis()).each(packages)('one Redis for all, with a client of %s', name => {
  test('forgets its scripts: each is sent again', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { next } = fleet.join(connected.client);
    for (let turn = 0; turn < 3; turn++) {
      await redis.command('SCRIPT', 'FLUSH');
      expect(await next()).toMatch(/-at-/);
    }

    expect(fleet.server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
  });

  test('keeps tenants with equal client ids apart by their prefix', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet('never');
    const one = fleet.join(connected.client, { prefix: 'one:' });
    const other = fleet.join(connected.client, { prefix: 'other:' });
    const [first, second] = await Promise.all([one.source.get(), other.source.get()]);

    expect(first.value).not.toBe(second.value);
    const keys = (await redis.command('KEYS', '*')) as string[];
    expect(keys.sort()).toEqual(['one:', 'other:'].map(prefix => redisKey(prefix, fleet.grant.cacheKey)));

    await one.store.forget(fleet.grant.cacheKey);
    expect((await other.store.read(fleet.grant.cacheKey))?.token?.accessToken).toBe(second.value);
  });

  test('has a broken record: no step uses it, and forget() removes it', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet('never');
    const { source, store } = fleet.join(connected.client);
    const { cacheKey } = fleet.grant;
    await redis.command(
      'HSET',
      redisKey('token-clients:', cacheKey),
      'format',
      1,
      'epoch',
      'e',
      'version',
      'x',
    );

    await expect(store.read(cacheKey)).rejects.toMatchObject({
      name: 'StoreUnavailableError',
      code: 'store_unavailable',
      message: expect.stringContaining('is broken'),
    });
    expect(await store.forget(cacheKey)).toBe(true);
    expect(await store.read(cacheKey)).toBeUndefined();
    expect((await source.get()).value).toBeTruthy();
  });

  test('has a newer version beside this one: what it added to the record stays', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const key = redisKey('token-clients:', fleet.grant.cacheKey);
    await redis.command('HSET', key, 'addedLater', 'kept');

    expect(await fleet.join(connected.client).next()).toMatch(/-at-/);
    expect(await redis.command('HGET', key, 'addedLater')).toBe('kept');
  });

  test('has a record in a newer format: nothing is sent, and nothing is changed', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const key = redisKey('token-clients:', fleet.grant.cacheKey);
    await redis.command('HSET', key, 'format', 2);
    const before = await redis.command('HGETALL', key);

    await expect(fleet.join(connected.client).source.get()).rejects.toThrow(
      'has format 2, which this version does not know. Update @token-clients/redis-store.',
    );
    expect(await redis.command('HGETALL', key)).toEqual(before);
    expect(fleet.sent()).toEqual([]);
  });
});
