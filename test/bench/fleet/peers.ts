import { importPeer, titleOf } from '../peers.js';
import type { Contestant } from './contestant.js';
import { keptInRedis } from './kept-in-redis.js';

/** The token in Redis, and no lock: what a program does that has not thought of other processes. */
export function naive(): Contestant {
  const about = { name: 'no lock: read the token, refresh when it is old', setUp: 'one GET per call' };
  return keptInRedis(about, async () => ({ run: work => work() }));
}

/** The mutex of the Redlock algorithm, with the options and the time of its page. */
export function redlock(): Contestant {
  const lockMs = 1_000;
  const about = {
    name: `${titleOf('redlock')}, lock()`,
    lockMs,
    setUp: `the options and the lock of ${lockMs} ms that its page shows, over ioredis and one server`,
  };
  return keptInRedis(about, async ({ account }, redis) => {
    interface Lock {
      unlock(): Promise<void>;
    }
    const { default: Redlock } = await importPeer<{
      default: new (clients: unknown[], options: object) => { lock(key: string, ttl: number): Promise<Lock> };
    }>('redlock');
    const options = { driftFactor: 0.01, retryCount: 10, retryDelay: 200, retryJitter: 200 };
    const mutex = new Redlock([redis], options);
    return {
      async run(work) {
        const lock = await mutex.lock(`locks:${account}`, lockMs);
        try {
          return await work();
        } finally {
          // Its page says to log this: the lock then ends by itself.
          await lock.unlock().catch(() => {});
        }
      },
    };
  });
}

/** SET NX PX, and DEL at the end. */
export function redisLock(): Contestant {
  const lockMs = 5_000;
  const about = {
    name: `${titleOf('redis-lock')} (SET NX)`,
    lockMs,
    setUp: `its defaults, ${lockMs} ms, over ${titleOf('redis-4').replace('redis-4', 'redis')}, which it requires`,
  };
  return keptInRedis(about, async ({ redisUrl, account }) => {
    interface Client {
      connect(): Promise<void>;
      quit(): Promise<unknown>;
    }
    type Lock = (name: string) => Promise<() => Promise<unknown>>;
    const { createClient } = await importPeer<{ createClient(options: object): Client }>('redis-4');
    const { default: lockOver } = await importPeer<{ default: (client: Client) => Lock }>('redis-lock');
    const client = createClient({ url: redisUrl });
    await client.connect();
    const lock = lockOver(client);
    return {
      async run(work) {
        const done = await lock(account);
        try {
          return await work();
        } finally {
          await done();
        }
      },
      async close() {
        await client.quit();
      },
    };
  });
}

/** SET NX PX with an owner, renewed while it is held: the most careful of the published mutexes. */
export function redisSemaphore(): Contestant {
  const lockMs = 10_000;
  const about = {
    name: `${titleOf('redis-semaphore')}, Mutex`,
    lockMs,
    setUp: `its defaults, ${lockMs} ms and renewed, and the onLockLost of its page, over ioredis`,
  };
  return keptInRedis(about, async ({ account }, redis) => {
    const { Mutex } = await importPeer<{
      Mutex: new (
        redis: unknown,
        key: string,
        options: object,
      ) => { acquire(): Promise<void>; release(): Promise<void> };
    }>('redis-semaphore');
    return {
      async run(work) {
        // Without onLockLost, a lock that was lost ends the process.
        const mutex = new Mutex(redis, account, { onLockLost: () => {} });
        await mutex.acquire();
        try {
          return await work();
        } finally {
          await mutex.release();
        }
      },
    };
  });
}
