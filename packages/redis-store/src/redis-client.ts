import { ConfigurationError } from '@token-clients/runtime';
import type { ScriptText } from './scripts/script.js';

/** A client, a cluster or a Sentinel client of `redis` (node-redis), connected by its owner. */
export interface NodeRedisClient {
  evalSha(sha: string, options: ScriptCall): Promise<unknown>;
  eval(script: string, options: ScriptCall): Promise<unknown>;
}

interface ScriptCall {
  readonly keys: string[];
  readonly arguments: string[];
}

/** A client or a cluster of `ioredis`. */
export interface IoRedisClient {
  evalsha(sha: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** What can run the scripts of the store: a client of `redis` 5 or later, or of `ioredis` 5 or later. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** Runs a script over one key. */
export interface ScriptRunner {
  /** @returns the reply, whose items are strings */
  run(script: ScriptText, key: string, values: readonly string[]): Promise<string[]>;
}

/** What connects a store to a client: how scripts run, and how replicas are waited for. */
export interface RedisConnection extends ScriptRunner {
  /**
   * Runs a script, and then waits until so many replicas have what it wrote (`WAIT`), over the same connection.
   *
   * @returns the reply, and how many replicas have it
   */
  runReplicated(
    script: ScriptText,
    key: string,
    values: readonly string[],
    replicas: { readonly count: number; readonly timeoutMs: number },
  ): Promise<{ readonly reply: string[]; readonly replicated: number }>;
}

/**
 * Makes the connection of a client, whichever of the two kinds it is.
 *
 * @throws {ConfigurationError} `configuration` when it is neither
 */
export function redisConnection(client: RedisClient): RedisConnection {
  const call = callerOf(client);
  return {
    async runReplicated({ lua }, key, values, { count, timeoutMs }) {
      const wait = ['WAIT', String(count), String(timeoutMs)];
      // Sent together: a connection that breaks in between fails both, and no other one is asked.
      const [reply, replicated] = await pairOf(client, { lua, key, values, wait });
      return { reply: strings(reply), replicated: Number(replicated) };
    },
    async run(script, key, values) {
      try {
        return strings(await call(script.sha, 'sha', key, values));
      } catch (error) {
        // Redis forgets scripts when it restarts, fails over, or is asked to.
        if (!isNoScript(error)) throw error;
        return strings(await call(script.lua, 'text', key, values));
      }
    },
  };
}

interface Pair {
  readonly lua: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly wait: readonly string[];
}

/** Sends a script and a command to the node of a key, one after the other over one connection. */
async function pairOf(client: RedisClient, { lua, key, values, wait }: Pair): Promise<[unknown, unknown]> {
  if (isIoRedis(client)) {
    const pipeline = (client as unknown as Pipelining).pipeline();
    const [name = '', ...rest] = wait;
    const results = await pipeline
      .eval(lua, 1, key, ...values)
      .call(name, ...rest)
      .exec();
    const [[failed, reply], [alsoFailed, other]] = results as [[unknown, unknown], [unknown, unknown]];
    if (failed ?? alsoFailed) throw failed ?? alsoFailed;
    return [reply, other];
  }
  const call = { keys: [key], arguments: [...values] };
  if ('use' in client) {
    return (client as unknown as Sentinel).use(leased =>
      Promise.all([leased.eval(lua, call), leased.sendCommand(false, wait)]),
    );
  }
  const commands = client as unknown as Commands;
  return Promise.all([
    client.eval(lua, call),
    'masters' in client ? commands.sendCommand(key, false, wait) : commands.sendCommand(wait),
  ]);
}

interface Pipelining {
  pipeline(): Pipeline;
}
interface Pipeline {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Pipeline;
  call(name: string, ...words: string[]): Pipeline;
  exec(): Promise<unknown>;
}
interface Commands {
  sendCommand(...call: unknown[]): Promise<unknown>;
}
interface Sentinel {
  use<Result>(work: (leased: NodeRedisClient & Commands) => Promise<Result>): Promise<Result>;
}

type Call = (script: string, is: 'sha' | 'text', key: string, values: readonly string[]) => Promise<unknown>;

function callerOf(client: RedisClient): Call {
  if (isNodeRedis(client)) {
    return (script, is, key, values) => {
      const call = { keys: [key], arguments: [...values] };
      return is === 'sha' ? client.evalSha(script, call) : client.eval(script, call);
    };
  }
  if (isIoRedis(client)) {
    return (script, is, key, values) =>
      is === 'sha' ? client.evalsha(script, 1, key, ...values) : client.eval(script, 1, key, ...values);
  }
  throw new ConfigurationError('redisStore needs a client of the package redis or ioredis.', {
    option: 'client',
  });
}

/** Whether a client is one of node-redis. */
export function isNodeRedis(client: unknown): client is NodeRedisClient {
  return typeof (client as NodeRedisClient | undefined)?.evalSha === 'function';
}

/** Whether a client is one of ioredis. */
export function isIoRedis(client: unknown): client is IoRedisClient {
  return typeof (client as IoRedisClient | undefined)?.evalsha === 'function';
}

function isNoScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

/** Clients may be set to return bytes. */
function strings(reply: unknown): string[] {
  if (!Array.isArray(reply)) throw new Error('The reply of the script is no list.');
  return reply.map(String);
}
