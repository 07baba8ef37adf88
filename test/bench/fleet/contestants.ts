import type { Contestant } from './contestant.js';
import { ours } from './ours.js';
import { naive, redisLock, redisSemaphore, redlock } from './peers.js';

/** All that share one token, ours first. A worker is given the key of one. */
export const contestants = {
  ours,
  naive,
  redlock,
  'redis-lock': redisLock,
  'redis-semaphore': redisSemaphore,
} as const satisfies Readonly<Record<string, () => Contestant>>;

export type ContestantKey = keyof typeof contestants;
