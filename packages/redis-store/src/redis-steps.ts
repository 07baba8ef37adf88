import { isTokenClientError } from '@token-clients/runtime';
import type { RedisConnection } from './redis-client.js';
import { redisKey } from './redis-key.js';
import { removeScript } from './scripts/inspect.js';
import type { Script, ScriptArguments, ScriptFields } from './scripts/script.js';
import { lateError, stepError, unreadable } from './step-errors.js';

/** The reply of a step: its word, the time of the record, and what the word needs. */
export interface Reply {
  readonly word: string;
  readonly now: number;
  readonly rest: readonly string[];
}

/** Runs steps of the protocol at the records of one prefix. */
export interface RedisSteps {
  /**
   * Runs a step.
   *
   * @param late gets the reply of a step that was given up and carried out all the same
   * @throws {StoreUnavailableError} `store_unavailable` when Redis did not carry it out, or not in time
   */
  run<Fields extends ScriptFields>(
    script: Script<Fields>,
    key: string,
    values: ScriptArguments<Fields>,
    late?: (reply: Reply) => void,
  ): Promise<Reply>;
  /**
   * Runs a step, and waits until replicas have what it wrote.
   *
   * @returns `replicated`: how many have it
   * @throws {StoreUnavailableError} as {@link RedisSteps.run}
   */
  runReplicated<Fields extends ScriptFields>(
    script: Script<Fields>,
    key: string,
    values: ScriptArguments<Fields>,
    replicas: Replicas,
  ): Promise<Reply & { readonly replicated: number }>;
  /** Removes a record, also one that no script can read. Returns whether there was one. */
  remove(key: string): Promise<boolean>;
}

/** How many replicas are waited for, and how long. */
export interface Replicas {
  readonly count: number;
  readonly timeoutMs: number;
}

/** Makes the steps over a connection. */
export function redisSteps(connection: RedisConnection, prefix: string, timeoutMs: number): RedisSteps {
  return {
    async run(script, key, values, late) {
      const name = redisKey(prefix, key);
      const reply = connection.run(script, name, script.toArguments(values)).then(replyOf);
      return readable(await within(timeoutMs, reply, late), name);
    },
    async runReplicated(script, key, values, replicas) {
      const name = redisKey(prefix, key);
      const both = connection.runReplicated(script, name, script.toArguments(values), replicas);
      const reply = both.then(({ reply, replicated }) => ({ ...replyOf(reply), replicated }));
      return readable(await within(timeoutMs + replicas.timeoutMs, reply), name);
    },
    async remove(key) {
      const removed = connection.run(removeScript, redisKey(prefix, key), []).then(replyOf);
      return (await within(timeoutMs, removed)).rest[0] === '1';
    },
  };
}

const GRACE_MS = 25;

function replyOf([word = '', now, ...rest]: readonly string[]): Reply {
  return { word, now: Number(now), rest };
}

function readable<Read extends Reply>(reply: Read, redisKey: string): Read {
  const { word, rest } = reply;
  if (word === 'format' || word === 'broken') throw unreadable(word, redisKey, rest[0]);
  return reply;
}

/**
 * Waits for a reply. A client without a connection may keep a command for as long as it likes.
 *
 * @param late gets the reply if it comes after all
 */
async function within<Read extends Reply>(
  timeoutMs: number,
  reply: Promise<Read>,
  late?: (reply: Read) => void,
): Promise<Read> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const giveUp = () => {
      reply.then(late).catch(() => {});
      reject(lateError(timeoutMs));
    };
    // After a sleep of the process, timers run before what came meanwhile is read: that gets its turn first.
    timer = setTimeout(() => {
      timer = setTimeout(giveUp, GRACE_MS);
    }, timeoutMs);
  });
  try {
    return await Promise.race([reply, limit]);
  } catch (error) {
    throw isTokenClientError(error) ? error : stepError(error);
  } finally {
    clearTimeout(timer);
  }
}
