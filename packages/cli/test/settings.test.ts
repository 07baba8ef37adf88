import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IdTokens, startServer } from '@token-clients/testing/servers';
import { startStsServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const at = equinixAndHome();

const good = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (args: string[], env: Record<string, string> = good) =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env } });
const get = (env?: Record<string, string>) => run(['token', 'get', 'equinix-access-token'], env);
const tokens = () => join(at.home, '.local', 'state', 'token-clients', 'tokens');

function config(text: string): void {
  const folder = join(at.home, '.config', 'token-clients');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), text, { mode: 0o600 });
}

describe('the store', () => {
  test.each(['none', 'memory'])('%s keeps nothing on disk', async kind => {
    await get({ ...good, TOKEN_CLIENTS_STORE: kind });
    await get({ ...good, TOKEN_CLIENTS_STORE: kind });

    expect(readdirSync(at.home)).toEqual([]);
    expect(at.server.requests).toHaveLength(2);
  });

  test("encrypts with a key, and can't be read without it", async () => {
    const key = '0123456789abcdef'.repeat(4);
    const { stdout } = await get({ ...good, TOKEN_CLIENTS_STORE_KEY: key });

    const again = await get({ ...good, TOKEN_CLIENTS_STORE_KEY: key });
    const without = await get();

    expect(again.stdout).toBe(stdout);
    for (const name of readdirSync(tokens()))
      expect(readFileSync(join(tokens(), name), 'utf8')).not.toContain(stdout.trim());
    expect(without).toMatchObject({ exitCode: 3, stdout: '' });
    expect(at.server.requests).toHaveLength(1);
  });

  test('is where the config file says', async () => {
    config('store: { kind: file, directory: ~/elsewhere }');

    await get();

    expect(readdirSync(join(at.home, 'elsewhere'))).toHaveLength(1);
  });

  test('of an unknown kind is an error', async () => {
    expect(await get({ ...good, TOKEN_CLIENTS_STORE: 'cloud' })).toMatchObject({ exitCode: 3 });
  });
});

describe('api_origins', () => {
  test('let the token go to one more origin, and to no third one', async () => {
    await using other = await startServer(() => ({ status: 200, body: { ok: true } }));
    await using third = await startServer(() => ({ status: 200, body: { ok: true } }));
    config(`profiles: { default: { equinix-access-token: { api_origins: ['${other.url}'] } } }`);

    const allowed = await run(['api', 'equinix-access-token', `${other.url}/x`]);
    const rejected = await run(['api', 'equinix-access-token', `${third.url}/x`]);

    expect(allowed).toMatchObject({ exitCode: 0 });
    expect(other.requests[0]?.headers.authorization).toMatch(/^Bearer eqx-at-/);
    expect(rejected).toMatchObject({ exitCode: 2 });
    expect(third.requests).toHaveLength(0);
  });
});

describe('a rejected cached token', () => {
  test('is replaced, and the call sent once more', async () => {
    await get();
    const [name = ''] = readdirSync(tokens());
    const path = join(tokens(), name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/eqx-at-[\w-]+/, 'eqx-at-revoked'));

    const ran = await run(['api', 'equinix-access-token', '/fabric/v4/ports']);

    expect(ran).toMatchObject({ exitCode: 0 });
    expect(at.server.tokenRequests()).toBe(2);
  });
});

describe('an ID token that is new each time', () => {
  test('means the same user while its issuer, subject and audience stay the same', async () => {
    await using sts = await startStsServer();
    const ids = new IdTokens('https://issuer.example');
    const as = (subject: string) =>
      run(['token', 'get', 'equinix-sts'], {
        EQUINIX_STS_BASE_URL: sts.url,
        EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: ids.mint({ sub: subject }),
      });

    const [first, again, other] = [await as('one'), await as('one'), await as('two')];

    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });
});

describe('a slow server', () => {
  test('ends with exit 5 at --timeout', async () => {
    at.server.faults.next({ kind: 'hang' });
    const line = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token', '--timeout', '200ms'];

    const ran = await run(line);

    expect(ran).toMatchObject({ exitCode: 5, stdout: '' });
    expect(ran.stderr).toContain('200 ms');
  });
});

describe('a config file with', () => {
  test.each([
    [
      'a mistyped provider',
      'profiles: { default: { equinix-acces-token: {} } }',
      'Did you mean equinix-access-token?',
    ],
    ['a mistyped key of its own', 'profil: work', 'Did you mean profile?'],
  ])('%s is an error', async (_, text, hint) => {
    config(text);

    const ran = await get();

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain(hint);
    expect(at.server.requests).toHaveLength(0);
  });
});

describe('errors name flags, variables and keys:', () => {
  test.each<[string[], Record<string, string>, string]>([
    [
      ['token', 'get', 'equinix-access-token', '--base-url', 'foo'],
      {},
      'The base URL (flag --base-url) must be',
    ],
    [
      ['token', 'get', 'equinix-access-token'],
      { EQUINIX_ACCESS_TOKEN_BASE_URL: 'http://x.example' },
      'The base URL (environment EQUINIX_ACCESS_TOKEN_BASE_URL) must be',
    ],
    [
      ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token', '--base-url', 'foo'],
      {},
      'The base URL (flag --base-url) must be',
    ],
    [
      ['token', 'status', 'benchling-auth', '--tenant', 'a/b'],
      { BENCHLING_CLIENT_ID: 'x' },
      'tenant (flag --tenant) must be',
    ],
    [
      ['token', 'get', 'benchling-auth'],
      { BENCHLING_CLIENT_ID: 'x' },
      '--tenant or BENCHLING_AUTH_TENANT: the tenant in the default base URL',
    ],
  ])('%j', async (line, env, message) => {
    const ran = await run(line, { ...good, BENCHLING_CLIENT_SECRET: 'fake-client-secret', ...env });

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain(message);
    expect(ran.stderr).not.toMatch(/baseUrl|serverVariables/);
  });
});

test('token get --format table prints a table', async () => {
  const ran = await run(['token', 'get', 'equinix-access-token', '--format', 'table']);

  expect(ran).toMatchObject({ exitCode: 0 });
  expect(ran.stdout).toMatch(/access_token\s+eqx-at-/i);
});
