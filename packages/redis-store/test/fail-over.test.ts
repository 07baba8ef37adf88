import {
  cutReplicas,
  hasRedis,
  isCopied,
  joinReplicas,
  startRedisSentinel,
} from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { connectToMaster, packages } from './clients.js';
import { startFleet, tokenOf } from './fleet.js';

const timeoutMs = 1_000;

describe.skipIf(!hasRedis()).each(packages)('a fail-over by Sentinel, with a client of %s', name => {
  test('in order: the fleet goes on at the new master', async () => {
    await using sentinel = await startRedisSentinel();
    await using connected = await connectToMaster(name, sentinel);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, next } = fleet.join(connected.client, { timeoutMs });
    const { value } = await source.get();
    await sentinel.failOver();
    expect(await tokenOf(source)).toBe(value);
    const second = await next().catch(error => error.code);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);

    expect(second).toMatch(/-at-|store_unavailable/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 2, reuses: 0 });
  });

  test('that loses the last token: a process that has it gives it back, and no refresh token goes twice', async () => {
    await using sentinel = await startRedisSentinel();
    await using connected = await connectToMaster(name, sentinel);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, next, events } = fleet.join(connected.client, { timeoutMs });
    await source.get();
    const master = await sentinel.master();
    await isCopied(master);
    await cutReplicas(master);
    const last = await next();
    await master.kill('SIGKILL');
    expect(await tokenOf(source)).toBe(last);
    await sentinel.failOver();
    await next().catch(() => {});
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);

    expect(events).toContain('repair');
    expect(new Set(fleet.sent()).size).toBe(3);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
  });
});

describe.skipIf(!hasRedis()).each(packages)('replicas: 1, with a client of %s', name => {
  test('sends nothing that only a person could replace while no replica has its mark', async () => {
    await using sentinel = await startRedisSentinel();
    await using connected = await connectToMaster(name, sentinel);
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source } = fleet.join(connected.client, { timeoutMs, replicas: 1, replicasTimeoutMs: 300 });
    const master = await sentinel.master();
    await cutReplicas(master);

    await expect(source.get()).rejects.toThrow(
      'Nothing was sent, because 0 of 1 replicas of Redis have the record',
    );
    expect(fleet.sent()).toEqual([]);

    await joinReplicas(master);
    await expect.poll(() => tokenOf(source)).toMatch(/-at-/);
    const value = await tokenOf(source);
    await cutReplicas(master);
    expect(await tokenOf(source)).toBe(value);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('sends no code from a browser either, which works once as well', async () => {
    await using sentinel = await startRedisSentinel();
    await using connected = await connectToMaster(name, sentinel);
    await using fleet = await startFleet();
    const { source } = fleet.join(connected.client, { timeoutMs, replicas: 1, replicasTimeoutMs: 300 });
    await cutReplicas(await sentinel.master());

    expect(await tokenOf(source)).toBe('store_unavailable');
    expect(fleet.server.requests).toEqual([]);
  });

  test('sends what another grant can replace', async () => {
    await using sentinel = await startRedisSentinel();
    await using connected = await connectToMaster(name, sentinel);
    await using fleet = await startFleet('fall-back');
    await fleet.login(connected.client);
    const { source } = fleet.join(connected.client, { timeoutMs, replicas: 1, replicasTimeoutMs: 300 });
    await cutReplicas(await sentinel.master());

    expect(await tokenOf(source)).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });
});
