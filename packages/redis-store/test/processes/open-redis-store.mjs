// Opens the Redis store for processes under test.
import { redisStore } from '@token-clients/redis-store';

/** @param options `{ url, client: 'node-redis' | 'ioredis', ... }`; the rest are options of the store */
export async function openStore({ url, client: kind, ...options }, settings) {
  const { client, end } = await (kind === 'ioredis' ? openIoredis(url) : openNodeRedis(url));
  const store = redisStore(client, { ...options, ...settings });
  const close = async () => {
    await store.close?.();
    await end();
  };
  return { store, close };
}

async function openNodeRedis(url) {
  const { createClient } = await import('redis');
  const client = createClient({ url });
  // What a client reports of its connection, the store rejects with.
  client.on('error', () => {});
  await client.connect();
  return { client, end: () => client.close() };
}

async function openIoredis(url) {
  const { Redis } = await import('ioredis');
  const client = new Redis(url);
  client.on('error', () => {});
  return { client, end: async () => client.disconnect() };
}
