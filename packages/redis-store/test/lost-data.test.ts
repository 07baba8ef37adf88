import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { redisKey } from '../src/redis-key.js';
import { connect, packages } from './clients.js';
import { EXPIRED_MS, OLD_MS, startFleet, tokenOf } from './fleet.js';

const timeoutMs = 1_000;

describe.skipIf(!hasRedis()).each(packages)('Redis that loses data, with a client of %s', name => {
  test('full, without eviction: nothing is sent, the current token is served, and it recovers', async () => {
    await using redis = await startRedis({ args: ['--maxmemory-policy', 'noeviction'] });
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock } = fleet.join(connected.client, { timeoutMs });
    const { value } = await source.get();
    await redis.command('CONFIG', 'SET', 'maxmemory', 1);
    clock.jump(OLD_MS);

    expect((await source.get()).value).toBe(value);
    clock.jump(EXPIRED_MS);
    await expect(source.get()).rejects.toThrow('(OOM): it is full. Raise maxmemory');
    expect(fleet.sent()).toHaveLength(1);

    await redis.command('CONFIG', 'SET', 'maxmemory', 0);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('full while a request is under way: its token is used, and stored when there is room', async () => {
    await using redis = await startRedis({ args: ['--maxmemory-policy', 'noeviction'] });
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const holder = fleet.join(connected.client, { timeoutMs });
    fleet.server.faults.next({ kind: 'delay', ms: 500 });
    const obtained = holder.source.get();
    await expect.poll(() => fleet.sent().length).toBe(1);
    await redis.command('CONFIG', 'SET', 'maxmemory', 1);
    const { value } = await obtained;
    await redis.command('CONFIG', 'SET', 'maxmemory', 0);
    const other = fleet.join(connected.client);

    await expect.poll(() => tokenOf(other.source)).toBe(value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('full, with eviction: operators are warned, and a process that has the token gives it back', async () => {
    await using redis = await startRedis({ args: ['--maxmemory-policy', 'allkeys-lru'] });
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, store, next } = fleet.join(connected.client);
    const { value } = await source.get();

    expect((await store.inspect(fleet.grant.cacheKey)).warnings.join()).toContain('allkeys-lru');

    await redis.command('CONFIG', 'SET', 'maxmemory', 1);
    await expect.poll(() => redis.command('DBSIZE')).toBe(0);
    expect((await source.get()).value).toBe(value);
    await redis.command('CONFIG', 'SET', 'maxmemory', 0);

    expect(await next()).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('empty after a restart: the token survives in a process that has it, and is given back', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock, events } = fleet.join(connected.client, { timeoutMs });
    const { value } = await source.get();
    await redis.restart();
    expect((await source.get()).value).toBe(value);
    clock.jump(EXPIRED_MS);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    const other = fleet.join(connected.client);

    expect((await other.source.get()).value).toBe((await source.get()).value);
    expect(events).toContain('repair');
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('empty after a restart, and no process has the token: the first grant is used, once', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet('fall-back');
    await fleet.login(connected.client);
    await redis.restart();
    const members = Array.from({ length: 5 }, () => fleet.join(connected.client));
    const tokens = await Promise.all(members.map(({ source }) => source.get()));

    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1);
    expect(fleet.sent()).toEqual(['']);
  });

  test('an older copy after a restart: the newer token of a process is given back, no refresh token goes twice', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock, next, events } = fleet.join(connected.client, { timeoutMs });
    await source.get();
    await redis.command('SAVE');
    const second = await next();
    await redis.kill('SIGKILL');
    await redis.restart({ keepData: true });
    expect(await tokenOf(source)).toBe(second);
    clock.jump(EXPIRED_MS);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);

    expect(await tokenOf(source)).not.toBe(second);
    expect(events).toContain('repair');
    expect(new Set(fleet.sent()).size).toBe(3);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
  });

  test('an older copy, and no process has the newer token: another grant is used at most once, or a person is asked', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet('fall-back');
    await fleet.login(connected.client);
    await redis.command('SAVE');
    const gone = fleet.join(connected.client);
    await gone.source.get();
    await gone.source.close();
    await redis.kill('SIGKILL');
    await redis.restart({ keepData: true });
    const { source } = fleet.join(connected.client);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);

    // The server alone knows that the old refresh token was spent: one reuse can't be avoided, a second one could.
    expect(fleet.server.tokens.reuses).toBe(1);
    expect(fleet.sent().filter(token => token === '')).toHaveLength(1);
  });

  test('the clock of Redis goes back an hour, or forward: leases and tokens count on', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, store, next } = fleet.join(connected.client);
    await source.get();
    const key = redisKey('token-clients:', fleet.grant.cacheKey);

    // A clock that went back is one that shows less than what the record remembers.
    for (const ms of [3_600_000, -3_600_000]) {
      for (const field of ['savedAt', 'issuedAt']) await redis.command('HINCRBY', key, field, ms);
      const before = (await store.read(fleet.grant.cacheKey))?.ageMs ?? -1;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(await next()).toMatch(/-at-/);
      expect((await store.read(fleet.grant.cacheKey))?.ageMs).toBeLessThan(60_000);
    }
    expect(fleet.server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
  });
});
