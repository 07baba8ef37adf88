import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { describe, expect, test } from 'vitest';
import { connect, packages } from './clients.js';
import { EXPIRED_MS, OLD_MS, startFleet } from './fleet.js';

/** What an account needs: each is in the README. */
const RULES = ['~token-clients:*', '&token-clients:*', '+evalsha', '+eval', '+hgetall', '+hset', '+hdel'];
const MORE = ['+pexpire', '+persist', '+time', '+publish'];

describe.skipIf(!hasRedis()).each(packages)('Redis that checks who comes, with a client of %s', name => {
  test('by a password over TLS, with an authority that no machine trusts', async () => {
    await using redis = await startRedis({ password: 'p@ss', tls: true });
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client);

    expect(await fleet.join(connected.client).next()).toMatch(/-at-/);
    expect(fleet.server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  test('with an account that may do what the README lists, and nothing else', async () => {
    await using redis = await startRedis();
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>pw', ...RULES, ...MORE);
    // Clients look at the server when they connect.
    await redis.command('ACL', 'SETUSER', 'app', '+info', '+client', '+hello', '+auth', '+ping', '+select');
    await using connected = await connect(name, redis, { username: 'app', password: 'pw' });
    await using fleet = await startFleet();
    await fleet.login(connected.client);

    expect(await fleet.join(connected.client).next()).toMatch(/-at-/);
  });

  test('and others who may read all of it find no token there, where the store has a key', async () => {
    const settings = { encryptionKey: 'ab'.repeat(32) };
    await using redis = await startRedis();
    await using connected = await connect(name, redis);
    await using fleet = await startFleet();
    await fleet.login(connected.client, settings);
    const token = await fleet.join(connected.client, settings).next();
    const keys = (await redis.command('KEYS', '*')) as string[];
    const records = await Promise.all(keys.map(key => redis.command('HGETALL', key)));
    const seen = String(records);

    expect(seen).toContain('payload');
    expect(fleet.sent().length).toBe(1);
    for (const secret of [token, ...fleet.sent()]) expect(seen).not.toContain(secret);
  });

  test.each(['evalsha', 'hset', 'hgetall', 'time'])(
    'an account without %s: a typed error names it',
    async command => {
      await using redis = await startRedis();
      await redis.command('ACL', 'SETUSER', 'app', 'on', '>pw', '~*', '&*', '+@all', `-${command}`);
      await using connected = await connect(name, redis, { username: 'app', password: 'pw' });
      await using fleet = await startFleet();
      const { source } = fleet.join(connected.client);

      const error = await source.get().catch(error => error);
      expect(error.code).toBe('store_unavailable');
      expect(error.message).toContain('the account lacks a permission');
      expect(error.message).toContain(command.toUpperCase());
      expect(fleet.sent()).toEqual([]);
    },
  );

  test('a password that changed: the current token is served, and a typed error comes without one', async () => {
    await using redis = await startRedis({ password: 'of operators' });
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>first', '~*', '&*', '+@all');
    await using connected = await connect(name, redis, { username: 'app', password: 'first' });
    await using fleet = await startFleet();
    await fleet.login(connected.client);
    const { source, clock } = fleet.join(connected.client, { timeoutMs: 1_000 });
    const { value } = await source.get();
    await redis.command('ACL', 'SETUSER', 'app', 'resetpass', '>second');
    await redis.command('CLIENT', 'KILL', 'USER', 'app');
    clock.jump(OLD_MS);

    expect((await source.get()).value).toBe(value);
    clock.jump(EXPIRED_MS);
    const error = await source.get().catch(error => error);
    expect(error.code).toBe('store_unavailable');
    expect(JSON.stringify([error, error.stack])).not.toContain('first');
    expect(fleet.sent()).toHaveLength(1);
  });
});
