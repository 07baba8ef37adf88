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
