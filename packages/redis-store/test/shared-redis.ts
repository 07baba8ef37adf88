import { startRedis } from '@token-clients/test-support/redis-servers';
import type { ModuleLocation } from '@token-clients/test-support/token-processes';

export const CLIENTS = ['node-redis', 'ioredis'] as const;
export type ClientKind = (typeof CLIENTS)[number];

/** Returns where processes under test find the store of a server. */
export function redisLocation(
  url: string,
  client: ClientKind,
  options: Readonly<Record<string, unknown>> = {},
): ModuleLocation {
  const module = new URL('processes/open-redis-store.mjs', import.meta.url).href;
  return { module, options: { url, client, ...options } };
}

/** A server, and where processes under test find its store by one client or the other. */
export async function startSharedRedis(options: Readonly<Record<string, unknown>> = {}) {
  const server = await startRedis();
  const location = (client: ClientKind) => redisLocation(server.url, client, options);
  return { server, location, [Symbol.asyncDispose]: () => server.stop() };
}
