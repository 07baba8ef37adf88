import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { bareEnv, runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

test('mock serves a provider until Ctrl+C, prints a variable that the next command can use, and says what is against the spec', async () => {
  using home = temporaryHome();
  const child = spawn(process.execPath, [cli.bin, 'mock', 'equinix-sts'], {
    env: { ...bareEnv(), HOME: home.path },
  });
  const ended = new Promise(resolve => child.on('close', resolve));
  const line = await new Promise<string>(resolve =>
    child.stdout.once('data', (data: Buffer) => resolve(String(data))),
  );
  const [name = '', url = ''] = line.trim().split('=');

  const ran = await runCli(cli.bin, ['token', 'get', 'equinix-sts', '--no-cache'], {
    env: { HOME: home.path, [name]: url, EQUINIX_TOKEN_EXCHANGE_SUBJECT_TOKEN: 'a.b.c' },
  });
  const complaint = new Promise<string>(resolve =>
    child.stderr.on('data', (data: Buffer) => {
      if (`${data}`.includes('against')) resolve(`${data}`);
    }),
  );
  await fetch(`${url}/use/token`, { method: 'POST', body: new URLSearchParams({ secret: 'fake-secret' }) });
  const said = await complaint;
  child.kill('SIGINT');

  expect(said).toMatch(/^equinix-sts: POST \/use\/token 4\d\d, against the spec: request\.body.*grant_type/);
  expect(said).not.toContain('fake-secret');
  expect(name).toBe('EQUINIX_STS_BASE_URL');
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'fake-access-token-1\n' });
  expect(await ended).toBe(0);
});

test('mock says what to install where Prism is missing', async () => {
  using home = temporaryHome();
  const copy = join(home.path, 'cli');
  cpSync(dirname(cli.bin), join(copy, 'dist'), { recursive: true });
  cpSync(new URL('../package.json', import.meta.url), join(copy, 'package.json'));

  const ran = await runCli(join(copy, 'dist', 'bin.js'), ['mock', 'equinix-sts'], {
    env: { HOME: home.path },
  });

  expect(ran.exitCode).toBe(3);
  expect(ran.stderr).toContain(
    'npm install @stoplight/prism-core @stoplight/prism-http @stoplight/prism-http-server',
  );
});
