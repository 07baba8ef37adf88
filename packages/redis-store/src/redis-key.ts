import { createHash } from 'node:crypto';

/** Returns the key of a grant's record: one key, and so one slot of a cluster. */
export function redisKey(prefix: string, cacheKey: string): string {
  return `${prefix}${createHash('sha256').update(cacheKey).digest('hex').slice(0, 32)}`;
}
