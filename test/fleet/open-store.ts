import { type RedisStore, redisStore } from '@token-clients/redis-store';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import type { WorkerSetup } from './protocol.js';
import { TIMES } from './settings.js';

/** The store of a process, and what closes it with its connection. */
export interface OpenStore {
  readonly store: RedisStore;
  close(): Promise<void>;
}

/** Opens the store of a process over the Redis that all of them share. */
export async function openStore({ name, settings, store }: WorkerSetup): Promise<OpenStore> {
  const { prefix } = store;
  const { client } = settings;
  const options = {
    prefix,
    ...TIMES,
    ...(settings.machines && { processes: { own: name, stateOf: () => 'unknown' as const } }),
  };
  if (client === 'ioredis') {
    const redis = new Redis(store.url);
    // A store that can't be reached is an error of the call that needs it.
    redis.on('error', () => {});
    return { store: redisStore(redis, options), close: async () => void (await redis.quit()) };
  }
  const redis = createClient({ url: store.url });
  redis.on('error', () => {});
  await redis.connect();
  return { store: redisStore(redis, options), close: async () => void (await redis.close()) };
}
