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

/**
 * Makes the runner of a client, whichever of the two kinds it is.
 *
 * @throws {ConfigurationError} `configuration` when it is neither
 */
export function scriptRunner(client: RedisClient): ScriptRunner {
  const call = callerOf(client);
  return {
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
