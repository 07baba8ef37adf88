import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CoboServer, startCoboServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { equinixAndHome } from './support/equinix-and-home.js';
import { type InProcess, runHere } from './support/in-process.js';
import { runProgram } from './support/run-cli.js';

const at = equinixAndHome();
beforeEach(() => {
  writeFileSync(join(at.home, 'a-file'), '');
});

const GET = ['token', 'get', 'equinix-access-token'];
const API = ['api', 'equinix-access-token', '/fabric/v4/ports'];
const OPERATION = ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'];
const good = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (
  args: readonly string[],
  env: Record<string, string | undefined> = {},
  options: InProcess = {},
) =>
  runHere(args, at.home, {
    ...options,
    env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...good, ...env },
  });
const tokens = () => join(at.home, '.local', 'state', 'token-clients', 'tokens');
const notes = (stderr: string) => stderr.split('\n').filter(line => line.startsWith('note: '));

/** Ways in which the default place can't be used, for root as well as for others. */
const UNUSABLE: readonly (readonly [string, () => Record<string, string | undefined>, string])[] = [
  ['lies below a file', () => ({ HOME: join(at.home, 'a-file') }), 'ENOTDIR'],
  [
    'is open to others',
    () => {
      mkdirSync(tokens(), { recursive: true });
      chmodSync(tokens(), 0o755);
      return {};
    },
    'is open to other users. Run: chmod 700',
  ],
  ['has no home directory above it', () => ({ HOME: undefined }), 'there is no home directory'],
];

describe.each(UNUSABLE)('a default directory that %s', (_, spoil, why) => {
  test.each([
    ['token get', GET],
    ['api', API],
    ['an operation', OPERATION],
  ])('does not stop %s: it works, with one note', async (_, line) => {
    const ran = await run(line, spoil());

    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.stdout).toMatch(/eqx-at-|fake-port-1/);
    expect(notes(ran.stderr)).toHaveLength(1);
    expect(ran.stderr).toContain(why);
    expect(ran.stderr).toContain('Tokens are not kept, and the guard against lock-outs is off.');
    expect(ran.stderr).toContain('TOKEN_CLIENTS_STORE_DIR');
    expect(at.server.tokenRequests()).toBe(1);
  });

  test('neither hides a failure nor breaks the JSON of an error', async () => {
    const wrong = { ...spoil(), EQUINIX_CLIENT_SECRET: 'wrong' };

    const text = await run(GET, wrong);
    const json = await run([...GET, '--json'], wrong);

    expect([text.exitCode, json.exitCode]).toEqual([4, 4]);
    expect(notes(text.stderr)).toHaveLength(1);
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'error_response' } });
  });

  test('needs no note if nothing is to be kept', async () => {
    expect(await run(GET, { ...spoil(), TOKEN_CLIENTS_STORE: 'none' })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  test('does not matter if another directory is set', async () => {
    const place = join(at.home, 'of-my-own');

    const ran = await run(GET, { ...spoil(), TOKEN_CLIENTS_STORE_DIR: place });

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(place)).toHaveLength(1);
  });
});

describe("a chosen directory that can't be used", () => {
  const below = () => join(at.home, 'a-file', 'tokens');
  const config = (text: string) => {
    writeFileSync(join(at.home, 'config.yaml'), text);
    return { TOKEN_CLIENTS_CONFIG: join(at.home, 'config.yaml') };
  };
  const CHOSEN: readonly (readonly [string, () => Record<string, string | undefined>])[] = [
    ['TOKEN_CLIENTS_STORE_DIR', () => ({ TOKEN_CLIENTS_STORE_DIR: below() })],
    ['the config file', () => config(`store: { directory: '${below()}' }`)],
    ['TOKEN_CLIENTS_STORE=file', () => ({ TOKEN_CLIENTS_STORE: 'file', HOME: join(at.home, 'a-file') })],
    ['store: file without a home', () => ({ ...config('store: file'), HOME: undefined })],
  ];

  test.each(CHOSEN)('by %s is exit 3 before anything is sent, with what to set', async (_, env) => {
    for (const line of [GET, API, OPERATION]) {
      const ran = await run(line, env());

      expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
      expect(ran.stderr).toContain('TOKEN_CLIENTS_STORE=none');
    }
    expect(at.server.requests).toHaveLength(0);
  });
});

describe('a one-time refresh token', () => {
  let cobo: CoboServer;
  beforeAll(async () => {
    cobo = await startCoboServer();
  });
  afterAll(() => cobo.close());

  test("can't be kept either, and the access token is still printed", async () => {
    const env = {
      HOME: join(at.home, 'a-file'),
      COBO_OAUTH_BASE_URL: cobo.baseUrl,
      COBO_APP_PRIVATE_KEY: cobo.keys.privateKey,
      COBO_CLIENT_ID: 'fake-client-id',
      COBO_ORG_ID: 'fake-org-id',
    };

    const ran = await run(['token', 'get', 'cobo-oauth'], env);

    expect(ran).toMatchObject({ exitCode: 0 });
    expect(notes(ran.stderr)).toHaveLength(1);
  });
});

test('on a full disk the token is still printed, and no file is left', async () => {
  await using cli = await builtCli();
  const limited = ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, cli.bin, ...GET];

  const ran = await runProgram('/bin/sh', limited, {
    env: { ...good, EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, HOME: at.home },
  });

  expect(ran).toMatchObject({ exitCode: 0 });
  expect(ran.stdout).toMatch(/^eqx-at-/);
  expect(ran.stderr).toContain("can't be written (EFBIG)");
  expect(at.server.tokenRequests()).toBe(1);
  expect(readdirSync(tokens())).toEqual([]);
});

describe('the note about where tokens are kept', () => {
  test('is for people, and is printed once', async () => {
    const first = await run(GET, {}, { terminal: true });
    const second = await run([...GET, '--force'], {}, { terminal: true });

    expect(first.stderr).toContain(`note: tokens are kept in ${tokens()}, readable by you alone (mode 0600)`);
    expect(second.stderr).not.toContain('note:');
  });

  test('is not printed before something is kept', async () => {
    const missing = await run([...GET, '--no-input'], { EQUINIX_CLIENT_SECRET: '' }, { terminal: true });

    expect(missing.stderr).not.toContain('note:');
    expect((await run(GET, {}, { terminal: true })).stderr).toContain('note: tokens are kept in');
  });

  test('is not printed without a terminal, nor with --json', async () => {
    expect(await run(GET)).toMatchObject({ exitCode: 0, stderr: '' });
    const json = await run(
      [...GET, '--json'],
      { TOKEN_CLIENTS_STORE_DIR: join(at.home, 'x') },
      { terminal: true },
    );
    expect(json.stderr).not.toContain('note:');
  });
});

test('a path below ~ is an error without a home directory', async () => {
  const ran = await run([...GET, '--client-secret-file', '~/secret'], { HOME: undefined });

  expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
  expect(ran.stderr).toContain('~/secret: there is no home directory. Set HOME, or use an absolute path.');
});
