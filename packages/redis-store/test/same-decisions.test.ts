import { type Processes, recordStore, type StoreRecord } from '@token-clients/auth-hooks/store';
import { hasRedis, type RedisServer, startRedis } from '@token-clients/test-support/redis-servers';
import fc from 'fast-check';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../src/record-fields.js';
import type { NodeRedisClient } from '../src/redis-client.js';
import { redisKey } from '../src/redis-key.js';
import { redisStore } from '../src/redis-store.js';
import { type AnyStep, arbitraryRecord, arbitraryStep, KEY, NOW } from './arbitrary-steps.js';
import { hashOf } from './record-hash.js';

const TIMES = { leaseMs: 30_000, hardTimeoutMs: 15_000 };
const PREFIX = 'same:';
const HASH = redisKey(PREFIX, KEY);

const processes: Processes = {
  own: 'me',
  stateOf: process => (process === 'gone' ? 'gone' : process === 'stopped' ? 'unknown' : 'running'),
};

/** Takes a step at a record in memory, by the functions that memory and file stores use. */
async function decide(before: StoreRecord<string> | undefined, now: number, { take }: AnyStep) {
  let after = before;
  const store = recordStore<string>({
    name: 'decisions',
    ...TIMES,
    processes,
    async update(_, step) {
      const { record, result } = step(before, now);
      after = record ?? before;
      return result;
    },
    seal: token => JSON.stringify(token),
    open: payload => JSON.parse(payload),
  });
  return { result: await take(store), after };
}

/** What is absent and what is false mean the same. */
function plain(record: StoreRecord<string> | undefined) {
  if (!record) return undefined;
  const { restart = false, forgotten, refused, lease, ...rest } = record;
  return {
    ...rest,
    lease: lease && { ...lease, takenOver: lease.takenOver ?? false },
    restart,
    forgotten,
    refused,
  };
}

describe.skipIf(!hasRedis())(
  'the scripts of the Redis store decide as the functions of auth-hooks do',
  () => {
    let server: RedisServer;
    let client: ReturnType<typeof createClient>;
    beforeAll(async () => {
      server = await startRedis();
      client = createClient({ url: server.url });
      client.on('error', () => {});
      await client.connect();
    });
    afterAll(async () => {
      client.destroy();
      await server.stop();
    });

    async function found(): Promise<{ record: StoreRecord<string> | undefined; now: number }> {
      const hash = await client.hGetAll(HASH);
      const fields = Object.entries(hash).flat();
      return { record: fields.length > 0 ? recordOf(fields) : undefined, now: Number(hash.savedAt) };
    }

    async function compare(step: AnyStep, before?: StoreRecord<string>, over: NodeRedisClient = client) {
      const store = redisStore(over, { prefix: PREFIX, processes, ...TIMES });
      const result = await step.take(store);
      const { record, now } = await found();
      // A record that is new has the time of Redis.
      const expected = await decide(before, before ? NOW : now, step);
      expect(result).toEqual(expected.result);
      expect(plain(record)).toEqual(plain(expected.after));
      expect(Object.keys(record?.refused ?? {})).toEqual(Object.keys(expected.after?.refused ?? {}));
    }

    test('about any record, and any step', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryRecord, arbitraryStep, async (record, step) => {
          await client.del(HASH);
          await client.hSet(HASH, hashOf(record, NOW));
          await compare(step, record);
        }),
        { numRuns: Number(process.env.TOKEN_CLIENTS_RUNS ?? 3_000) },
      );
    });

    test('about any sequence of steps, from no record on', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryStep, { minLength: 1, maxLength: 25 }), async steps => {
          await client.del(HASH);
          for (const step of steps) {
            const { record } = await found();
            if (record) await client.hSet(HASH, { savedAt: String(NOW), ahead: '0' });
            await compare(step, record);
          }
        }),
        { numRuns: Number(process.env.TOKEN_CLIENTS_RUNS ?? 3_000) / 15 },
      );
    });

    /** A client whose scripts have one line replaced. */
    function flawed(line: string, by: string): NodeRedisClient {
      return {
        evalSha: async () => {
          throw new Error('NOSCRIPT');
        },
        eval: (lua, call) => client.eval(lua.replace(line, by), call),
      };
    }

    test.each([
      ['gives a lease while another is held', 'if ends > now then', 'if false then'],
      ['forgets what was sent', 'ends = math.max(ends, mark.at + hardTimeoutMs)', 'ends = ends'],
      ['calls no lease suspect', "mark and '1' or '', mark and", "'', mark and"],
      ['lets an older fence commit', 'or record.fence > fence', ''],
      ['lets a lost lease send', 'not holds_lease(found, owner, fence) or not is_same', 'not is_same'],
      ['takes a lease over twice', 'or lease.takenOver', ''],
      ['takes over from two requests of unknown outcome', 'or (mark and mark.suspect)', ''],
      ['unblocks after one rejection', 'rejection.ends > now', 'false'],
      ['takes over where something can be spent', 'or spends or lease.takenOver', 'or lease.takenOver'],
      ['keeps the token that it should forget', 'record.payload = nil', ''],
    ])('and a script that %s is found out', async (_, line, by) => {
      const over = flawed(line, by);
      const { failed } = await fc.check(
        fc.asyncProperty(arbitraryRecord, arbitraryStep, async (record, step) => {
          await client.del(HASH);
          await client.hSet(HASH, hashOf(record, NOW));
          await compare(step, record, over);
        }),
        { numRuns: 20_000, endOnFailure: true },
      );

      expect(failed).toBe(true);
    });
  },
);
