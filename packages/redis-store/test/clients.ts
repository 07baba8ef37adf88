import { readFileSync } from 'node:fs';
import { certificate } from '@token-clients/test-support';
import type { RedisCluster, RedisSentinel, RedisServer } from '@token-clients/test-support/redis-servers';
import { Cluster, Redis } from 'ioredis';
import { createClient, createCluster, createSentinel } from 'redis';
import type { RedisClient } from '../src/index.js';

/** A client of one of the two packages, connected. `await using` ends it. */
export interface Connected extends AsyncDisposable {
  readonly client: RedisClient;
  /** What the client reported, as an application would log it. */
  readonly errors: string[];
}

/** Both packages, with the settings that they have by themselves. */
export const packages = ['redis', 'ioredis'] as const;
export type Package = (typeof packages)[number];

/** Connects to a single server. `account`: in place of the user `default`. */
export async function connect(
  name: Package,
  server: RedisServer,
  account?: { readonly username: string; readonly password: string },
): Promise<Connected> {
  const url = account
    ? `redis://${account.username}:${account.password}@127.0.0.1:${server.port}`
    : server.url;
  const errors: string[] = [];
  const onError = (error: Error) => void errors.push(error.message);
  const secure = url.startsWith('rediss:');
  const ca = readFileSync(certificate('ca'));
  if (name === 'redis') {
    const options = secure ? { url, socket: { tls: true as const, ca } } : { url };
    const client = createClient(options).on('error', onError);
    await client.connect();
    return connected(client, errors, () => client.destroy());
  }
  const client = new Redis(url, { lazyConnect: true, ...(secure && { tls: { ca } }) });
  client.on('error', onError);
  await client.connect();
  return connected(client, errors, () => client.disconnect());
}

/** Connects to a cluster, by one of its nodes. */
export async function connectToCluster(name: Package, { nodes, urls }: RedisCluster): Promise<Connected> {
  const errors: string[] = [];
  const onError = (error: Error) => void errors.push(error.message);
  if (name === 'redis') {
    const client = createCluster({ rootNodes: urls.map(url => ({ url })) }).on('error', onError);
    await client.connect();
    return connected(client, errors, () => client.destroy());
  }
  const client = new Cluster(
    nodes.map(({ port }) => ({ host: '127.0.0.1', port })),
    { lazyConnect: true },
  );
  client.on('error', onError);
  await client.connect();
  return connected(client, errors, () => client.disconnect());
}

/** Connects to the master that sentinels name. */
export async function connectToMaster(kind: Package, { name, addresses }: RedisSentinel): Promise<Connected> {
  const errors: string[] = [];
  const onError = (error: Error) => void errors.push(error.message);
  if (kind === 'redis') {
    const client = createSentinel({ name, sentinelRootNodes: [...addresses] });
    client.on('error', onError);
    await client.connect();
    return connected(client, errors, () => client.destroy());
  }
  const client = new Redis({ name, sentinels: [...addresses], lazyConnect: true });
  client.on('error', onError);
  await client.connect();
  return connected(client, errors, () => client.disconnect());
}

function connected(client: RedisClient, errors: string[], end: () => unknown): Connected {
  return { client, errors, [Symbol.asyncDispose]: async () => void (await end()) };
}
