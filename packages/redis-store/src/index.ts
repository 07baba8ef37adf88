export type {
  InspectedLease,
  InspectedMark,
  InspectedPause,
  InspectedRecord,
  InspectedToken,
  RecordInspection,
} from './inspect.js';
export type { IoRedisClient, NodeRedisClient, RedisClient } from './redis-client.js';
export { type RedisStore, type RedisStoreOptions, redisStore } from './redis-store.js';
