import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../mock/project-root.js';

const PROGRAM = join(projectRoot(), 'test', 'dist', 'fleet', 'main.js');
/** Tokens, codes and secrets of oidc-provider are such words. */
const SECRET = /\b[\w-]{32,}\b|fake:secret/;

describe('npm run fleet', () => {
  let folder = '';
  let running: ChildProcess | undefined;

  beforeAll(() => {
    if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleet-test-'));
  });
  afterEach(async () => {
    running?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const start = (...args: string[]) => startIn(process.env, ...args);

  function startIn(env: NodeJS.ProcessEnv, ...args: string[]) {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    const output = { text: '' };
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        output.text += chunk;
      });
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { child, output, ended };
  }

  test.skipIf(!hasRedis()).each([
    ['redis', []],
    ['ioredis', ['--second-grant', '--machines', '--hints']],
  ])('keeps the promise over %s, says so, and draws what happened', async (client, more) => {
    const small = ['--processes', '3', '--seconds', '10', '--callers', '3'];
    const { output, ended } = start(...small, '--client', client, ...more, '--picture', 'run.svg');
    const code = await ended;
    const picture = await readFile(join(folder, 'run.svg'), 'utf8');

    expect(output.text).toContain('The promise held.');
    expect(code).toBe(0);
    expect(output.text).toMatch(/process \d was killed: it held the lease and had not sent anything/);
    expect(output.text).toMatch(/process \d stored a new token/);
    expect(output.text).toMatch(/refresh tokens sent a second time +0 +0 +ok/);
    expect(output.text).toContain('Picture: run.svg');
    expect(output.text).not.toContain('\x1b');
    for (const name of ['process 1', 'process 2', 'process 3', 'provider', 'Redis'])
      expect(picture).toContain(`>${name}</text>`);
    expect(picture).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(output.text).not.toMatch(SECRET);
    expect(picture).not.toMatch(SECRET);
  });

  test.skipIf(!hasRedis())(
    'leaves nothing in a Redis that it was given, and does not show its password',
    async () => {
      await using redis = await startRedis({ password: 'fake-password' });
      const { output, ended } = start('--redis', redis.url, '--seconds', '3', '--processes', '2', '--calm');

      expect(await ended).toBe(0);
      expect(output.text).toContain('The promise held.');
      expect(await redis.command('DBSIZE')).toBe(0);
      expect(output.text).not.toContain('fake-password');
    },
  );

  test('a Redis that is not there is wrong usage, and its password is not shown', async () => {
    const { output, ended } = start('--redis', 'redis://:fake-password@127.0.0.1:1');

    expect(await ended).toBe(2);
    expect(output.text).toMatch(
      /^Redis at redis:\/\/127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED.*\. Start it, or leave --redis out\.\n$/,
    );
  });

  test('without a redis-server it says how to install one', async () => {
    const { output, ended } = startIn({ ...process.env, PATH: '', TOKEN_CLIENTS_REDIS_SERVER: '' });

    expect(await ended).toBe(2);
    expect(output.text).toMatch(
      /^No redis-server was found\. Install it .*apt-get install redis-server.*--redis redis:\/\/localhost:6379\.\n$/,
    );
  });

  test.skipIf(!hasRedis())('Ctrl+C ends it with all its processes, and leaves nothing', async () => {
    const { child, output, ended } = start('--processes', '2', '--seconds', '3600');
    await expect.poll(() => output.text).toContain('stored a new token');
    const children = await childrenOf(child.pid ?? 0);
    child.kill('SIGINT');

    expect(await ended).toBe(130);

    expect(output.text).toContain('Stopped.');
    expect(children.length).toBeGreaterThanOrEqual(2);
    await expect.poll(() => children.filter(isAlive)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('--help prints how to use it', async () => {
    const { output, ended } = start('--help');

    expect(await ended).toBe(0);
    expect(output.text).toMatch(/^Usage: npm run fleet/);
  });

  test('wrong usage is one line and exit code 2', async () => {
    const { output, ended } = start('--processes', 'many');

    expect(await ended).toBe(2);
    expect(output.text).toBe('--processes must be a whole number from 1 to 100, not "many".\n');
  });
});

/** The processes that a process started, as Linux knows them. */
async function childrenOf(parent: number): Promise<number[]> {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const stats = await Promise.all(names.map(name => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return stats
    .filter(stat => stat.split(') ')[1]?.split(' ')[1] === String(parent))
    .map(stat => Number.parseInt(stat, 10));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
