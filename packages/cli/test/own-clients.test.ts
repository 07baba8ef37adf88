import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunningServer } from '@token-clients/testing/servers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { type OwnClient, ownClient, startAcorn } from './support/own-client.js';
import { CONFIG, putFile } from './support/put-file.js';
import { bareEnv, runCli } from './support/run-cli.js';

// The client is made by the real generator from a spec that is none of ours, and has a packed runtime of its own.
let cli: Awaited<ReturnType<typeof builtCli>>;
let client: OwnClient;
let server: RunningServer;
let home: ReturnType<typeof temporaryHome>;
beforeAll(async () => {
  [cli, client, server] = await Promise.all([builtCli(), ownClient(), startAcorn()]);
}, 60_000);
afterAll(async () => {
  await server.close();
  client[Symbol.dispose]();
  await cli[Symbol.asyncDispose]();
});
beforeEach(() => {
  home = temporaryHome();
  server.requests.length = 0;
});
afterEach(() => home[Symbol.dispose]());

const env = (): Record<string, string> => ({
  HOME: home.path,
  ACORN_BASE_URL: server.url,
  MY_API_BASE_URL: server.url,
  ACORN_ID: 'me',
  ACORN_SECRET: 'acorn-secret',
});
const run = (...args: string[]) => runHere(args, home.path, { env: env() });
/** Runs the program of a release, which has a runtime of its own in its bundle. */
const runBuilt = (...args: string[]) => runCli(cli.bin, args, { cwd: home.path, env: env() });

describe('--provider PATH', () => {
  beforeEach(() => client.installAt(join(home.path, 'my-client')));

  test('gets a token with the client at that path; the next run reads it from the cache, while the client is as it was', async () => {
    const first = await runBuilt('token', 'get', '--provider', './my-client');
    const second = await runBuilt('token', 'get', '--provider', './my-client');

    rmSync(join(home.path, 'my-client'), { recursive: true });

    expect(await runBuilt('token', 'get', '--provider', './my-client')).toMatchObject({ exitCode: 3 });
    expect([first, second]).toEqual(
      Array(2).fill({ stdout: 'acorn-token\n', stderr: expect.any(String), exitCode: 0 }),
    );
    expect(server.requests.map(({ text }) => text)).toEqual([
      'client_id=me&client_secret=acorn-secret&grant_type=client_credentials',
    ]);
  });

  test('reads no token from the cache for a link that leads somewhere else by now', async () => {
    const link = join(home.path, 'link');
    symlinkSync('my-client', link);
    const first = await runBuilt('token', 'get', '--provider', './link');
    rmSync(link);
    symlinkSync('.config', link);

    expect(first).toMatchObject({ stdout: 'acorn-token\n', exitCode: 0 });
    expect(await runBuilt('token', 'get', '--provider', './link')).toMatchObject({ stdout: '', exitCode: 3 });
  });

  test.each([
    [['api', '--provider', './my-client', '/nuts', '--query', 'count'], '3\n'],
    [['--provider', './my-client', 'acorn', 'nuts', 'list-nuts', '--query', 'count'], '3\n'],
    [['token', 'get', 'acorn', '--provider=./my-client', '--region', 'us', '-o', 'bearer'], 'Bearer acorn'],
    [['token', 'get', '--provider', './my-client/dist/generated'], 'acorn-token\n'],
    [['token', 'get', '--provider', './my-client/dist/generated/reference.js'], 'acorn-token\n'],
    [['token', 'get', '--provider', './my-client', '-o', 'exec-credential'], '"token":"acorn-token"'],
  ])('works in %j', async (args, stdout) => {
    expect((await run(...args)).stdout).toContain(stdout);
  });

  test.each(['token status', 'token reset', 'token logout', 'config show', 'doctor'])(
    'stands in the place of the name in %s',
    async command => {
      const { stdout, stderr } = await run(...command.split(' '), '--provider', './my-client');

      expect(stdout + stderr).toContain('acorn');
      expect(stderr).not.toContain('Usage:');
    },
  );

  test("reports what the client's own copy of the runtime throws in the words of this program", async () => {
    const args = ['token', 'get', '--provider', './my-client', '--region', 'moon'];
    const { ACORN_BASE_URL: _, ...rest } = env();

    const { exitCode, stderr } = await runCli(cli.bin, args, { cwd: home.path, env: rest });

    expect(exitCode).toBe(3);
    expect(stderr).toBe('error: region (flag --region) must be eu or us.\n');
  });

  test.each([
    ['a name is never a path', ['--provider', 'my-client'], 2, 'There is no provider my-client.'],
    ['a path without a client', ['--provider', './.config'], 3, 'does not exist'],
    ['a path that is none', ['--provider', './my-client/package.json/x'], 3, 'does not exist'],
    ['an empty path', ['--provider='], 2, 'needs the path of a client'],
    ['two of them', ['--provider', './my-client', '--provider', './x'], 2, 'can be given once'],
    [
      'another name',
      ['cobo-oauth', '--provider', './my-client'],
      2,
      'names acorn, and the command line cobo',
    ],
    ['a late one', ['--region', 'us', '--provider', './my-client'], 2, '--provider must be before the flags'],
  ])('is an error for %s', async (_, args, exitCode, message) => {
    const ran = await run('token', 'get', ...args);

    expect(ran).toMatchObject({ stdout: '', exitCode });
    expect(ran.stderr).toContain(message);
    expect(server.requests).toEqual([]);
  });

  test('is what a mock server responds for, from the document in the client', async () => {
    const child = spawn(process.execPath, [cli.bin, 'mock', '--provider', './my-client'], {
      cwd: home.path,
      env: { ...bareEnv(), HOME: home.path },
    });
    const [data] = (await once(child.stdout, 'data')) as [Buffer];
    const [name = '', url = ''] = String(data).trim().split('=');

    const ran = await runHere(['token', 'get', '--provider', './my-client'], home.path, {
      env: { ...env(), [name]: url },
    });
    child.kill('SIGINT');

    expect(name).toBe('ACORN_BASE_URL');
    expect(ran.stdout).toBe('fake-access-token\n');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test.each([
    [
      'built',
      ['token', 'get'],
      'dist',
      /is not built: .* Build it, such as with: npx tsc --project \S+\/my-client\n$/,
    ],
    [
      'installed',
      ['token', 'get'],
      'node_modules',
      /cannot be loaded: Cannot find package '@token-clients\/runtime.*npm install\n$/,
    ],
    [
      'made for tests',
      ['mock'],
      'dist/generated/testing.js',
      /has no document for a mock server\. Generate it again, or name/,
    ],
  ])('that is not %s is an error that says what to do', async (_, command, missing, message) => {
    rmSync(join(home.path, 'my-client', missing), { recursive: true });

    const { exitCode, stderr } = await runBuilt(...command, '--provider', './my-client');

    expect(exitCode).toBe(3);
    expect(stderr).toMatch(message);
  });

  test('is written into the config file by config init, so that its name is enough', async () => {
    const folder = join(home.path, 'my-client');
    const replies = ['', 'eu', '', 'me', 'env:ACORN_SECRET', 'n'];

    const made = await runHere(['config', 'init', '--provider', './my-client'], home.path, {
      env: env(),
      ask: async () => replies.shift() ?? '',
    });
    const ran = await runBuilt('token', 'get', 'acorn');

    expect(made.stderr).toContain('Next: token-clients token get acorn\n');
    expect(readFileSync(join(home.path, CONFIG), 'utf8')).toContain(`providers:\n  acorn: ${folder}\n`);
    expect(ran).toMatchObject({ stdout: 'acorn-token\n', exitCode: 0 });
  });
});

test('a package that is installed where this program is has its name, there and nowhere else', async () => {
  const name = '@acorn/client';
  putFile(home.path, CONFIG, `providers: { oak: '${name}' }`);
  client.installAt(join(home.path, 'node_modules', name));
  const elsewhere = await runBuilt('token', 'get', 'oak', '--dry-run');
  client.installAt(join(dirname(cli.bin), 'node_modules', name));

  const beside = await runBuilt('token', 'get', 'oak', '--dry-run');

  expect(elsewhere).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining(`${name}, which is no path`),
  });
  expect(beside).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('client_id=me&') });
});

describe('a line in the config file', () => {
  beforeEach(() => {
    client.installAt(join(home.path, '.config/clients/acorn'));
    putFile(
      home.path,
      CONFIG,
      'providers: { my-api: ../clients/acorn }\nprofiles: { default: { my-api: { region: us } } }\n',
    );
  });

  test('makes the client a provider under the name there, for every command', async () => {
    const [token, status, call, operation, show, help] = await Promise.all([
      runBuilt('token', 'get', 'my-api', '--no-cache'),
      run('token', 'status', 'my-api'),
      runBuilt('api', 'my-api', '/nuts', '--no-cache', '--field', 'count'),
      runBuilt('my-api', 'nuts', 'list-nuts', '--dry-run'),
      run('config', 'show', 'my-api'),
      run('--help'),
    ]);

    expect(token).toMatchObject({ stdout: 'acorn-token\n', exitCode: 0 });
    expect(status).toMatchObject({ stdout: 'my-api: missing\n', exitCode: 3 });
    expect(call).toMatchObject({ stdout: '3\n', exitCode: 0 });
    expect(operation.stdout).toMatch(/^GET .*\/nuts\n/);
    expect(JSON.parse(show.stdout)).toEqual(
      expect.arrayContaining([
        { provider: 'my-api', setting: 'client', value: '../clients/acorn', source: 'config file' },
        { provider: 'my-api', setting: 'region', value: 'us', source: 'profile default' },
      ]),
    );
    expect(help.stdout).toContain('Operations of my-api');
  });

  test('is completed, and loaded for that only where its own commands and flags are', async () => {
    const words = (await run('__complete', '--', 'token', 'get', 'my')).stdout;
    const flags = (await run('__complete', '--', 'token', 'get', 'my-api', '--reg')).stdout;
    rmSync(join(home.path, '.config/clients'), { recursive: true });
    const gone = (await run('__complete', '--', 'token', 'get', 'my')).stdout;

    expect([words, gone]).toEqual(['my-api\t\n', 'my-api\t\n']);
    expect(flags).toMatch(/^--region\t/);
  });

  test('is in the manual, with a page for each operation', async () => {
    await run('docs', 'manual');

    expect(existsSync(join(home.path, 'manual/token-clients_my-api_nuts_list-nuts.md'))).toBe(true);
  });

  test('is checked by doctor, with the file that it leads to', async () => {
    const { stdout } = await run('doctor', '--offline');

    expect(stdout).toContain(
      `ok      my-api: loaded from ${home.path}/.config/clients/acorn/dist/generated/reference.js (config file), version `,
    );
  });

  test('that leads nowhere is an error of doctor and of the client, and of nothing else', async () => {
    rmSync(join(home.path, '.config/clients'), { recursive: true });

    const doctor = await run('doctor', '--offline');
    const own = await run('token', 'get', 'my-api');
    const other = await run('token', 'status', 'equinix-access-token');
    const show = await run('config', 'show');
    const docs = await run('docs', 'manual');

    const message = `There is no client at ${home.path}/.config/clients/acorn: this path does not exist.`;
    expect(doctor).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining(`ERROR   my-api: ${message}`),
    });
    expect(own).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(message) });
    const row = { provider: 'my-api', setting: 'client', value: '../clients/acorn' };
    expect(show.exitCode).toBe(3);
    expect(JSON.parse(show.stdout)).toContainEqual({ ...row, source: expect.stringContaining(message) });
    expect(show.stdout).toContain('"provider": "equinix-sts"');
    expect(docs).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(message) });
    expect(other.stderr).not.toContain(message);
  });

  test('counts only if --config is before the flags of the client', async () => {
    putFile(home.path, 'other.yaml', '');

    const line = 'token get my-api --region us --config other.yaml';
    const { exitCode, stderr } = await run(...line.split(' '));

    expect(exitCode).toBe(2);
    expect(stderr).toContain('--config must be before the flags of the provider.');
  });

  test('makes --provider PATH another name of the same client', async () => {
    putFile(home.path, CONFIG, 'providers: { acorn: ../clients/acorn }\n');

    expect(await run('token', 'get', '--provider', './.config/clients/acorn')).toMatchObject({ exitCode: 0 });
    expect(await run('token', 'get', '--provider', 'acorn')).toMatchObject({ exitCode: 0 });
  });
});
