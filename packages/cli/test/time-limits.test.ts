import { type Clock, systemClock } from '@token-clients/runtime';
import { FakeClock } from '@token-clients/testing';
import { startServer } from '@token-clients/testing/servers';
import {
  type CoboServer,
  type EquinixServer,
  startCoboServer,
  startEquinixServer,
} from '@token-clients/testing/vendors';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';

let equinix: EquinixServer;
let cobo: CoboServer;
let home: ReturnType<typeof temporaryHome>;
beforeAll(async () => {
  equinix = await startEquinixServer();
  cobo = await startCoboServer();
});
afterAll(() => Promise.all([equinix.close(), cobo.close()]));
beforeEach(() => {
  home = temporaryHome();
  equinix.requests.length = 0;
  cobo.requests.length = 0;
});
afterEach(() => home[Symbol.dispose]());

const GET = ['token', 'get', 'equinix-access-token'];
const COBO = ['token', 'get', 'cobo-oauth'];
const run = (args: readonly string[], more: Record<string, string> = {}, clock?: Clock) =>
  runHere(args, home.path, {
    env: {
      EQUINIX_ACCESS_TOKEN_BASE_URL: equinix.url,
      EQUINIX_CLIENT_ID: 'fake-client-id',
      EQUINIX_CLIENT_SECRET: 'fake-client-secret',
      COBO_OAUTH_BASE_URL: cobo.baseUrl,
      COBO_APP_PRIVATE_KEY: cobo.keys.privateKey,
      COBO_CLIENT_ID: 'fake-client-id',
      COBO_ORG_ID: 'fake-org-id',
      ...more,
    },
    ...(clock && { clock }),
  });

test.each([
  ['the cache', GET],
  ['no cache', [...GET, '--no-cache']],
])('a limit that is longer than usual works, with %s', async (_, line) => {
  const fake = new FakeClock();
  await using slow = await startServer(async () => {
    // The usual limit is 10 s, and other shells wait 15 s.
    await fake.advance(19_000);
    return { status: 200, body: { access_token: 'a-token', token_timeout: '3600' } };
  });
  const clock = { ...systemClock, after: fake.after };

  const ran = await run([...line, '--timeout', '20s'], { EQUINIX_ACCESS_TOKEN_BASE_URL: slow.url }, clock);

  expect(ran).toMatchObject({ exitCode: 0, stdout: 'a-token\n' });
  expect(slow.requests).toHaveLength(1);
});

describe("a limit that can't be kept is an error that names it:", () => {
  test.each<[string, string[], Record<string, string>, string]>([
    [
      'of no time',
      [...GET, '--timeout', '0'],
      {},
      'The time limit (flag --timeout) must be more than 0 and at most 5m.',
    ],
    [
      'of ten minutes',
      GET,
      { TOKEN_CLIENTS_TIMEOUT: '10m' },
      'The time limit (environment TOKEN_CLIENTS_TIMEOUT) must be more than 0',
    ],
    [
      'longer than a one-time refresh token allows',
      [...COBO, '--timeout', '20s'],
      {},
      'The time limit (flag --timeout) can be at most 14s for cobo-oauth',
    ],
  ])('%s', async (_, line, env, message) => {
    const ran = await run(line, env);

    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
    expect([...equinix.requests, ...cobo.requests]).toEqual([]);
  });

  test('but not if no other shell waits, nor if it is about another request', async () => {
    expect(await run([...COBO, '--timeout', '20s', '--no-cache'])).toMatchObject({ exitCode: 0 });
    expect(await run(['api', 'cobo-oauth', '/v2/wallets', '--timeout', '20s'])).toMatchObject({
      exitCode: 0,
    });
  });
});

test('the error gives the number of attempts, and says that each has the limit', {
  timeout: 30_000,
}, async () => {
  await using server = await startEquinixServer();
  server.faults.always({ kind: 'hang' });
  const env = { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url };

  const ran = await run([...GET, '--timeout', '200ms'], env);

  expect(ran).toMatchObject({ exitCode: 5, stdout: '' });
  expect(ran.stderr).toContain('200 ms');
  expect(ran.stderr).toContain('It was tried 3 times; --timeout limits each attempt.');
  expect(server.tokenRequests()).toBe(3);
});
