import type { Processes } from '@token-clients/auth-hooks/store';
import { JumpClock } from '@token-clients/test-support';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { connect, packages } from './clients.js';
import { EXPIRED_MS, OLD_MS, startFleet, tokenOf } from './fleet.js';

const timeoutMs = 500;
const elsewhere: Processes = { own: 'another machine', stateOf: () => 'unknown' };

describe.skipIf(!hasRedis()).each(packages)('Redis that a client of %s can not use for a while', name => {
  test('slow: a refresh waits for it, and callers with a usable token do not', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock, next } = fleet.join(connected.client);
    const { value } = await source.get();
    await redis.command('CLIENT', 'PAUSE', 1_000, 'ALL');
    clock.jump(OLD_MS);
    const started = performance.now();

    expect((await source.get()).value).toBe(value);
    expect(performance.now() - started).toBeLessThan(900);
    expect(await next()).not.toBe(value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('silent: callers with a usable token notice nothing, one without gets a typed error in time', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const holder = fleet.join(connected.client, { timeoutMs });
    const { value } = await holder.source.get();
    const empty = fleet.join(connected.client, { timeoutMs });
    await redis.kill('SIGSTOP');
    const started = performance.now();

    await expect(empty.source.get()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await holder.source.get()).value).toBe(value);

    await redis.kill('SIGCONT');
    await expect.poll(() => tokenOf(empty.source)).toBe(value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('silent: a lease that it gives out too late is given back, so that none waits for its end', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { store } = fleet.join(connected.client, { timeoutMs });
    const step = { owner: 'late', fingerprint: 'f', spends: true };
    const { version, epoch } = (await store.read(fleet.grant.cacheKey)) ?? {};
    const seen = { version: version ?? 0, epoch: epoch ?? '' };
    await redis.kill('SIGSTOP');
    await expect(store.begin(fleet.grant.cacheKey, { ...step, seen })).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await redis.kill('SIGCONT');

    await expect
      .poll(async () => (await store.inspect(fleet.grant.cacheKey)).record?.lease?.owner ?? 'none')
      .toBe('none');
    const begun = await store.begin(fleet.grant.cacheKey, { ...step, owner: 'next', seen });
    // The fence says that the first lease was given out.
    expect(begun).toMatchObject({ is: 'lease', fence: 3 });
  });

  test('gone and back with its data: the fleet goes on without a restart', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock } = fleet.join(connected.client, { timeoutMs });
    const { value } = await source.get();
    await redis.command('SAVE');
    await redis.kill('SIGKILL');
    clock.jump(OLD_MS);

    expect((await source.get()).value).toBe(value);
    clock.jump(EXPIRED_MS);
    await expect(source.get()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(fleet.sent()).toHaveLength(1);

    await redis.restart({ keepData: true });
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
    expect(connected.errors).not.toEqual([]);
  });

  test('gone when a process starts: a login is not sent, a typed error comes in time, and it recovers', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    await redis.command('SAVE');
    await redis.kill('SIGKILL');
    const { source } = fleet.join(connected.client, { timeoutMs });
    const started = performance.now();

    await expect(source.get()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(fleet.sent()).toEqual([]);

    await redis.restart({ keepData: true });
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('gone when a process starts: where nothing can be spent, it goes on alone', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet('never');
    await redis.kill('SIGKILL');
    const { source } = fleet.join(connected.client, { timeoutMs });
    const tokens = await Promise.all(Array.from({ length: 25 }, () => source.get()));

    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1);
    expect(fleet.sent()).toHaveLength(1);
  });

  test('silent while a process waits for another one: it adopts the token afterwards', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const holder = fleet.join(connected.client);
    const waiting = fleet.join(connected.client, { processes: elsewhere });
    fleet.server.faults.next({ kind: 'delay', ms: 1_500 });
    const obtained = holder.source.get();
    await expect.poll(() => fleet.sent().length).toBe(1);
    const adopted = waiting.source.get();
    await redis.kill('SIGSTOP');
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await redis.kill('SIGCONT');

    expect((await adopted).value).toBe((await obtained).value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('silent while a token comes: it is used, and stored afterwards', async () => {
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const holder = fleet.join(connected.client, { timeoutMs });
    fleet.server.faults.next({ kind: 'delay', ms: 500 });
    const obtained = holder.source.get();
    await expect.poll(() => fleet.sent().length).toBe(1);
    await redis.kill('SIGSTOP');
    const { value } = await obtained;
    await redis.kill('SIGCONT');
    const other = fleet.join(connected.client);

    await expect.poll(() => tokenOf(other.source)).toBe(value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });
});

test.skipIf(!hasRedis())('clocks of processes may be years apart: only that of Redis counts', async () => {
  await using redis = await startRedis();
  await using connected = await connect('redis', redis);
  await using fleet = await startFleet();
  await fleet.login(connected.client);
  const clock = new JumpClock();
  clock.jump(2 * 365 * 86_400_000);
  const ahead = fleet.join(connected.client, { clock, processes: elsewhere });
  const usual = fleet.join(connected.client);
  const [first, second] = await Promise.all([ahead.source.get(), usual.source.get()]);

  expect(first.value).toBe(second.value);
  expect(await usual.next()).not.toBe(first.value);
  expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
});
