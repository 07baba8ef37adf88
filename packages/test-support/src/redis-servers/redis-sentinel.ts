import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RedisServer, serverArguments, startRedisServer } from './redis-server.js';
import { isMaster, REPLICATION, replicate } from './replication.js';
import { until } from './until.js';

export interface RedisSentinelOptions {
  /** Default: 1. */
  readonly replicas?: number;
  /** Default: 3. */
  readonly sentinels?: number;
}

/** A master, its replicas, and the sentinels that choose another master when it is gone. `await using` ends all. */
export interface RedisSentinel extends AsyncDisposable {
  /** Name of the master for clients. */
  readonly name: string;
  /** The first one was the master at the start. */
  readonly servers: readonly RedisServer[];
  readonly sentinels: readonly RedisServer[];
  /** Where clients ask for the master. */
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
  /** Returns the master that the sentinels name now. */
  master(): Promise<RedisServer>;
  /**
   * Waits until another server is the master, and returns it. Where the present one runs, it gives way in order and
   * nothing is lost; where it is gone, the sentinels have to notice that.
   */
  failOver(): Promise<RedisServer>;
  stop(): Promise<void>;
}

const NAME = 'token-clients';
const DOWN_AFTER_MS = 2_000;
const FAIL_OVER_LIMIT_MS = 10_000;

/** Starts a master with replicas and sentinels, and waits until every sentinel knows all of them. */
export async function startRedisSentinel(options: RedisSentinelOptions = {}): Promise<RedisSentinel> {
  const { replicas = 1, sentinels: sentinelCount = 3 } = options;
  const started: RedisServer[] = [];
  const stop = async () => void (await Promise.all(started.map(server => server.stop())));
  const start = async (argumentsFor: (port: number, directory: string) => readonly string[]) => {
    const server = await startRedisServer({ argumentsFor });
    started.push(server);
    return server;
  };
  try {
    const first = await start(port => serverArguments(port, { args: REPLICATION }));
    const servers = [first];
    for (let number = 0; number < replicas; number++) {
      const replica = await start(port => serverArguments(port, { args: REPLICATION }));
      await replicate(replica, first);
      servers.push(replica);
    }
    const sentinels: RedisServer[] = [];
    const quorum = Math.floor(sentinelCount / 2) + 1;
    for (let number = 0; number < sentinelCount; number++)
      sentinels.push(
        await start((port, directory) => sentinelArguments(port, directory, first.port, quorum)),
      );
    for (const sentinel of sentinels)
      await until('a sentinel knows all others', async () => {
        const state = await masterState(sentinel);
        return (
          state.get('num-slaves') === String(replicas) &&
          state.get('num-other-sentinels') === String(sentinelCount - 1)
        );
      });
    return control(servers, sentinels, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function control(
  servers: readonly RedisServer[],
  sentinels: readonly RedisServer[],
  stop: () => Promise<void>,
): RedisSentinel {
  const master = async () => {
    const ports = await Promise.all(sentinels.map(async each => (await masterState(each)).get('port')));
    const [port] = ports;
    return ports.every(each => each === port)
      ? servers.find(server => String(server.port) === port)
      : undefined;
  };
  const knownMaster = () => until('the sentinels agree on a master', master);
  return {
    name: NAME,
    servers,
    sentinels,
    addresses: sentinels.map(({ port }) => ({ host: '127.0.0.1', port })),
    master: knownMaster,
    async failOver() {
      const before = await knownMaster();
      const isRunning = await before.command('PING').catch(() => false);
      if (isRunning) await sentinels[0]?.command('SENTINEL', 'FAILOVER', NAME);
      return until('another server is the master', async () => {
        const now = await master();
        return now !== undefined && now !== before && (await isMaster(now)) && now;
      });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A sentinel keeps what it learns in its file of settings. */
function sentinelArguments(
  port: number,
  directory: string,
  master: number,
  quorum: number,
): readonly string[] {
  const file = join(directory, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir "${directory}"`,
    `sentinel monitor ${NAME} 127.0.0.1 ${master} ${quorum}`,
    `sentinel down-after-milliseconds ${NAME} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${NAME} ${FAIL_OVER_LIMIT_MS}`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return [file, '--sentinel'];
}

async function masterState(sentinel: RedisServer): Promise<ReadonlyMap<string, string>> {
  const flat = (await sentinel.command('SENTINEL', 'MASTER', NAME)) as string[];
  return new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
}
