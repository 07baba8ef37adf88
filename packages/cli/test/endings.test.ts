import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EquinixServer, startEquinixServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { bareEnv, runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
let server: EquinixServer;
beforeAll(async () => {
  cli = await builtCli();
  server = await startEquinixServer();
});
afterAll(async () => {
  await server.close();
  await cli[Symbol.asyncDispose]();
});

const credentials = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  const onFullDisk = (args: string[], home: string) =>
    spawnSync(process.execPath, [cli.bin, ...args], {
      env: { ...bareEnv(), HOME: home },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    });

  test('behind stdout is exit 8, with a message', () => {
    using home = temporaryHome();

    const { status, stderr } = onFullDisk(['--help'], home.path);

    expect([status, stderr]).toEqual([8, 'error: The output could not be written (ENOSPC).\n']);
  });

  test('behind stdout is one JSON object with --json', () => {
    using home = temporaryHome();

    const { status, stderr } = onFullDisk(['config', 'show', '--json'], home.path);

    expect(status).toBe(8);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'output', exit_code: 8 } });
  });

  test('behind stderr changes no result', () => {
    using home = temporaryHome();

    const { status } = spawnSync(process.execPath, [cli.bin, 'tokn'], {
      env: { ...bareEnv(), HOME: home.path },
      stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
    });

    expect(status).toBe(2);
  });
});

test('a reader that closes the pipe is not a failure', () => {
  using home = temporaryHome();
  const line = `"${process.execPath}" "${cli.bin}" config show | head -c 1; echo "\${PIPESTATUS[0]}"`;

  const { stdout, stderr } = spawnSync('bash', ['-c', line], {
    env: { ...bareEnv(), HOME: home.path },
    encoding: 'utf8',
  });

  expect([stdout, stderr]).toEqual(['[0\n', '']);
});

describe('--json', () => {
  const fail = async (args: string[], env: Record<string, string> = {}) => {
    using home = temporaryHome();
    return await runHere([...args, '--json'], home.path, {
      env: { EQUINIX_ACCESS_TOKEN_BASE_URL: server.url, ...credentials, ...env },
    });
  };

  test.each([
    ['rejected credentials at first use', ['token', 'get', 'equinix-access-token'], 4],
    [
      'a warning before the failure',
      ['accesstokenv1', 'oauth2-token', 'get-oauth2-access-token', '--payload-client_secret', 'wrong'],
      4,
    ],
    ['an unknown flag', ['token', 'get', '--what'], 2],
  ])('makes stderr one object: %s', async (_, args, exitCode) => {
    const ran = await fail(args, { EQUINIX_CLIENT_SECRET: 'wrong-secret' });

    expect(ran.exitCode).toBe(exitCode);
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { exit_code: exitCode } });
  });

  test('has the notes in the object', async () => {
    const args = [
      'accesstokenv1',
      'oauth2-token',
      'get-oauth2-access-token',
      '--payload-client_secret',
      'bad',
    ];

    const { error } = JSON.parse((await fail(args)).stderr);

    expect(error.notes).toEqual([expect.stringContaining('warning: --payload-client_secret')]);
  });

  test('leaves notes on stderr on success', async () => {
    const args = ['accesstokenv1', 'oauth2-token', 'get-oauth2-access-token'];

    const ran = await fail([...args, '--payload-client_secret', 'fake-client-secret']);

    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toContain('warning: --payload-client_secret');
  });
});

test.each(['--version', '-v', '-V', 'version'])('%s prints the version', async flag => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

  expect(await runCli(cli.bin, [flag])).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

test('a note says that a short secret is the reason for redacted strings', async () => {
  using home = temporaryHome();

  const ran = await runHere(['token', 'get', 'equinix-access-token', '--dry-run'], home.path, {
    env: { EQUINIX_CLIENT_ID: 'x', EQUINIX_CLIENT_SECRET: 'abc' },
  });

  expect(ran.stdout).toContain('[redacted]');
  expect(ran.stderr).toBe(
    'note: a secret has fewer than 4 characters, which may occur anywhere, so every string is [redacted] as a whole.\n',
  );
});

test('no code uses instanceof with an error class that the build may copy', () => {
  const folder = fileURLToPath(new URL('../src/', import.meta.url));
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(name => name.endsWith('.ts'));

  const asked = files.flatMap(name =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/instanceof (\w+)/g)].map(([, type]) => type ?? ''),
  );

  expect(asked.filter(type => !(type in globalThis))).toEqual([]);
});
