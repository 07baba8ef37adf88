import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEquinixServer } from '../../../test/servers/equinix-server.js';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { bareEnv, runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

/**
 * Times commands in turn, so that a busy machine slows all alike, and takes the median of the ratios to the first. That
 * stays steady where single times vary by half.
 */
function ratios(commands: readonly (readonly string[])[], env: Record<string, string>, rounds: number): number[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    commands.forEach((args, index) => {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
      if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
      times[index]?.push(Number(process.hrtime.bigint() - start));
    });
  }
  const first = times[0] ?? [];
  return times.map(own => median(own.map((time, round) => time / (first[round] ?? time))));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test('a cached token takes at most twice the time of bare Node, help and completion 2.5 times', { timeout: 60_000 }, async () => {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  const env = {
    ...bareEnv(),
    HOME: home.path,
    EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
    EQUINIX_CLIENT_SECRET: 'fake-client-secret',
  };
  const config = join(home.path, '.config', 'token-clients');
  mkdirSync(config, { recursive: true });
  writeFileSync(
    join(config, 'config.yaml'),
    'profiles: { default: { equinix-access-token: { client_id: fake-client-id } } }',
    { mode: 0o600 },
  );
  const get = ['token', 'get', 'equinix-access-token'];
  await runCli(cli.bin, get, { env });

  const [, token = 9, help = 9, completion = 9, words = 9] = ratios(
    [
      ['-e', '0'],
      [cli.bin, ...get],
      [cli.bin, '--help'],
      [cli.bin, 'completion', 'bash'],
      [cli.bin, '__complete', '--', 'token', 'get', ''],
    ],
    env,
    9,
  );

  expect(server.tokenRequests()).toBe(1);
  expect(token).toBeLessThanOrEqual(2);
  expect(help).toBeLessThanOrEqual(2.5);
  expect(completion).toBeLessThanOrEqual(2.5);
  expect(words).toBeLessThanOrEqual(2.5);
});

test('forty providers start as fast as four', { timeout: 60_000 }, async () => {
  using home = temporaryHome();
  const names = Array.from({ length: 40 }, (_, index) => `provider-${index}`);
  const entries = names.map(
    name => `'${name}': { aliases: [], load: () => import('@token-clients/equinix-access-token/reference') }`,
  );
  // In this package, so that the bundler finds the provider.
  const list = join(cli.bin, '../forty.ts');
  writeFileSync(list, `export const providers = { ${entries.join(', ')} };`);
  await using many = await builtCli({ providers: list });

  const [, help = 9] = ratios([[cli.bin, '--help'], [many.bin, '--help']], { ...bareEnv(), HOME: home.path }, 7);
  const [, words = 9] = ratios(
    [
      [cli.bin, '__complete', '--', 'token', 'get', ''],
      [many.bin, '__complete', '--', 'token', 'get', ''],
    ],
    { ...bareEnv(), HOME: home.path },
    7,
  );

  expect(help).toBeLessThan(1.25);
  expect(words).toBeLessThan(1.25);
});
