export { hasRedis } from './program.js';
export { type RedisCluster, type RedisClusterOptions, startRedisCluster } from './redis-cluster.js';
export { type RedisSentinel, type RedisSentinelOptions, startRedisSentinel } from './redis-sentinel.js';
export { type RedisOptions, type RedisServer, startRedis } from './redis-server.js';
export { cutReplicas, isCopied, joinReplicas, replicate } from './replication.js';
