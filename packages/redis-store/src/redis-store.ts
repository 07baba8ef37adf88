import { type EncryptionKey, processIdentity, processState } from '@token-clients/auth-hooks/node-store';
import {
  HARD_TIMEOUT_MS,
  isCredentialFailure,
  LEASE_MS,
  type Processes,
  type Snapshot,
  type Store,
  snapshotOf,
  type Version,
} from '@token-clients/auth-hooks/store';
import { beginResult } from './begin-result.js';
import { hintsOf } from './hints.js';
import { inspectionOf, type RecordInspection } from './inspect.js';
import { keepMsOf } from './keep-ms.js';
import { payloadFormat } from './payload.js';
import { recordOf } from './record-fields.js';
import { type RedisClient, redisConnection } from './redis-client.js';
import { redisKey } from './redis-key.js';
import { type Reply, redisSteps } from './redis-steps.js';
import { beginScript } from './scripts/begin.js';
import { inspectScript } from './scripts/inspect.js';
import { commitScript, failScript, markSentScript, releaseScript, renewScript } from './scripts/lease.js';
import { clearScript, readScript, restoreScript } from './scripts/upkeep.js';
import { BrokenRecordError, tooFewReplicas } from './step-errors.js';

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** What the keys begin with. Who shares tokens shares the prefix. `token-clients:` if left out. */
  readonly prefix?: string | undefined;
  /**
   * Encrypts tokens (AES-256-GCM). With a list, the first key encrypts and all decrypt. A token that was stored in
   * plain text before is still read, and encrypted when it is next replaced.
   */
  readonly encryptionKey?: EncryptionKey | readonly EncryptionKey[] | undefined;
  /** Time limit of one step at Redis. 2 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /**
   * Whether a process that waits learns of a change in milliseconds, by a subscription over a second connection. If left
   * out, it polls, which loses nothing.
   */
  readonly hints?: boolean | undefined;
  /**
   * How many replicas must have a sent mark before a refresh token is sent that nothing can replace, so that a fail-over
   * can't lose the mark. Where fewer have it in time, nothing is sent, and the step rejects. A new token waits for them
   * as well, and is used in any case. 0 if left out: none is waited for.
   */
  readonly replicas?: number | undefined;
  /** How long replicas are waited for. 1 000 if left out. */
  readonly replicasTimeoutMs?: number | undefined;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
  /** What is known of other processes that hold leases; if left out, those of this machine are looked at. */
  readonly processes?: Processes | undefined;
}

/** A store in Redis, with what its operators need. `key` is the `cacheKey` of a grant. */
export interface RedisStore extends Store {
  /** Returns what is known of a grant: its token, who holds the lease, what is blocked, and what endangers the record. */
  inspect(key: string): Promise<RecordInspection>;
  /** Allows new attempts for the whole fleet, as `reset()` of a token source does. Returns whether there was a record. */
  unblock(key: string): Promise<boolean>;
  /** Forgets the token, so that the next caller requests another one; a broken record is removed. Returns whether there was one. */
  forget(key: string): Promise<boolean>;
  /** Ends the connection that listens for hints. The client itself stays open. */
  close(): Promise<void>;
}

/**
 * Makes a store in Redis, for any number of processes on any number of machines: together they ask for a token once.
 *
 * Promises: each step is one script, and so atomic; the time of Redis is the only one that counts for leases; a refresh
 * token is not sent twice while another way is left, whatever process is killed, stopped or cut off, and when.
 *
 * All steps reject with `store_unavailable` when Redis can't be reached, or does not reply in time.
 *
 * @param client of the package `redis` or `ioredis`: a single server, Sentinel or Cluster. You connect and close it.
 * @throws {ConfigurationError} `configuration` when it is no such client, or an encryption key does not have 32 bytes
 *
 * @example
 * const client = await createClient({ url: 'rediss://cache.example.com' }).on('error', console.error).connect();
 * const source = tokenSource(grant, { store: redisStore(client) });
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): RedisStore {
  const { prefix = 'token-clients:', leaseMs = LEASE_MS, hardTimeoutMs = HARD_TIMEOUT_MS } = options;
  const { processes = { own: processIdentity(), stateOf: processState }, timeoutMs = 2_000 } = options;
  const format = payloadFormat(options.encryptionKey);
  const steps = redisSteps(redisConnection(client), prefix, timeoutMs);
  const replicas = { count: options.replicas ?? 0, timeoutMs: options.replicasTimeoutMs ?? 1_000 };
  const hints = options.hints ? hintsOf(client) : undefined;
  /** The process that held the lease of a record when this one last asked. */
  const holders = new Map<string, string>();

  function snapshotIn({ rest, now }: Reply, key: string): Snapshot {
    const record = recordOf(rest);
    return snapshotOf(record, now, payload => format.read(payload, key, record.version));
  }

  const channelOf = (key: string) => redisKey(prefix, key);

  /** A lease that came after its step was given up: no one uses it, so no one should wait for its end. */
  function giveBack(key: string, owner: string, late: Reply): void {
    if (late.word !== 'lease') return;
    const values = { channel: channelOf(key), owner, fence: Number(late.rest[0]), outcome: undefined };
    steps.run(releaseScript, key, { ...values, accepted: undefined }).catch(() => {});
  }

  return {
    name: 'redis',
    leaseMs,
    hardTimeoutMs,

    async read(key) {
      const reply = await steps.run(readScript, key, {});
      return reply.word === 'none' ? undefined : snapshotIn(reply, key);
    },

    async begin(key, step) {
      const { owner, seen, fingerprint, maxFailures, spends, ignoresPauses } = step;
      for (let asked = 0; ; asked++) {
        const holder = holders.get(key);
        const values = {
          owner,
          ...seenIn(seen),
          fingerprint,
          maxFailures,
          spends,
          ignoresPauses,
          process: processes.own,
          holder,
          holderState: holder && processes.stateOf(holder),
          leaseMs,
          hardTimeoutMs,
        };
        const reply = await steps.run(beginScript, key, values, late => giveBack(key, owner, late));
        const { word, rest } = reply;
        if (word === 'adopt') return { is: 'changed', snapshot: snapshotIn(reply, key) };
        const current = word === 'wait' || word === 'ask' ? rest[1] || undefined : undefined;
        if (current === undefined) holders.delete(key);
        else holders.set(key, current);
        const isNews = current !== undefined && current !== holder;
        // Redis did not know yet whether that holder runs. The next one is asked about the next time.
        const askAgain = isNews && (word === 'ask' || processes.stateOf(current) !== 'running');
        if (!askAgain || asked >= MAX_ASKED) return beginResult(reply);
      }
    },

    async markSent(key, step) {
      const { owner, fence, seen, request, replay, spends } = step;
      const values = {
        owner,
        fence,
        ...seenIn(seen),
        acquires: request === 'acquire',
        replays: replay !== undefined,
        lostResponse: replay === 'lost response',
        process: processes.own,
        hardTimeoutMs,
      };
      if (!spends || replicas.count === 0)
        return (await steps.run(markSentScript, key, values)).word === 'ok' ? 'ok' : 'stale';
      const { word, replicated } = await steps.runReplicated(markSentScript, key, values, replicas);
      if (word !== 'ok') return 'stale';
      if (replicated < replicas.count) throw tooFewReplicas(replicated, replicas.count);
      return 'ok';
    },

    async renew(key, { owner, fence }) {
      const { word } = await steps.run(renewScript, key, { owner, fence, leaseMs });
      return word === 'ok' ? 'ok' : 'lost';
    },

    async commit(key, { owner, fence, seen, token, ageMs, fingerprint, forgets }) {
      const values = {
        channel: channelOf(key),
        owner,
        fence,
        ...seenIn(seen),
        payload: format.write(token, key, seen.version + 1),
        ageMs,
        keepMs: keepMsOf(token),
        fingerprint,
        forgets: forgets !== undefined,
        reason: forgets?.reason && JSON.stringify(forgets.reason),
      };
      const reply = await (replicas.count === 0
        ? steps.run(commitScript, key, values)
        : steps.runReplicated(commitScript, key, values, replicas));
      return reply.word === 'adopt'
        ? { is: 'superseded', snapshot: snapshotIn(reply, key) }
        : { is: 'committed', version: seen.version + 1 };
    },

    async fail(key, { owner, fence, fingerprint, kind, outcome, pauseMs, reason }) {
      await steps.run(failScript, key, {
        channel: channelOf(key),
        owner,
        fence,
        fingerprint,
        kind,
        rejects: isCredentialFailure(kind),
        outcome,
        pauseMs,
        reason: reason && JSON.stringify(reason),
      });
    },

    async release(key, { owner, fence, outcome, accepted }) {
      await steps.run(releaseScript, key, { channel: channelOf(key), owner, fence, outcome, accepted });
    },

    async restore(key, { epoch, version, fence, token, ageMs }) {
      const reply = await steps.run(restoreScript, key, {
        channel: channelOf(key),
        epoch,
        version,
        fence,
        payload: token && format.write(token, key, version),
        ageMs,
        keepMs: keepMsOf(token),
      });
      return reply.word === 'adopt'
        ? { is: 'changed', snapshot: snapshotIn(reply, key) }
        : { is: 'restored' };
    },

    async clear(key, { forget, seen }) {
      const reply = await steps.run(clearScript, key, {
        channel: channelOf(key),
        failures: forget === 'failures',
        ...seenIn(seen),
      });
      return reply.word === 'adopt'
        ? { is: 'changed', snapshot: snapshotIn(reply, key) }
        : { is: 'cleared', version: Number(reply.rest[0]) };
    },

    ...(hints && { watch: (key, changed) => hints.watch(channelOf(key), changed) }),

    async inspect(key) {
      return inspectionOf(await steps.run(inspectScript, key, {}), redisKey(prefix, key), processes);
    },

    async unblock(key) {
      const found = await steps.run(readScript, key, {});
      await steps.run(clearScript, key, { channel: channelOf(key), failures: true, ...seenIn() });
      return found.word !== 'none';
    },

    async forget(key) {
      try {
        const { rest } = await steps.run(clearScript, key, {
          channel: channelOf(key),
          failures: false,
          ...seenIn(),
        });
        return rest[0] !== '0';
      } catch (error) {
        if (error instanceof BrokenRecordError) return steps.remove(key);
        throw error;
      }
    },

    async close() {
      await hints?.close();
    },
  };
}

/** How often `begin` asks in a row because the lease has another holder each time. */
const MAX_ASKED = 3;

function seenIn(seen?: Version | undefined) {
  return { seenEpoch: seen?.epoch, seenVersion: seen?.version };
}
