import { StoreUnavailableError } from '@token-clients/runtime';

/**
 * Returns the error of a step that Redis did not carry out. What the client or the server said is not shown, because it
 * may repeat what was sent; its first word says enough.
 */
export function stepError(error: unknown): StoreUnavailableError {
  const said = error instanceof Error ? error.message : '';
  const word = DENIED.test(said) ? 'NOPERM' : (/^(?:-?ERR )?([A-Z]+)\b/.exec(said)?.[1] ?? '');
  const advice = ADVICE[word];
  return new StoreUnavailableError(
    advice
      ? `Redis did not take a step of the token store (${word}): ${advice}`
      : 'Redis cannot be reached; the current token is served until it expires. Check the connection.',
  );
}

/** Returns the error of a step that took too long. It may still be carried out. */
export function lateError(timeoutMs: number): StoreUnavailableError {
  return new StoreUnavailableError(
    `Redis did not reply within ${timeoutMs} ms; the current token is served until it expires. Check the connection.`,
  );
}

/** Returns the error of a record that this version can't read. */
export function unreadable(word: string, redisKey: string, format?: string): StoreUnavailableError {
  if (word === 'format')
    return new StoreUnavailableError(
      `The token record ${redisKey} has format ${format}, which this version does not know. Update @token-clients/redis-store.`,
    );
  return new BrokenRecordError(`The token record ${redisKey} is broken. Look at it, then call forget().`);
}

/** No script can read the record, but it can be removed. */
export class BrokenRecordError extends StoreUnavailableError {}

/** Returns the error of a refresh that was not sent, because a fail-over could have lost its mark. */
export function tooFewReplicas(have: number, wanted: number): StoreUnavailableError {
  return new StoreUnavailableError(
    `Nothing was sent, because ${have} of ${wanted} replicas of Redis have the record. Check the replication.`,
  );
}

/** What Redis 7.0, and later versions, say of a command or a key that the account may not use in a script. */
const DENIED = /can't run this command|can't access at least one of the keys|^(-?ERR )?ACL failure in script/;

/** By the first word of an error reply. */
const ADVICE: Readonly<Record<string, string>> = {
  OOM: 'it is full. Raise maxmemory, or remove other data.',
  NOAUTH: 'it wants a password. Pass one to the client.',
  WRONGPASS: 'name or password are wrong. Correct what the client gets.',
  NOPERM:
    'the account lacks a permission. It needs EVALSHA, EVAL, HGETALL, HSET, HDEL, PEXPIRE, PERSIST and TIME on the keys of the prefix; inspect() also PTTL, and forget() DEL.',
  READONLY:
    'the client is connected to a replica. Connect it to the primary, or through Sentinel or Cluster.',
  LOADING: 'it is loading its data. Try again.',
  MISCONF: 'it cannot save to its disk. Look at its log.',
  CLUSTERDOWN: 'the cluster is down. Check its nodes.',
  MASTERDOWN: 'the primary is down. Check the fail-over.',
  NOREPLICAS: 'too few replicas are connected (min-replicas-to-write).',
  BUSY: 'it is running a long script. Try again.',
  WRONGTYPE: 'the key holds something else. Choose another prefix.',
};
