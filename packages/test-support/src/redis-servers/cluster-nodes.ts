import { freePort } from './ports.js';
import { type RedisServer, serverArguments, startRedisServer } from './redis-server.js';
import { isCopying, REPLICATION } from './replication.js';
import { until } from './until.js';

/** A server of a cluster. */
export interface Node {
  readonly server: RedisServer;
  readonly id: string;
  /** The port over which nodes talk. */
  readonly bus: number;
  /** The master whose copy it was at the start. */
  copies?: Node;
}

const SLOTS = 16_384;
const NODE_TIMEOUT_MS = 3_000;

/** Starts a server that can be a node, and knows no other one yet. */
export async function startNode(): Promise<Node> {
  // By itself it would take its port and 10,000, which may be a client's.
  const bus = await freePort();
  const args = [
    ...['--cluster-enabled', 'yes', '--cluster-port', String(bus)],
    ...['--cluster-node-timeout', String(NODE_TIMEOUT_MS), ...REPLICATION],
  ];
  const server = await startRedisServer({ argumentsFor: port => serverArguments(port, { args }) });
  return { server, bus, id: String(await server.command('CLUSTER', 'MYID')) };
}

/** Makes a cluster of nodes: so many masters, then their replicas. */
export async function formCluster(nodes: readonly Node[], masters: number, replicas: number): Promise<void> {
  const leaders = nodes.slice(0, masters);
  for (const [index, { server }] of leaders.entries()) {
    await server.command('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
    const [first, end] = [index, index + 1].map(number => Math.floor((SLOTS * number) / masters));
    await server.command('CLUSTER', 'ADDSLOTSRANGE', first ?? 0, (end ?? 0) - 1);
  }
  const [first, ...others] = nodes;
  for (const { server, bus } of others)
    await first?.server.command('CLUSTER', 'MEET', '127.0.0.1', server.port, bus);
  for (const { server } of nodes)
    await until('a node knows the whole cluster', async () => {
      const info = String(await server.command('CLUSTER', 'INFO'));
      return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${nodes.length}`);
    });
  for (const [index, node] of nodes.slice(masters).entries()) {
    const master = leaders[Math.floor(index / replicas)];
    if (!master) continue;
    node.copies = master;
    await node.server.command('CLUSTER', 'REPLICATE', master.id);
    await isCopying(node.server);
  }
}
