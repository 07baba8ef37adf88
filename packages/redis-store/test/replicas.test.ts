import { hasRedis, replicate, startRedis } from '@token-clients/test-support/redis-servers';
import {
  openStore,
  plainGrant,
  seedStore,
  startTokenProcess,
} from '@token-clients/test-support/token-processes';
import { startRotatingServer } from '@token-clients/testing/servers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CLIENTS, type ClientKind, redisLocation } from './shared-redis.js';

const TIMES = { leaseMs: 3_000, hardTimeoutMs: 4_000, timeoutMs: 3_000 };

/** A master with one replica, and an expired token of a login that nothing but a person can replace. */
async function arrange(client: ClientKind) {
  const [master, replica] = await Promise.all([startRedis(), startRedis()]);
  await replicate(replica, master);
  const server = await startRotatingServer();
  const processes = [startTokenProcess(), startTokenProcess()] as const;
  onTestFinished(async () => {
    await Promise.all(processes.map(each => each.close()));
    await Promise.all([master.stop(), replica.stop(), server.close()]);
  });
  const setupAt = (url: string, machine: string, replicas = 1) => ({
    grant: { tokenUrl: server.tokenUrl, kind: 'login' as const },
    store: redisLocation(url, client, { replicas, replicasTimeoutMs: 500 }),
    times: TIMES,
    machine,
  });
  const { grant, store: location } = setupAt(master.url, 'seed');
  const { store, close } = await openStore(location, TIMES);
  await seedStore(store, plainGrant(grant).cacheKey, server.tokens.start());
  await close();
  return { master, replica, server, processes, setupAt };
}

describe.skipIf(!hasRedis()).each(CLIENTS)(
  'with `replicas`, by %s, a refresh token that nothing can replace',
  client => {
    test('is not sent while no replica has its mark, and is when one is back', async () => {
      const { master, replica, server, processes, setupAt } = await arrange(client);
      const [process] = processes;
      await replica.kill('SIGSTOP');

      const without = await process.get('a', setupAt(master.url, 'a'));
      const sent = server.requests.length;
      await replica.kill('SIGCONT');
      const get = async () => (await process.get('a', setupAt(master.url, 'a'))).results.join();
      await expect.poll(get).toMatch(/^token /);

      expect(without.results).toEqual(['error store_unavailable']);
      expect(sent).toBe(0);
      expect(server.requests).toHaveLength(1);
      expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
    });

    test('is waited for after a fail-over, because the new master knows its mark', async () => {
      const { master, replica, server, processes, setupAt } = await arrange(client);
      const [first, second] = processes;
      const got = first.get('a', { ...setupAt(master.url, 'a'), haltAt: 'marked' });
      got.catch(() => {});
      await first.at('a', 'marked');
      const markedAt = performance.now();
      first.signal('SIGSTOP');
      await master.kill('SIGKILL');
      await replica.command('REPLICAOF', 'NO', 'ONE');

      const { results } = await second.get('a', setupAt(replica.url, 'b', 0));

      expect(performance.now() - markedAt).toBeGreaterThanOrEqual(TIMES.hardTimeoutMs);
      expect(results.join()).toMatch(/^token /);
      first.goOn();
      first.signal('SIGCONT');
      await got;
      expect(server.requests).toHaveLength(1);
      expect(server.tokens).toMatchObject({ refreshes: 1, reuses: 0 });
    });
  },
);
