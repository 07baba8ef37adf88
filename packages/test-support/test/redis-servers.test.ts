import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  cutReplicas,
  hasRedis,
  isCopied,
  type RedisServer,
  startRedis,
  startRedisCluster,
  startRedisSentinel,
} from '../src/redis-servers/index.js';
import { onPath } from '../src/redis-servers/program.js';

describe.skipIf(!hasRedis())('a Redis server', () => {
  test('runs commands, and is gone after its block', async () => {
    let url = '';
    let pid = 0;
    {
      await using redis = await startRedis({ args: ['--maxmemory', '8mb'] });
      ({ url, pid } = redis);
      await redis.command('SET', 'a', 1);

      expect(await redis.command('GET', 'a')).toBe('1');
      expect(await redis.command('CONFIG', 'GET', 'maxmemory')).toEqual(['maxmemory', '8388608']);
    }

    expect(url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('wants its password and speaks TLS where a test says so', async () => {
    await using redis = await startRedis({ password: 'p@ss', tls: true });

    expect(redis.url).toMatch(/^rediss:\/\/:p%40ss@127\.0\.0\.1:/);
    expect(await redis.command('ACL', 'WHOAMI')).toBe('default');
  });

  test('rejects what the server rejects', async () => {
    await using redis = await startRedis();

    await expect(redis.command('GET')).rejects.toThrow('wrong number of arguments');
  });

  test('has its data after an orderly restart, and what it saved last after a crash', async () => {
    await using redis = await startRedis();
    const { port, pid } = redis;
    await redis.command('SET', 'a', 'saved');
    await redis.restart({ keepData: true });

    expect(await redis.command('GET', 'a')).toBe('saved');
    expect([redis.port, redis.pid === pid]).toEqual([port, false]);

    await redis.command('SET', 'a', 'newer');
    await redis.kill('SIGKILL');
    await redis.restart({ keepData: true });

    expect(await redis.command('GET', 'a')).toBe('saved');

    await redis.restart();

    expect(await redis.command('GET', 'a')).toBeNull();
  });

  test('can be stopped and go on', async () => {
    await using redis = await startRedis();
    await redis.kill('SIGSTOP');
    const pong = redis.command('PING');
    const first = await Promise.race([pong, new Promise(resolve => setTimeout(resolve, 200, 'silence'))]);
    await redis.kill('SIGCONT');

    expect([first, await pong]).toEqual(['silence', 'PONG']);
  });

  test.skipIf(!onPath('setpriv'))('ends with the process that started it, also by SIGKILL', async () => {
    const module = fileURLToPath(new URL('../dist/redis-servers/index.js', import.meta.url));
    const program = `
      const { startRedis } = await import(${JSON.stringify(module)});
      const redis = await startRedis();
      console.log(redis.pid);
      setInterval(() => {}, 1_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(await new Promise<Buffer>(resolve => child.stdout.once('data', resolve)));
    expect(() => process.kill(pid, 0)).not.toThrow();
    child.kill('SIGKILL');

    await expect.poll(() => existsSync(`/proc/${pid}/exe`)).toBe(false);
  });
});

describe.skipIf(!hasRedis())('a Redis Cluster', () => {
  test('sends each key to its owner, also after its slot moved', async () => {
    await using cluster = await startRedisCluster();
    const before = await cluster.ownerOf('key');
    await before.command('SET', 'key', 'value');
    const other = cluster.nodes.find(node => node !== before) as RedisServer;
    await cluster.moveSlot('key', other);

    expect((await cluster.ownerOf('key')).port).toBe(other.port);
    expect(await other.command('GET', 'key')).toBe('value');
    await expect(before.command('GET', 'key')).rejects.toThrow(`127.0.0.1:${other.port}`);
  });

  test('goes on with a replica when a master is gone', async () => {
    await using cluster = await startRedisCluster({ replicas: 1 });
    const master = await cluster.ownerOf('key');
    await master.command('SET', 'key', 'value');
    await isCopied(master);
    await master.kill('SIGKILL');
    const replica = await cluster.failOver(master);

    expect(await replica.command('GET', 'key')).toBe('value');
    expect((await cluster.ownerOf('key')).port).toBe(replica.port);
  });
});

describe.skipIf(!hasRedis())('sentinels', () => {
  test('hand over in order when asked', async () => {
    await using sentinel = await startRedisSentinel();
    const master = await sentinel.master();
    await master.command('SET', 'key', 'value');
    const next = await sentinel.failOver();

    expect(next.port).not.toBe(master.port);
    expect(await next.command('GET', 'key')).toBe('value');
  });

  test('choose the replica when the master is gone, which lost what it was cut off from', async () => {
    await using sentinel = await startRedisSentinel();
    const master = await sentinel.master();
    await master.command('SET', 'key', 'first');
    await isCopied(master);
    await cutReplicas(master);
    await master.command('SET', 'key', 'second');
    await master.kill('SIGKILL');
    const next = await sentinel.failOver();

    expect(await next.command('GET', 'key')).toBe('first');
  });
});
