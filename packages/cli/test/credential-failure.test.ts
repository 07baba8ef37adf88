import { startServer } from '@token-clients/testing/servers';
import { startEquinixServer } from '@token-clients/testing/vendors';
import { expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';

const COMMANDS = [
  ['token', 'get', 'equinix-access-token'],
  ['accesstokenv1', 'o-auth2-token', 'get-o-auth2-access-token'],
];

const account = (url: string) => ({
  EQUINIX_ACCESS_TOKEN_BASE_URL: url,
  EQUINIX_CLIENT_ID: 'fake-client-id',
  EQUINIX_CLIENT_SECRET: 'wrong-secret',
});

test.each(COMMANDS)(
  '%s %s ends with 4 for rejected credentials, also when the server says 500',
  async (...args) => {
    using home = temporaryHome();
    await using server = await startEquinixServer({ rejectedStatus: 500 });

    const { exitCode, stderr } = await runHere(args, home.path, { env: account(server.url) });

    expect(stderr).toContain('status 500: S1006 "Login failed". Check the credentials.');
    expect(exitCode).toBe(4);
  },
);

test.each(COMMANDS)('%s %s ends with 4 for an error inside a success, and shows it', async (...args) => {
  using home = temporaryHome();
  const body = { error: 'incorrect_client_credentials', error_description: 'The secret is not right.' };
  await using server = await startServer(() => ({ status: 200, body }));

  const { exitCode, stderr } = await runHere(args, home.path, { env: account(server.url) });

  expect(stderr).toContain('incorrect_client_credentials "The secret is not right". Check the credentials');
  expect(exitCode).toBe(4);
  expect(server.requests).toHaveLength(1);
});

test.each(COMMANDS)('%s %s ends with 6 for an outage', async (...args) => {
  using home = temporaryHome();
  await using server = await startServer(() => ({ status: 500, body: { errorCode: 'E500' } }));

  const { exitCode } = await runHere(args, home.path, { env: account(server.url) });

  expect(exitCode).toBe(6);
});
