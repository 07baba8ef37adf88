import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificate, startGate } from '@token-clients/test-support';
import {
  hasRedis,
  type RedisServer,
  startRedis,
  startRedisCluster,
  startRedisSentinel,
} from '@token-clients/test-support/redis-servers';
import { startCoboServer } from '@token-clients/testing/vendors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withStore } from './support/with-store.js';

const GET = ['token', 'get', 'equinix-access-token'];
const STATUS = ['token', 'status', 'equinix-access-token'];

/** A command ends within seconds; how many more a busy machine takes is not what this is about. */
const SOON_MS = 30_000;

const { at, run } = withStore();

describe.skipIf(!hasRedis())('with a Redis', () => {
  test('that stops while it is used, a command ends in seconds', async () => {
    await using redis = await startRedis();
    expect(await run(GET, redis.url)).toMatchObject({ exitCode: 0 });

    await redis.kill('SIGSTOP');
    const ran = await run(STATUS, redis.url);
    await redis.kill('SIGCONT');

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.ms).toBeLessThan(SOON_MS);
  });

  test('that starts again during a refresh with a one-time token, the response is kept', async () => {
    await using redis = await startRedis();
    await using cobo = await startCoboServer();
    await using gate = await startGate(cobo.url);
    gate.open();
    const env = {
      COBO_OAUTH_BASE_URL: cobo.baseUrl.replace(cobo.url, gate.url),
      COBO_APP_PRIVATE_KEY: cobo.keys.privateKey,
      COBO_CLIENT_ID: 'fake-client-id',
      COBO_ORG_ID: 'fake-org-id',
    };
    const force = ['token', 'get', 'cobo-oauth', '--force', '--field', 'source'];
    await run(['token', 'get', 'cobo-oauth'], redis.url, env);
    gate.close();

    const during = run(force, redis.url, env);
    await expect.poll(() => cobo.requests.filter(({ method }) => method === 'POST').length).toBe(1);
    await redis.restart({ keepData: true });
    gate.open();

    expect(await during).toMatchObject({ exitCode: 0, stdout: 'refreshed\n', stderr: '' });
    expect(await run(force, redis.url, env)).toMatchObject({ exitCode: 0, stdout: 'refreshed\n' });
  });

  test.each([
    ['redis://127.0.0.1', 'requires a password'],
    ['redis://:another@127.0.0.1', 'does not accept the user name or the password'],
  ])('with a password, %s is exit 3', async (url, problem) => {
    await using redis = await startRedis({ password: 'planted-password' });

    const ran = await run(GET, `${url}:${redis.port}`);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain(problem);
    expect(at.server.requests).toHaveLength(0);
  });

  test('without a password, one in the URL is exit 3', async () => {
    await using redis = await startRedis();

    const ran = await run(GET, `redis://:planted-password@127.0.0.1:${redis.port}`);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('has no password, but its URL does');
    expect(ran.stderr).not.toContain('planted-password');
  });

  test('a user needs few permissions', async () => {
    await using redis = await startRedis();
    const commands = ['eval', 'evalsha', 'hgetall', 'hset', 'hdel', 'pexpire', 'persist', 'pttl', 'time'];
    const allowed = ['~token-clients:*', ...commands.map(name => `+${name}`)];
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>app-password', ...allowed);
    const url = `redis://app:app-password@127.0.0.1:${redis.port}`;

    expect(await run(GET, url)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await run(STATUS, url)).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await run(['doctor'], url)).stdout).toMatch(/responds: \w+ [\d.]+, standalone/);
    const other = await run(GET, url, { TOKEN_CLIENTS_STORE_PREFIX: 'another:' });
    expect(other).toMatchObject({ exitCode: 3, stdout: '' });
    expect(other.stderr).toContain('NOPERM');
  });

  test('that is a replica is exit 3', async () => {
    await using primary = await startRedis();
    await using replica = await startRedis({ args: ['--replicaof', `127.0.0.1 ${primary.port}`] });

    const ran = await run(GET, replica.url);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('is a replica, which cannot be written');
  });

  describe('with TLS', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis({ tls: true });
    });
    afterAll(() => redis.stop());
    const url = () => `rediss://localhost:${redis.port}`;

    test('a command trusts the same authorities as for its requests', async () => {
      const ran = await run(GET, url(), { TOKEN_CLIENTS_CA_FILE: certificate('ca') });

      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await run(STATUS, url(), { NODE_EXTRA_CA_CERTS: certificate('ca') })).toMatchObject({
        exitCode: 0,
      });
    });

    test('a store can have certificates of its own', async () => {
      const path = join(at.home, 'config.yaml');
      writeFileSync(path, `store: { kind: redis, url: '${url()}', ca_file: '${certificate('ca')}' }`, {
        mode: 0o600,
      });

      const ran = await run(GET, '', { TOKEN_CLIENTS_CONFIG: path });

      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    });

    test('an authority that is not trusted is exit 3, with what to give', async () => {
      const ran = await run(GET, url());

      expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
      expect(ran.stderr).toContain('--ca-file FILE or NODE_EXTRA_CA_CERTS');
    });

    test('a URL without TLS is exit 3, with what to write', async () => {
      const ran = await run(GET, `redis://localhost:${redis.port}`);

      expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
      expect(ran.stderr).toContain('rediss://');
    });
  });
});

describe.skipIf(!hasRedis())('a Redis of several servers', () => {
  test('is a Cluster if the URL names a node of one', { timeout: 60_000 }, async () => {
    await using cluster = await startRedisCluster();

    const tokens = [];
    for (const url of cluster.urls) tokens.push(await run(GET, url));

    expect(new Set(tokens.map(({ stdout }) => stdout)).size).toBe(1);
    expect(tokens.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(cluster.urls.map(() => [0, '']));
    expect(at.server.tokenRequests()).toBe(1);
    expect((await run(['doctor'], cluster.urls[0] ?? '')).stdout).toContain(', cluster');
  });

  test('has a primary that a Sentinel knows, also after a fail-over', { timeout: 60_000 }, async () => {
    await using sentinel = await startRedisSentinel();
    const [address] = sentinel.addresses;
    const url = `redis://127.0.0.1:${address?.port}`;

    const first = await run(GET, `${url}?sentinel=${sentinel.name}`);
    await sentinel.failOver();
    const second = await run(GET, `${url}?sentinel=${sentinel.name}`);

    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(second).toMatchObject({ exitCode: 0, stderr: '', stdout: first.stdout });
    expect((await run(GET, url)).stderr).toContain('?sentinel=NAME');
    expect((await run(GET, `${url}?sentinel=another`)).stderr).toContain('watches no primary of this name');
  });
});
