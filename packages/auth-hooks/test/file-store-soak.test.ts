import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOidcServer } from '@token-clients/testing/oauth-servers';
import { expect, onTestFinished, test } from 'vitest';
import { fileStore } from '../src/stores/file/file-store.js';
import { plainGrant } from './processes/plain-grant.mjs';
import { startProcess } from './processes/spawn.js';

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
    const directory = await mkdtemp(join(tmpdir(), 'token-store-'));
    onTestFinished(async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    });
    const { tokenUrl, clientId, clientSecret } = server;
    const grant = { tokenUrl, clientId, clientSecret };
    const encryptionKey = 'ab'.repeat(32);
    await seed(directory, encryptionKey, plainGrant(grant).cacheKey, await server.mintRefreshToken());

    const options = JSON.stringify({ grant, directory, encryptionKey, ...TIMES, callers: 25, durationMs });
    const running = Array.from({ length: processes }, () => startProcess('keep-token.mjs', [options]));
    const began = Date.now();
    const reports = await Promise.all(running.map(async each => JSON.parse(await each.line('{'))));

    const rounds = Math.ceil((Date.now() - began) / USABLE_MS) + 1;
    expect(reports.map(({ errors }) => errors)).toEqual(Array(processes).fill({}));
    expect(server.requests.map(({ status }) => status)).toEqual(server.requests.map(() => 200));
    expect(server.requests.length).toBeLessThanOrEqual(rounds);
    expect(server.requests.length).toBeGreaterThan(1);
    for (const { tokens } of reports) expect(tokens).toBeLessThanOrEqual(server.requests.length);
  },
);

/** Puts an expired token with a fresh refresh token into an empty store, as after a login long ago. */
async function seed(
  directory: string,
  encryptionKey: string,
  key: string,
  refreshToken: string,
): Promise<void> {
  const store = fileStore({ directory, encryptionKey });
  const fingerprint = 'f'.repeat(32);
  const held = await store.begin(key, { owner: 'seed', fingerprint });
  if (held.is !== 'lease') throw new Error('the store is not empty');
  await store.commit(key, {
    owner: 'seed',
    fence: held.fence,
    seen: { epoch: held.epoch, version: held.version },
    token: {
      accessToken: 'expired',
      refreshToken,
      tokenType: 'Bearer',
      lifetimeMs: 1_000,
      lifetimeFrom: 'response',
    },
    ageMs: 60_000,
    fingerprint,
  });
}
