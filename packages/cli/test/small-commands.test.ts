import { type EquinixServer, startEquinixServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALL_PRISM } from '../src/commands/mock-server.js';
import { runHere, temporaryHome } from './support/in-process.js';

let server: EquinixServer;
beforeAll(async () => {
  server = await startEquinixServer();
});
afterAll(() => server.close());

async function run(args: string[], stdin?: string) {
  using home = temporaryHome();
  const env = {
    EQUINIX_ACCESS_TOKEN_BASE_URL: server.url,
    EQUINIX_CLIENT_ID: 'fake-client-id',
    EQUINIX_CLIENT_SECRET: 'fake-client-secret',
  };
  return await runHere(args, home.path, { env, ...(stdin !== undefined && { stdin }) });
}

describe('token get', () => {
  const get = (...flags: string[]) => run(['token', 'get', 'equinix-access-token', ...flags]);

  test.each([
    ['json', /^\{\n {2}"access_token": "eqx-at-/],
    ['yaml', /^access_token: eqx-at-/],
    ['table', /^access_token +eqx-at-/],
  ])('prints an object with --format %s', async (format, text) => {
    expect((await get('--format', format)).stdout).toMatch(text);
  });

  test('rejects a form without fields together with --format', async () => {
    expect(await get('--format', 'table', '--output', 'header')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('decode', () => {
  const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x';

  test.each([jwt, `Bearer ${jwt}\n`, `bearer  ${jwt}`, `Authorization: Bearer ${jwt}\r\n`, ` ${jwt} `])(
    'reads %j',
    async text => {
      expect(JSON.parse((await run(['decode'], text)).stdout)).toMatchObject({ payload: { sub: 'x' } });
    },
  );
});

test('mock --help has the same command to install Prism as its error', async () => {
  const { stdout } = await run(['mock', '--help']);

  expect(stdout.replace(/\s+/g, ' ')).toContain(INSTALL_PRISM);
});

test('doctor reports a missing config file once, and does not look for Java', async () => {
  const missing = await run(['doctor', '--config', 'missing.yaml']);
  const all = await run(['doctor', '--offline']);

  expect(missing).toMatchObject({ exitCode: 3, stderr: '' });
  expect(missing.stdout.match(/missing\.yaml/g)).toHaveLength(1);
  expect(all.stdout).not.toMatch(/java/i);
});

test('a first run says how to set a provider up', async () => {
  using home = temporaryHome();

  const { stderr } = await runHere(['token', 'get', 'equinix-access-token'], home.path);

  expect(stderr).toContain('token-clients config init equinix-access-token');
});
