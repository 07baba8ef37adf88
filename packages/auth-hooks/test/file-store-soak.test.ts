import { startOidcServer } from '@token-clients/testing/oauth-servers';
import {
  type Kept,
  openStore,
  plainGrant,
  seedStore,
  startTokenProcess,
} from '@token-clients/testing/token-processes';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFileStore } from './temporary-file-store.js';

const LIFETIME_S = 2;
/** Tokens this short are renewed half-way, or up to a fifth of that sooner. */
const USABLE_MS = LIFETIME_S * 1_000 * (1 - 0.5 * 1.2);
const TIMES = { leaseMs: 3_000, hardTimeoutMs: 3_000, timeoutMs: 2_000 };

test.for([
  { processes: 2, durationMs: 3_000 },
  { processes: 8, durationMs: 4_000 },
])(
  '$processes processes on one file refresh once for all at a server that kills families',
  async ({ processes, durationMs }) => {
    const server = await startOidcServer({ accessLifetime: LIFETIME_S });
    const files = await temporaryFileStore({ encryptionKey: 'ab'.repeat(32) });
    const running = Array.from({ length: processes }, startTokenProcess);
    onTestFinished(async () => {
      await Promise.all(running.map(each => each.close()));
      await server.close();
      await files.remove();
    });
    const { tokenUrl, clientId, clientSecret } = server;
    const grant = { tokenUrl, clientId, clientSecret, kind: 'login' } as const;
    const { store } = await openStore(files.location, TIMES);
    const token = { accessToken: 'expired', refreshToken: await server.mintRefreshToken() };
    await seedStore(store, plainGrant(grant).cacheKey, token);

    const setup = { grant, store: files.location, times: TIMES };
    const began = Date.now();
    const reports: Kept[] = await Promise.all(
      running.map(each => each.keep('soak', setup, { callers: 25, durationMs })),
    );

    const rounds = Math.ceil((Date.now() - began) / USABLE_MS) + 1;
    expect(reports.map(({ errors }) => errors)).toEqual(Array(processes).fill({}));
    expect(server.requests.map(({ status }) => status)).toEqual(server.requests.map(() => 200));
    expect(server.requests.length).toBeLessThanOrEqual(rounds);
    expect(server.requests.length).toBeGreaterThan(1);
    for (const { tokens } of reports) expect(tokens).toBeLessThanOrEqual(server.requests.length);
  },
);
