import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEquinixServer } from '@token-clients/testing/vendors';
import { expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { runCli } from './support/run-cli.js';

test('token logout deletes broken files of this token, and none of another', async () => {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  await using cli = await builtCli();
  const directory = join(home.path, 'tokens');
  const as = (id: string, ...args: string[]) =>
    runCli(cli.bin, ['token', ...args, 'equinix-access-token', '--client-id', id], {
      env: {
        HOME: home.path,
        EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
        EQUINIX_CLIENT_SECRET: 'fake-client-secret',
        TOKEN_CLIENTS_STORE_DIR: directory,
      },
    });
  mkdirSync(directory, { mode: 0o700 });
  const broken = () => readdirSync(directory).filter(name => name.includes('.broken-'));
  await as('fake-client-id', 'get');
  const [name = ''] = readdirSync(directory);
  writeFileSync(join(directory, name), '{"a-token": "in a broken');
  await as('fake-client-id', 'get', '--force');
  expect(broken()).toHaveLength(1);

  const other = await as('another-client-id', 'logout');
  expect(broken()).toHaveLength(1);
  const ran = await as('fake-client-id', 'logout');

  expect(other.stderr).toBe('equinix-access-token: there was no token\n');
  expect(ran.stderr).toBe(
    'equinix-access-token: forgotten here, with 1 broken file that had been set aside\n',
  );
  expect(broken()).toEqual([]);
});

test('a token whose encryption key is lost can be forgotten, and its failures as well', async () => {
  using home = temporaryHome();
  await using server = await startEquinixServer();
  await using cli = await builtCli();
  const as = (command: string, key?: string) =>
    runCli(cli.bin, ['token', command, 'equinix-access-token'], {
      env: {
        HOME: home.path,
        EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
        EQUINIX_CLIENT_ID: 'fake-client-id',
        EQUINIX_CLIENT_SECRET: 'fake-client-secret',
        ...(key && { TOKEN_CLIENTS_STORE_KEY: key }),
      },
    });
  await as('get', '11'.repeat(32));
  expect((await as('status')).exitCode).toBe(3);

  expect((await as('reset')).exitCode).toBe(0);
  expect((await as('logout')).stderr).toBe('equinix-access-token: forgotten here\n');
  expect((await as('logout')).stderr).toBe('equinix-access-token: there was no token\n');
  expect((await as('get', '11')).stderr).toBe(
    'error: TOKEN_CLIENTS_STORE_KEY has 1 bytes. Pass a key of 32 bytes: 64 hex characters, or base64.\n',
  );
});
