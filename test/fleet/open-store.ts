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
  const { client, hints } = settings;
  const options = {
    prefix,
    hints,
    ...TIMES,
    ...(settings.machines && { processes: { own: name, stateOf: () => 'unknown' as const } }),
  };
  if (client === 'ioredis') {
    const redis = new Redis(store.url);
    // A store that can't be reached is an error of the call that needs it.
    redis.on('error', () => {});
    return opened(redisStore(redis, options), () => redis.quit());
  }
  const redis = createClient({ url: store.url });
  redis.on('error', () => {});
  await redis.connect();
  return opened(redisStore(redis, options), () => redis.close());
}

function opened(store: RedisStore, disconnect: () => Promise<unknown>): OpenStore {
  const close = async () => {
    await store.close();
    await disconnect();
  };
  return { store, close };
}
