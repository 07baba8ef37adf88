import { importPeer } from '../peers.js';
import type { Contestant, Order, SharedToken } from './contestant.js';
import { type KeptToken, requestToken } from './token-request.js';

/** The part of ioredis that a program needs to keep a token. */
export interface Ioredis {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<unknown>;
  ping(): Promise<unknown>;
  quit(): Promise<unknown>;
}

/** What stands around a refresh so that one process at a time does it. */
export interface RefreshLock {
  /** Runs `work` under the lock. Rejects where it can't be obtained. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  close?(): Promise<void>;
}

/** Tokens of these runs live for two seconds, and are renewed half-way, as ours are. */
const RENEW_BEFORE_MS = 1_000;

export async function connect(redisUrl: string): Promise<Ioredis> {
  const { Redis } = await importPeer<{ Redis: new (url: string) => Ioredis }>('ioredis');
  const redis = new Redis(redisUrl);
  // Resolves when it is connected.
  await redis.ping();
  return redis;
}

/**
 * A token in Redis that each call reads, and a refresh when it is old: lock, read again, refresh, store, unlock. Within
 * one process a refresh is shared, so that the lock is only about processes.
 */
export function keptInRedis(
  about: Pick<Contestant, 'name' | 'lockMs' | 'setUp'>,
  lockFor: (order: Order, redis: Ioredis) => Promise<RefreshLock>,
): Contestant {
  return {
    ...about,
    async seed({ redisUrl, account }, refreshToken) {
      const redis = await connect(redisUrl);
      await redis.set(account, JSON.stringify({ accessToken: 'expired', refreshToken, expiresAt: 0 }));
      await redis.quit();
    },
    async open(order, fetch): Promise<SharedToken> {
      const redis = await connect(order.redisUrl);
      const lock = await lockFor(order, redis);
      let refreshing: Promise<string> | undefined;

      async function read(): Promise<KeptToken | undefined> {
        const text = await redis.get(order.account);
        return text === null ? undefined : (JSON.parse(text) as KeptToken);
      }

      const refresh = () =>
        lock.run(async () => {
          const current = await read();
          if (current && isFresh(current)) return current.accessToken;
          const next = await requestToken(order.login, current?.refreshToken, fetch);
          await redis.set(order.account, JSON.stringify(next));
          return next.accessToken;
        });

      return {
        async get() {
          const current = await read();
          if (current && isFresh(current)) return current.accessToken;
          refreshing ??= refresh().finally(() => {
            refreshing = undefined;
          });
          return refreshing;
        },
        async close() {
          await lock.close?.();
          await redis.quit();
        },
      };
    },
  };
}

function isFresh(token: KeptToken): boolean {
  return token.expiresAt - Date.now() > RENEW_BEFORE_MS;
}
