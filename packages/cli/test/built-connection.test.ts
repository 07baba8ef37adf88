import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificate, startConnectProxy, startTls, type TlsServer } from '@token-clients/test-support';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runCli } from './support/run-cli.js';

const shared = equinixAndHome();
let secure: TlsServer;
beforeEach(async () => {
  secure = await startTls(shared.server.url);
});
afterEach(() => secure[Symbol.asyncDispose]());

describe('the built program', () => {
  let cli: Awaited<ReturnType<typeof builtCli>>;
  beforeAll(async () => {
    cli = await builtCli();
  });
  afterAll(() => cli[Symbol.asyncDispose]());
  const local = () => ({ EQUINIX_ACCESS_TOKEN_BASE_URL: `https://localhost:${secure.port}` });
  const run = (env: Record<string, string>, ...flags: string[]) =>
    runCli(cli.bin, ['token', 'get', 'equinix-access-token', ...flags], {
      env: {
        HOME: shared.home,
        EQUINIX_CLIENT_ID: 'fake-client-id',
        EQUINIX_CLIENT_SECRET: 'fake-client-secret',
        ...env,
      },
    });

  test('trusts the authorities of NODE_EXTRA_CA_CERTS', async () => {
    expect(await run({ ...local(), NODE_EXTRA_CA_CERTS: certificate('ca') })).toMatchObject({ exitCode: 0 });
  });

  test('trusts them in addition to those of --ca-file', async () => {
    const env = { ...local(), NODE_EXTRA_CA_CERTS: certificate('ca') };

    expect(await run(env, '--ca-file', certificate('other-ca'))).toMatchObject({ exitCode: 0 });
  });

  test('includes the licences of bundled packages', () => {
    const licences = readFileSync(join(cli.bin, '../THIRD-PARTY-LICENSES.txt'), 'utf8');

    expect(licences).toMatch(/^undici [\d.]+ \(MIT\)$/m);
    expect(licences).toContain('Permission is hereby granted');
  });

  test('goes through a proxy', async () => {
    await using proxy = await startConnectProxy(secure.port);
    const env = {
      EQUINIX_ACCESS_TOKEN_BASE_URL: 'https://api.vendor.example',
      TOKEN_CLIENTS_CA_FILE: certificate('ca'),
      HTTPS_PROXY: proxy.url,
    };

    expect(await run(env)).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('error') });
    expect(proxy.targets).toEqual(['api.vendor.example:443']);
  });
});
