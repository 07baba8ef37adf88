import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { startFaultServer } from '@token-clients/testing/servers';
import {
  startBenchlingServer,
  startCoboServer,
  startEquinixServer,
  startStsServer,
} from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFiles, read, root } from '../architecture/support/project.js';
import { programs } from './child-process.js';

const examples = projectFiles().filter(file => /^packages\/[^/]+\/examples\/.*\.ts$/.test(file));
let built: Awaited<ReturnType<typeof programs>>;
beforeAll(async () => {
  built = await programs(...examples);
});
afterAll(() => built.remove());

const equinix = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const lines = (text: string) => text.trimEnd().split('\n');

describe('the examples', () => {
  test('compile, are short, and each is run below', () => {
    const config = path.join(built.folder, 'tsconfig.json');
    writeFileSync(
      config,
      JSON.stringify({
        extends: path.join(root, 'tsconfig.base.json'),
        compilerOptions: { noEmit: true, types: ['node'] },
        files: examples.map(file => path.join(root, file)),
      }),
    );
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const output = () => execFileSync(process.execPath, [compiler, '-p', config], { stdio: 'pipe' });

    expect(output).not.toThrow();
    expect(examples.map(file => path.basename(file, '.ts')).sort()).toEqual([
      'exchange-oidc-token',
      'list-ports',
      'list-projects',
      'openapi-fetch-middleware',
      'share-a-token-between-processes',
      'signed-wallets',
      'watch-events',
      'write-a-store',
    ]);
    for (const file of examples) expect(read(file).split('\n').length).toBeLessThan(45);
    rmSync(config);
  });

  test('list-ports lists the ports of an Equinix account', async () => {
    await using server = await startEquinixServer();

    const ended = await built.run('list-ports', { ...equinix, EQUINIX_API_ENDPOINT: server.url });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ended.stdout)).toEqual([
      'fake-port-1  ACTIVE  Port 1',
      expect.stringMatching(/^equinix-access-token: fresh, token [0-9a-f]{16}, expires in 60 min$/),
    ]);
  });

  test('exchange-oidc-token exchanges ID tokens of a real provider', async () => {
    await using oidc = await startOidcServer();
    await using platform = await startFaultServer({
      handler: () => ({ status: 200, body: { value: oidc.mintIdToken() } }),
    });
    await using server = await startStsServer({ acceptSubject: token => oidc.acceptsIdToken(token) });

    const ended = await built.run('exchange-oidc-token', {
      OIDC_TOKEN_URL: platform.url,
      EQUINIX_SCOPE: 'roleassignments:fake-org',
      EQUINIX_STS_ENDPOINT: server.url,
    });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ended.stdout)).toEqual([
      expect.stringMatching(/^token [0-9a-f]{16}, for both callers: true$/),
      'another one: true',
    ]);
    expect([platform.requests.length, server.requests.length]).toEqual([2, 2]);
  });

  test('signed-wallets lists the wallets of an organisation, signatures checked on both sides', async () => {
    await using server = await startCoboServer({ signResponses: 'hyphens' });

    const ended = await built.run('signed-wallets', {
      COBO_API_ENDPOINT: server.baseUrl,
      COBO_APP_PRIVATE_KEY: server.keys.privateKey,
      COBO_RESPONSE_KEY: server.responseKey,
      COBO_CLIENT_ID: 'fake-client-id',
      COBO_ORG_ID: 'fake-org-id',
    });

    expect(ended).toEqual({ code: 0, stdout: 'fake-wallet-1  Wallet 1\n', stderr: '' });
  });

  test('list-projects lists projects, and says what is wrong with a wrong secret', async () => {
    await using server = await startBenchlingServer();
    const env = {
      BENCHLING_ENDPOINT: `${server.url}/api/v2`,
      BENCHLING_CLIENT_ID: 'fake-client-id',
      BENCHLING_CLIENT_SECRET: 'fake-client-secret',
    };

    const [good, bad] = await Promise.all([
      built.run('list-projects', env),
      built.run('list-projects', { ...env, BENCHLING_CLIENT_SECRET: 'wrong-secret' }),
    ]);

    expect(good).toEqual({ code: 0, stdout: 'src_fake1  Project 1\n', stderr: '' });
    expect(bad).toMatchObject({ code: 1, stdout: '' });
    expect(bad.stderr).toMatch(/^error_response: .*401.*invalid_client/);
    expect(bad.stderr).not.toContain('wrong-secret');
  });

  test('share-a-token-between-processes asks once for three processes', async () => {
    await using server = await startEquinixServer();
    const env = {
      ...equinix,
      EQUINIX_API_ENDPOINT: server.url,
      TOKEN_DIRECTORY: path.join(built.folder, 'tokens'),
      TOKEN_KEY: '5f'.repeat(32),
    };

    const together = await Promise.all([1, 2].map(() => built.run('share-a-token-between-processes', env)));
    const later = await built.run('share-a-token-between-processes', env);

    expect([...together, later].map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
    expect(lines(later.stdout)).toEqual(['adopt', expect.stringMatching(/^token [0-9a-f]{16}$/)]);
    expect(server.tokenRequests()).toBe(1);
  });

  test('openapi-fetch-middleware makes typed calls in both ways', async () => {
    await using server = await startEquinixServer();

    const env = { ...equinix, EQUINIX_API_ENDPOINT: server.url };
    const ended = await built.run('openapi-fetch-middleware', env);

    expect(ended).toEqual({ code: 0, stdout: "[ 'Port 1' ]\n200\n", stderr: '' });
    expect(server.tokenRequests()).toBe(1);
  });

  test('watch-events shows how a wrong secret is held back', async () => {
    await using server = await startEquinixServer();

    const ended = await built.run('watch-events', { EQUINIX_API_ENDPOINT: server.url });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ended.stdout)).toEqual([
      'channel: equinix-access-token failure',
      'failure: credential, S1006',
      'channel: equinix-access-token blocked',
      'blocked: credential',
      'attempt 1: error_response',
      'attempt 2: locked',
      'attempt 3: locked',
      'phase empty, obstacle blocked',
    ]);
    expect(server.account.attempts).toBe(1);
  });

  test('write-a-store writes a store over a key-value server, and the suite finds that it keeps its promises', async () => {
    const ended = await built.run('write-a-store', {});

    expect(ended).toMatchObject({ code: 0, stderr: '', stdout: 'Every promise is kept.\n' });
  });
});
