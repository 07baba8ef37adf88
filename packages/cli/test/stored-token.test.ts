import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { beforeEach, describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const at = equinixAndHome();

const account = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (args: readonly string[], env: Record<string, string | undefined> = account) =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env } });
const directory = () => join(at.home, '.local', 'state', 'token-clients', 'tokens');

/** Replaces the stored token by one of an hour, of which this much is left. */
async function leave(leftMs: number): Promise<void> {
  const [name = ''] = readdirSync(directory()).filter(name => name.endsWith('.json'));
  const { key } = JSON.parse(readFileSync(join(directory(), name), 'utf8')) as { key: string };
  const store = fileStore({ directory: directory() });
  const token = (await store.read(key))?.token;
  if (!token) throw new Error('There is no token.');
  await store.clear(key, { forget: 'token' });
  const version = (await store.read(key)) ?? { epoch: '', version: 0 };
  const seen = { epoch: version.epoch, version: version.version };
  const lease = await store.begin(key, { owner: 'test', fingerprint: 'test', seen });
  if (lease.is !== 'lease') throw new Error(`The store says ${lease.is}.`);
  const step = { owner: 'test', fence: lease.fence, seen };
  await store.markSent(key, { ...step, request: 'acquire' });
  await store.commit(key, {
    ...step,
    token: { ...token, lifetimeMs: 3_600_000 },
    ageMs: 3_600_000 - leftMs,
    fingerprint: 'test',
  });
}

describe.each([
  ['token get', ['token', 'get', 'equinix-access-token', '--no-input', '--field', 'token_type']],
  ['api', ['api', 'equinix-access-token', '/fabric/v4/ports', '--no-input']],
])('%s with a stored token', (_, line) => {
  beforeEach(async () => {
    await run(['token', 'get', 'equinix-access-token']);
  });

  test.each([
    ['is fresh', undefined],
    ['could be renewed early', 200_000],
  ])('that %s reads no secret and sends no token request', async (_, leftMs) => {
    if (leftMs !== undefined) await leave(leftMs);

    const ran = await run([...line, '--client-secret', 'command:touch asked; echo fake-client-secret']);

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(join(at.home, 'asked'))).toBe(false);
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('that ends in a moment requests the next one', async () => {
    await leave(30_000);

    const ran = await run([...line, '--client-secret', 'command:touch asked; echo fake-client-secret']);

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(join(at.home, 'asked'))).toBe(true);
    expect(at.server.tokenRequests()).toBe(2);
  });
});
