import { seededRandom } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import {
  openStore,
  type PlainGrantOptions,
  plainGrant,
  seedStore,
  soak,
} from '@token-clients/test-support/token-processes';
import { startRotatingServer } from '@token-clients/testing/servers';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFileStore } from './temporary-file-store.js';

const LIFETIME_S = 2;
/** Tokens this short are renewed half-way, or up to a fifth of that sooner. */
const USABLE_MS = LIFETIME_S * 1_000 * (1 - 0.5 * 1.2);
const TIMES = { leaseMs: 3_000, hardTimeoutMs: 3_000, timeoutMs: 2_000 };
const CALLERS = 25;

/** An encrypted file store with an expired token and this refresh token. */
async function arrange(grant: PlainGrantOptions, refreshToken: string) {
  const files = await temporaryFileStore({ encryptionKey: 'ab'.repeat(32) });
  onTestFinished(files.remove);
  const { store } = await openStore(files.location, TIMES);
  await seedStore(store, plainGrant(grant).cacheKey, { accessToken: 'expired', refreshToken });
  return { grant, store: files.location, times: TIMES };
}

test.for([
  { processes: 2, durationMs: 3_000 },
  { processes: 8, durationMs: 4_000 },
])(
  '$processes processes on one file refresh once for all at a server that kills families',
  async ({ processes, durationMs }) => {
    await using server = await startOidcServer({ accessLifetime: LIFETIME_S });
    const { tokenUrl, clientId, clientSecret } = server;
    const grant = { tokenUrl, clientId, clientSecret, kind: 'login' } as const;
    const setup = await arrange(grant, await server.mintRefreshToken());

    const { reports, tookMs } = await soak({ setup, processes, callers: CALLERS, durationMs });

    const rounds = Math.ceil(tookMs / USABLE_MS) + 1;
    expect(reports.map(({ errors }) => errors)).toEqual(Array(processes).fill({}));
    expect(server.requests.map(({ status }) => status)).toEqual(server.requests.map(() => 200));
    expect(server.requests.length).toBeLessThanOrEqual(rounds);
    expect(server.requests.length).toBeGreaterThan(1);
    for (const { tokens } of reports) expect(tokens).toBeLessThanOrEqual(server.requests.length);
  },
);

test('processes on one file are killed and stopped at any step, and no caller gets an error', async () => {
  const seed = Date.now();
  await using server = await startRotatingServer({ expiresIn: LIFETIME_S, fallBack: true });
  const { tokenUrl, tokens, requests } = server;
  const setup = await arrange({ tokenUrl, kind: 'fall-back' }, tokens.start().refreshToken);

  const steps = ['before lease', 'leased', 'marked', 'sent', 'responded', 'committed'] as const;
  const { reports, disturbed, tookMs } = await soak({
    setup,
    processes: 4,
    callers: CALLERS,
    durationMs: 4_000,
    disturbances: {
      most: 8,
      killedAt: steps,
      stoppedAt: steps,
      stoppedMs: 3_000,
      random: seededRandom(seed),
    },
  });

  const about = `seed ${seed}: ${disturbed.join(', ')}`;
  expect(disturbed.length, about).toBeGreaterThan(0);
  expect(
    reports.map(({ errors }) => errors),
    about,
  ).toEqual(reports.map(() => ({})));
  expect(tokens.reuses, about).toBe(0);
  // What is lost or suspended with a process is asked for once more.
  expect(requests.length, about).toBeLessThanOrEqual(Math.ceil(tookMs / USABLE_MS) + 1 + disturbed.length);
});
