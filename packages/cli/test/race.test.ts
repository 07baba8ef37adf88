import { startGate } from '@token-clients/test-support';
import { startCoboServer, startEquinixServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

const equinixEnv = (home: string, url: string) => ({
  HOME: home,
  EQUINIX_ACCESS_TOKEN_BASE_URL: url,
  EQUINIX_CLIENT_ID: 'fake-client-id',
  EQUINIX_CLIENT_SECRET: 'fake-client-secret',
});

test('two shells with an expired rotating token refresh it once', async () => {
  using home = temporaryHome();
  await using server = await startCoboServer();
  // Only the first token ends soon: however slow the machine is, the next one outlives both shells.
  server.faults.next({
    kind: 'change',
    change: response => ({ ...response, body: { ...(response.body as object), expires_in: 1 } }),
  });
  const env = {
    HOME: home.path,
    COBO_OAUTH_BASE_URL: server.baseUrl,
    COBO_APP_PRIVATE_KEY: server.keys.privateKey,
    COBO_CLIENT_ID: 'fake-client-id',
    COBO_ORG_ID: 'fake-org-id',
  };
  const get = () => runCli(cli.bin, ['token', 'get', 'cobo-oauth', '--json'], { env });
  const first = await get();
  await new Promise(resolve => setTimeout(resolve, 1_100));

  const both = await Promise.all([get(), get()]);

  expect(first.exitCode).toBe(0);
  expect(both.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const [one, other] = both.map(({ stdout }) => JSON.parse(stdout) as { access_token: string });
  expect(one?.access_token).toBe(other?.access_token);
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('five shells without a token send one request', async () => {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  const env = equinixEnv(home.path, server.url);

  const all = await Promise.all(
    [1, 2, 3, 4, 5].map(() => runCli(cli.bin, ['token', 'get', 'equinix-access-token'], { env })),
  );

  expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1);
  expect(server.tokenRequests()).toBe(1);
});

test('Ctrl+C during a refresh with a one-time token keeps the response, and exits with 130', async () => {
  using home = temporaryHome();
  await using server = await startCoboServer();
  await using gate = await startGate(server.url);
  gate.open();
  const env = {
    HOME: home.path,
    COBO_OAUTH_BASE_URL: server.baseUrl.replace(server.url, gate.url),
    COBO_APP_PRIVATE_KEY: server.keys.privateKey,
    COBO_CLIENT_ID: 'fake-client-id',
    COBO_ORG_ID: 'fake-org-id',
  };
  await runCli(cli.bin, ['token', 'get', 'cobo-oauth'], { env });
  gate.close();
  const arrived = async () => {
    while (!server.requests.some(({ method }) => method === 'POST'))
      await new Promise(resolve => setTimeout(resolve, 10));
  };

  const interrupted = await runCli(cli.bin, ['token', 'get', 'cobo-oauth', '--force'], {
    env,
    started: child =>
      void arrived().then(() => {
        child.kill('SIGINT');
        gate.open();
      }),
  });
  const next = await runCli(cli.bin, ['token', 'get', 'cobo-oauth', '--force', '--field', 'source'], { env });

  expect(interrupted).toMatchObject({ exitCode: 130, stdout: '' });
  expect(next).toMatchObject({ exitCode: 0, stdout: 'refreshed\n' });
});

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s during a request that spends nothing', (signal, exitCode) => {
  // Less than the lease of 30 s that the interrupted call had.
  test('leaves nothing that the next shell must wait for', { timeout: 20_000 }, async () => {
    using home = temporaryHome();
    await using server = await startEquinixServer();
    const env = equinixEnv(home.path, server.url);
    const get = ['token', 'get', 'equinix-access-token'];
    server.faults.next({ kind: 'hang' });
    const arrived = async () => {
      while (server.tokenRequests() === 0) await new Promise(resolve => setTimeout(resolve, 10));
    };

    const interrupted = await runCli(cli.bin, get, {
      env,
      started: child => void arrived().then(() => child.kill(signal)),
    });
    const next = await runCli(cli.bin, get, { env });

    expect(interrupted).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining('Interrupted.'),
    });
    expect(next).toMatchObject({ exitCode: 0 });
    expect(server.tokenRequests()).toBe(2);
  });
});
