import type { Processes } from '@token-clients/auth-hooks/store';
import { storeCases } from '@token-clients/auth-hooks/store-suite';
import { hasRedis, type RedisServer, startRedis } from '@token-clients/testing/redis-servers';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { RedisClient } from '../src/redis-client.js';
import { type RedisStore, redisStore } from '../src/redis-store.js';

/** A machine that knows nothing of the processes of others. */
const processes: Processes = { own: 'here', stateOf: () => 'unknown' };

const pass = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

interface Connected {
  readonly client: RedisClient;
  end(): unknown;
}

async function nodeRedis(url: string): Promise<Connected> {
  const client = createClient({ url });
  client.on('error', () => {});
  await client.connect();
  return { client, end: () => client.destroy() };
}

async function ioRedis(url: string): Promise<Connected> {
  const client = new Redis(url);
  return { client, end: () => client.disconnect() };
}

describe.skipIf(!hasRedis()).each([
  ['redis', nodeRedis],
  ['ioredis', ioRedis],
])('a Redis store over a client of %s', (_, connect) => {
  let server: RedisServer;
  let connected: Connected;
  beforeAll(async () => {
    server = await startRedis();
    connected = await connect(server.url);
  });
  afterAll(async () => {
    connected.end();
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
