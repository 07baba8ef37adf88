import { seededRandom } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { hasRedis } from '@token-clients/test-support/redis-servers';
import {
  openStore,
  type PlainGrantOptions,
  plainGrant,
  seedStore,
  soak,
} from '@token-clients/test-support/token-processes';
import { startRotatingServer } from '@token-clients/testing/servers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CLIENTS, startSharedRedis } from './shared-redis.js';

const LIFETIME_S = 2;
/** Tokens this short are renewed half-way, or up to a fifth of that sooner. */
const USABLE_MS = LIFETIME_S * 1_000 * (1 - 0.5 * 1.2);
/** Not so short that a busy machine responds too late: a response that is late counts as lost. */
const TIMES = { leaseMs: 12_000, hardTimeoutMs: 10_000, timeoutMs: 9_000 };
/** Shorter, so that a soak outlives what happens to its processes. */
const DISTURBED = { leaseMs: 3_000, hardTimeoutMs: 4_000, timeoutMs: 3_000 };
const CALLERS = 25;

/** An encrypted store with an expired token and this refresh token. Every second process has the other client. */
async function arrange(grant: PlainGrantOptions, refreshToken: string, times = TIMES) {
  const { server, location } = await startSharedRedis({ encryptionKey: 'ab'.repeat(32) });
  onTestFinished(() => server.stop());
  const { store, close } = await openStore(location('node-redis'), times);
  await seedStore(store, plainGrant(grant).cacheKey, { accessToken: 'expired', refreshToken });
  await close();
  return (place: number) => {
    const client = CLIENTS[place % CLIENTS.length] ?? 'node-redis';
    // As many machines as processes: nothing is known of who died.
    return { grant, store: location(client), times, machine: `machine ${place}` };
  };
}

describe.skipIf(!hasRedis())('processes with either client on one Redis', () => {
  test('refresh once for all at a server that kills families (8 processes, 25 callers each)', async () => {
    await using server = await startOidcServer({ accessLifetime: LIFETIME_S });
    const { tokenUrl, clientId, clientSecret } = server;
    const grant = { tokenUrl, clientId, clientSecret, kind: 'login' } as const;
    const setup = await arrange(grant, await server.mintRefreshToken());

    const { reports, tookMs } = await soak({ setup, processes: 8, callers: CALLERS, durationMs: 4_000 });

    expect(reports.map(({ errors }) => errors)).toEqual(Array(8).fill({}));
    expect(server.requests.map(({ status }) => status)).toEqual(server.requests.map(() => 200));
    expect(server.requests.length).toBeLessThanOrEqual(Math.ceil(tookMs / USABLE_MS) + 1);
    expect(server.requests.length).toBeGreaterThan(1);
    for (const { tokens } of reports) expect(tokens).toBeLessThanOrEqual(server.requests.length);
  });

  test.for([
    {
      what: 'where they lose nothing, with one login only',
      kind: 'login',
      killedAt: ['before lease', 'leased', 'marked', 'committed'],
      // No longer than others wait for what was sent; and no more one after the other than a caller waits for.
      stoppedMs: 1_500,
      most: 2,
    },
    {
      what: 'anywhere, with another grant',
      kind: 'fall-back',
      killedAt: ['before lease', 'leased', 'marked', 'sent', 'responded', 'committed'],
      stoppedMs: 4_000,
      most: 3,
    },
  ] as const)('are killed and stopped $what, and no caller gets an error', async (disturbed, { expect }) => {
    const seed = Date.now();
    const { kind, killedAt, stoppedMs, most } = disturbed;
    await using server = await startRotatingServer({
      expiresIn: LIFETIME_S,
      fallBack: kind === 'fall-back',
    });
    const { tokenUrl, tokens, requests } = server;
    const setup = await arrange({ tokenUrl, kind }, tokens.start().refreshToken, DISTURBED);

    const outcome = await soak({
      setup,
      processes: 4,
      callers: CALLERS,
      durationMs: 4_000,
      disturbances: {
        most,
        killedAt,
        stoppedAt: ['before lease', 'leased', 'marked', 'sent', 'responded', 'committed'],
        stoppedMs,
        random: seededRandom(seed),
      },
    });

    const { reports, tookMs } = outcome;
    const about = `seed ${seed}: ${outcome.disturbed.join(', ')}`;
    expect(outcome.disturbed.length, about).toBeGreaterThan(0);
    expect(
      reports.map(({ errors }) => errors),
      about,
    ).toEqual(reports.map(() => ({})));
    expect(tokens.reuses, about).toBe(0);
    const ideal = Math.ceil(tookMs / USABLE_MS) + 1 + (kind === 'login' ? 0 : outcome.disturbed.length);
    expect(requests.length, about).toBeLessThanOrEqual(ideal);
  });
});
