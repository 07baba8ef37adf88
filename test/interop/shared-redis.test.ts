import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { type SourceSetup, soak, startTokenProcess } from '@token-clients/test-support/token-processes';
import { startCoboServer, startEquinixServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { tokenRequests } from './cobo-setup.js';

const TIMES = { leaseMs: 10_000, hardTimeoutMs: 8_000, timeoutMs: 7_500 };
const moduleUrl = (path: string) => new URL(path, import.meta.url).href;

/** A source of a provider; every second process has the other client. */
function setupOf(redisUrl: string, grant: string, options: object, place: number): SourceSetup {
  return {
    grant: { module: moduleUrl(`processes/${grant}.mjs`), options },
    store: {
      module: moduleUrl('../../packages/redis-store/test/processes/open-redis-store.mjs'),
      options: { url: redisUrl, client: place % 2 === 0 ? 'node-redis' : 'ioredis' },
    },
    times: TIMES,
  };
}

describe.skipIf(!hasRedis())('processes that share a token over Redis', () => {
  test('rotate it at Cobo, where the signed first grant takes over from one that died after it sent', async () => {
    await using redis = await startRedis();
    await using server = await startCoboServer({ expiresIn: 2 });
    const options = { baseUrl: server.baseUrl, privateKey: server.keys.privateKey };
    const setup = (place: number) => setupOf(redis.url, 'open-cobo-grant', options, place);
    await using first = startTokenProcess();
    await first.get('before', setup(0));

    await using victim = startTokenProcess();
    const work = { callers: 1, durationMs: 60_000 };
    victim.keep('victim', { ...setup(1), haltAt: 'sent' }, work).catch(() => {});
    await victim.at('victim', 'sent');
    await expect.poll(() => server.tokens.refreshes).toBe(1);
    await victim.close();
    const { reports } = await soak({
      setup: place => setup(2 + place),
      processes: 3,
      callers: 25,
      durationMs: 4_000,
    });

    expect(reports.map(({ errors }) => errors)).toEqual([{}, {}, {}]);
    expect(server.tokens.reuses).toBe(0);
    const requests = tokenRequests(server);
    expect(requests.filter(request => request === 'org_implicit').length).toBe(2);
    const refreshTokens = requests.filter(request => request !== 'org_implicit');
    expect(new Set(refreshTokens).size).toBe(refreshTokens.length);
    expect(server.requests.map(({ status }) => status)).toEqual(server.requests.map(() => 200));
  });

  test('send a wrong secret to Equinix at most twice, however often they are started again', async () => {
    await using redis = await startRedis();
    await using server = await startEquinixServer();
    const options = { baseUrl: server.url, clientSecret: 'wrong' };
    const setup = (place: number) => setupOf(redis.url, 'open-equinix-grant', options, place);

    for (let start = 1; start <= 3; start++) {
      const { reports } = await soak({ setup, processes: 4, callers: 25, durationMs: 500 });
      const codes = new Set(reports.flatMap(({ errors }) => Object.keys(errors)));
      expect(codes.has('locked')).toBe(true);
      expect([...codes].filter(code => code !== 'locked' && code !== 'error_response')).toEqual([]);
      expect(reports.map(({ served }) => served)).toEqual([0, 0, 0, 0]);
    }

    expect(server.account.attempts).toBeLessThanOrEqual(2);
    expect(server.account.locked).toBe(false);
  });
});
