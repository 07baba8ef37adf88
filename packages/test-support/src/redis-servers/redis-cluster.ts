import { formCluster, type Node, startNode } from './cluster-nodes.js';
import type { RedisServer } from './redis-server.js';
import { isMaster } from './replication.js';
import { until } from './until.js';

export interface RedisClusterOptions {
  /** Default: 3. */
  readonly masters?: number;
  /** Of each master. Default: 0. */
  readonly replicas?: number;
}

/** A Redis Cluster on this machine. `await using` ends it. */
export interface RedisCluster extends AsyncDisposable {
  /** The masters first, then the replicas of the first master, those of the second and so on. */
  readonly nodes: readonly RedisServer[];
  readonly urls: readonly string[];
  /** Returns the node that owns the slot of a key, as it is now. */
  ownerOf(key: string): Promise<RedisServer>;
  /** Moves the slot of a key, with all it holds, to another master. */
  moveSlot(key: string, to: RedisServer): Promise<void>;
  /** Makes a replica of this master the master in its place, also where the master is gone. Returns the replica. */
  failOver(master: RedisServer): Promise<RedisServer>;
  stop(): Promise<void>;
}

const MIGRATE_MS = 5_000;

/** Starts a cluster whose masters share all slots, and waits until every node knows that. */
export async function startRedisCluster(options: RedisClusterOptions = {}): Promise<RedisCluster> {
  const { masters = 3, replicas = 0 } = options;
  const nodes = await Promise.all(Array.from({ length: masters * (1 + replicas) }, startNode));
  const stop = async () => void (await Promise.all(nodes.map(({ server }) => server.stop())));
  try {
    await formCluster(nodes, masters, replicas);
  } catch (error) {
    await stop();
    throw error;
  }
  const servers = nodes.map(({ server }) => server);
  const ownerOf = async (key: string) => (await ownerOfKey(nodes, key)).server;
  return {
    nodes: servers,
    urls: servers.map(({ url }) => url),
    ownerOf,
    moveSlot: (key, to) => moveSlot(nodes, key, to),
    failOver: master => failOver(nodes, master),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function ownerOfKey(nodes: readonly Node[], key: string): Promise<Node> {
  return until(`a master owns the slot of ${key}`, async () => {
    for (const node of nodes) {
      const slots = await node.server.command('CLUSTER', 'SLOTS').catch(() => []);
      const slot = Number(await node.server.command('CLUSTER', 'KEYSLOT', key).catch(() => Number.NaN));
      for (const [first, last, [, , id]] of slots as [number, number, [string, number, string]][])
        if (first <= slot && slot <= last) return nodes.find(each => each.id === id);
    }
    return undefined;
  });
}

async function moveSlot(nodes: readonly Node[], key: string, server: RedisServer): Promise<void> {
  const from = await ownerOfKey(nodes, key);
  const to = nodeOf(nodes, server);
  const slot = Number(await server.command('CLUSTER', 'KEYSLOT', key));
  await server.command('CLUSTER', 'SETSLOT', slot, 'IMPORTING', from.id);
  await from.server.command('CLUSTER', 'SETSLOT', slot, 'MIGRATING', to.id);
  const keys = (await from.server.command('CLUSTER', 'GETKEYSINSLOT', slot, 1_000)) as string[];
  if (keys.length > 0)
    await from.server.command('MIGRATE', '127.0.0.1', server.port, '', 0, MIGRATE_MS, 'KEYS', ...keys);
  // The new owner first: were it the last to know, both would send clients to the other one.
  for (const each of [to, from, ...nodes.filter(node => node !== to && node !== from)])
    if (await isMaster(each.server)) await each.server.command('CLUSTER', 'SETSLOT', slot, 'NODE', to.id);
}

async function failOver(nodes: readonly Node[], server: RedisServer): Promise<RedisServer> {
  const master = nodeOf(nodes, server);
  const replica = nodes.find(node => node.copies === master);
  if (!replica) throw new Error('This master has no replica.');
  const isGone = await server.command('PING').then(
    () => false,
    () => true,
  );
  await replica.server.command('CLUSTER', 'FAILOVER', ...(isGone ? ['TAKEOVER'] : []));
  await until('the replica is the master', async () => isMaster(replica.server));
  return replica.server;
}

function nodeOf(nodes: readonly Node[], server: RedisServer): Node {
  const found = nodes.find(node => node.server === server);
  if (!found) throw new Error('This server is no node of the cluster.');
  return found;
}
