import type { Processes } from '@token-clients/auth-hooks/store';
import { storeCases } from '@token-clients/auth-hooks/store-suite';
import { hasRedis, type RedisServer, startRedis } from '@token-clients/test-support/redis-servers';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type RedisStore, redisStore } from '../src/redis-store.js';
import { type Connected, connect, packages } from './clients.js';

/** A machine that knows nothing of the processes of others. */
const processes: Processes = { own: 'here', stateOf: () => 'unknown' };

const pass = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

describe.skipIf(!hasRedis()).each(packages)('a Redis store over a client of %s', name => {
  let server: RedisServer;
  let connected: Connected;
  beforeAll(async () => {
    server = await startRedis();
    connected = await connect(name, server);
  });
  afterAll(async () => {
    await connected[Symbol.asyncDispose]();
    await server.stop();
  });

  test.concurrent.each(storeCases.map((each, number) => ({ ...each, number })))(
    '$name',
    async ({ run, number }) => {
      const prefix = `case ${number}:`;
      const stores: RedisStore[] = [];
      const open = (times: { leaseMs: number; hardTimeoutMs: number }) => {
        const store = redisStore(connected.client, { prefix, processes, hints: true, ...times });
        stores.push(store);
        return store;
      };
      await run(times => ({
        store: open(times),
        second: open(times),
        pass,
        lose: async () => {
          await server.command(
            'EVAL',
            "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end",
            0,
            `${prefix}*`,
          );
        },
        close: async () => {
          for (const store of stores) await store.close();
        },
      }));
    },
  );
});
