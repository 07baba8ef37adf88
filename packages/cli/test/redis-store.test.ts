import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { redisStore } from '@token-clients/redis-store';
import { hasRedis, type RedisServer, startRedis } from '@token-clients/test-support/redis-servers';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { equinixCacheKey } from './support/equinix-key.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { leaks } from './support/spellings.js';

const PASSWORD = 'planted/redis+password';
const KEY = '5'.repeat(64);
const EQUINIX = 'equinix-access-token';
const GET = ['token', 'get', EQUINIX];
const STATUS = ['token', 'status', EQUINIX];

describe.skipIf(!hasRedis())('a store in Redis', () => {
  const at = equinixAndHome();
  let redis: RedisServer;
  let elsewhere: ReturnType<typeof temporaryHome>;
  beforeAll(async () => {
    redis = await startRedis({ password: PASSWORD });
  });
  afterAll(() => redis.stop());
  beforeEach(() => {
    elsewhere = temporaryHome();
  });
  afterEach(async () => {
    await redis.command('FLUSHALL');
    elsewhere[Symbol.dispose]();
  });

  const account = () => ({
    EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url,
    EQUINIX_CLIENT_ID: 'fake-client-id',
    EQUINIX_CLIENT_SECRET: 'fake-client-secret',
  });
  const url = () => `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${redis.port}`;
  const shown = () => `redis://127.0.0.1:${redis.port}`;
  type Env = Readonly<Record<string, string | undefined>>;
  const run = (args: readonly string[], env: Env = {}, home = at.home) =>
    runHere(args, home, { env: { ...account(), TOKEN_CLIENTS_STORE: url(), ...env } });
  /** Runs it as on another machine. */
  const runElsewhere = (args: readonly string[], env?: Env) => run(args, env, elsewhere.path);
  const config = (text: string) => {
    writeFileSync(join(at.home, 'config.yaml'), text, { mode: 0o600 });
    return { TOKEN_CLIENTS_CONFIG: join(at.home, 'config.yaml'), TOKEN_CLIENTS_STORE: '' };
  };

  test('gives all machines one token, for one request', async () => {
    const [one, other] = await Promise.all([run(GET), runElsewhere(GET)]);

    expect([one.exitCode, other.exitCode, one.stderr, other.stderr]).toEqual([0, 0, '', '']);
    expect(one.stdout).toMatch(/^eqx-at-/);
    expect(other.stdout).toBe(one.stdout);
    expect(at.server.tokenRequests()).toBe(1);
    expect((await runElsewhere([...GET, '--field', 'source'])).stdout).toBe('cache\n');
  });

  test('is shared with services that use the library', async () => {
    const client = createClient({ url: url() });
    await client.connect();
    const { EQUINIX_CLIENT_ID: clientId, EQUINIX_CLIENT_SECRET: clientSecret } = account();
    const grant = equinixAccessToken({ clientId, clientSecret, baseUrl: at.server.url });
    await using service = tokenSource(grant, { store: redisStore(client) });
    const { value } = await service.get();

    expect((await run(GET)).stdout).toBe(`${value}\n`);
    await run([...GET, '--force']);

    expect((await service.get({ newerThan: (await service.get()).id })).value).toBe(
      (await run(GET)).stdout.trim(),
    );
    expect(at.server.tokenRequests()).toBe(2);
    client.destroy();
  });

  test('shares the guard against lock-outs, and a reset counts for all', async () => {
    const wrong = { EQUINIX_CLIENT_SECRET: 'wrong' };
    expect(await run(GET, wrong)).toMatchObject({ exitCode: 4 });
    const sent = at.server.tokenRequests();

    expect((await runElsewhere(GET, wrong)).stderr).toContain('nothing was sent');
    expect(at.server.tokenRequests()).toBe(sent);
    expect((await runElsewhere(STATUS, wrong)).stdout).toContain('the credentials were rejected');

    const reset = await runElsewhere(['token', 'reset', EQUINIX], wrong);
    expect(reset.stderr).toContain(`the next call, of any process that shares ${shown()},`);
    expect((await run(GET, wrong)).stderr).not.toContain('nothing was sent');
    expect(at.server.tokenRequests()).toBe(sent + 1);
  });

  test('forgets a token for all', async () => {
    await run(GET);

    const logout = await runElsewhere(['token', 'logout', EQUINIX]);

    expect(logout.stderr).toBe(`${EQUINIX}: forgotten in ${shown()}, for all that share it\n`);
    expect(await run(STATUS)).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('missing') });
  });

  test('forgets also a record that cannot be read', async () => {
    await run(GET);
    const [key = ''] = (await redis.command('KEYS', '*')) as string[];
    await redis.command('HSET', key, 'version', 'none');

    expect(await run(STATUS)).toMatchObject({ exitCode: 3, stdout: '' });
    expect(await runElsewhere(['token', 'logout', EQUINIX])).toMatchObject({ exitCode: 0 });
    expect(await run(GET)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('keeps no connection open', async () => {
    await run(GET);
    await run(STATUS);

    // Redis notices the end of a connection when it next looks.
    await expect
      .poll(
        async () =>
          String(await redis.command('CLIENT', 'LIST'))
            .trim()
            .split('\n').length,
      )
      .toBe(1);
  });

  describe('with a process of another machine that requests a token', () => {
    let client: ReturnType<typeof createClient>;
    beforeEach(async () => {
      client = createClient({ url: url() });
      await client.connect();
      const processes = { own: 'another-machine:4711', stateOf: () => 'unknown' as const };
      const store = redisStore(client, { processes });
      const key = await equinixCacheKey(account());
      at.server.requests.length = 0;
      const lease = await store.begin(key, { owner: 'another', fingerprint: 'theirs' });
      if (lease.is !== 'lease') throw new Error(`The store says ${lease.is}.`);
      const { fence, epoch, version } = lease;
      await store.markSent(key, { owner: 'another', fence, seen: { epoch, version }, request: 'acquire' });
    });
    afterEach(() => client.destroy());

    test('status shows who holds the lease, since when, and what was sent', async () => {
      const text = await run(STATUS);
      const object = JSON.parse((await run([...STATUS, '--json'])).stdout);

      expect(text.stdout.split('\n')).toEqual([
        `${EQUINIX}: missing`,
        `${EQUINIX}: shared at ${shown()}, version 0`,
        expect.stringMatching(/: the process another-machine:4711 has held the lease for \d+ s; it ends in/),
        expect.stringMatching(/: a token request was sent \d+ s ago, and no response is known yet$/),
        '',
      ]);
      expect(object.shared).toMatchObject({
        at: shown(),
        exists: true,
        version: 0,
        lease: { owner: 'another', holder: 'another-machine:4711', state: 'unknown', taken_over: false },
        sent: { owner: 'another', holder: 'another-machine:4711', replays: 0 },
        pause: null,
      });
      expect(object.shared.lease.held_for).toBeGreaterThanOrEqual(0);
      expect(object.shared.lease.ends_in).toBeGreaterThan(0);
      expect(at.server.requests).toHaveLength(0);
    });
  });

  test('is encrypted with a key, and is apart from others by its prefix', async () => {
    const env = config(
      'store: { kind: redis, url: env:REDIS_URL, prefix: "team-a:", encryption_key: env:STORE_KEY }',
    );
    const token = await run(GET, { ...env, REDIS_URL: url(), STORE_KEY: KEY });

    const keys = (await redis.command('KEYS', '*')) as string[];
    expect(token.exitCode).toBe(0);
    expect(keys).toEqual([expect.stringMatching(/^team-a:/)]);
    expect(String(await redis.command('HGETALL', keys[0] ?? ''))).not.toContain(token.stdout.trim());
    const status = await run([...STATUS, '--field', 'shared'], { ...env, REDIS_URL: url(), STORE_KEY: KEY });
    expect(JSON.parse(status.stdout)).toMatchObject({ at: shown(), encrypted: true });
    expect(await run(STATUS)).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('has no record'),
    });
  });

  test('with a mistyped setting is an error, so that no token is kept unencrypted', async () => {
    const ran = await run(
      GET,
      config(`store: { kind: redis, url: '${url()}', encyption_key: env:STORE_KEY }`),
    );

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('store has no setting encyption_key. Did you mean encryption_key?');
    expect(at.server.requests).toHaveLength(0);
  });

  test('never shows its password', async () => {
    const inFile = config(`store: '${url()}'`);
    const doctor = ['doctor', EQUINIX];
    const ran = [
      await run([...GET, '--debug']),
      await run(['config', 'show', EQUINIX]),
      await run(doctor),
      await run(doctor, inFile),
      await run(['config', 'show', EQUINIX], inFile),
      await run(GET, { TOKEN_CLIENTS_STORE: url().replace('planted', 'planted-wrong') }),
      await run(GET, { TOKEN_CLIENTS_STORE: `${url()}/none` }),
      await run(GET, { TOKEN_CLIENTS_STORE: `${url()}/99` }),
    ];

    expect(ran.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 3, 3, 3]);
    for (const { stdout, stderr } of ran)
      expect(leaks(stdout + stderr, [PASSWORD, 'planted-wrong/redis+password'])).toEqual([]);
    expect(ran[1]?.stdout).toContain(`${shown()} (with user name or password)`);
    expect(ran[3]?.stdout).toContain('the password of the token store is in the config file as plain text');
  });

  test('is looked at by doctor', async () => {
    const ran = await run(['doctor', EQUINIX]);

    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(new RegExp(`token store ${shown()} responds: \\w+ [\\d.]+, standalone`));
    expect((await run(['doctor', EQUINIX, '--offline'])).stdout).not.toContain('responds');
  });

  test('that may drop tokens when it is full is a warning of doctor and status', async () => {
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');

    const doctor = await run(['doctor', EQUINIX]);
    const status = await run(STATUS);

    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    expect(doctor.stdout).toMatch(/warning.*allkeys-lru/);
    expect(status.stderr).toMatch(/^warning: .*allkeys-lru/);
  });
});
