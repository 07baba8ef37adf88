import { isTokenClientError } from '@token-clients/runtime';
import type { ScriptRunner } from './redis-client.js';
import { redisKey } from './redis-key.js';
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
}

/** Makes the steps over a runner of scripts. */
export function redisSteps(runner: ScriptRunner, prefix: string, timeoutMs: number): RedisSteps {
  return {
    async run(script, key, values, late) {
      const name = redisKey(prefix, key);
      let isLate = false;
      const reply = runner.run(script, name, script.toArguments(values)).then(([word = '', now, ...rest]) => {
        const read = { word, now: Number(now), rest };
        if (isLate) late?.(read);
        return read;
      });
      const result = await within(timeoutMs, reply, () => {
        isLate = true;
      });
      if (result.word === 'format' || result.word === 'broken')
        throw unreadable(result.word, name, result.rest[0]);
      return result;
    },
  };
}

/** Waits for a reply. A client without a connection may keep a command for as long as it likes. */
async function within(timeoutMs: number, reply: Promise<Reply>, givenUp: () => void): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      reply,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          givenUp();
          reject(lateError(timeoutMs));
        }, timeoutMs);
      }),
    ]);
  } catch (error) {
    reply.catch(() => {});
    throw isTokenClientError(error) ? error : stepError(error);
  } finally {
    clearTimeout(timer);
  }
}
