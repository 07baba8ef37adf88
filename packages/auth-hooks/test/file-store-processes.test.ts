import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLock } from '../src/stores/file/file-lock.js';
import { fileStore } from '../src/stores/file/file-store.js';
import { startProcess, type TestProcess } from './processes/spawn.js';

let directory = '';
const running: TestProcess[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'token-store-'));
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map(({ ended }) => ended));
  await rm(directory, { recursive: true, force: true });
});

function start(...parameters: Parameters<typeof startProcess>): TestProcess {
  const started = startProcess(...parameters);
  running.push(started);
  return started;
}

/** A lock that is taken within the wait was free, or its holder is gone: the holder's time is far longer. */
const BROKEN_IF_GONE = { holdMs: 3_600_000, waitMs: 30_000 };

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

test('a lock passes on at once when its holder is killed', async () => {
  const [lock, target] = [join(directory, 'lock'), join(directory, 'target')];
  const holder = start('hold-lock.mjs', [lock, target, 'theirs']);
  await holder.line('held');
  holder.child.kill('SIGKILL');
  await holder.ended;

  const mine = await fileLock(lock, BROKEN_IF_GONE);

  await mine.release();
  expect(await readdir(directory)).toEqual([]);
});

test('a lock is kept while its holder lives and is not late', async () => {
  const [lock, target] = [join(directory, 'lock'), join(directory, 'target')];
  await start('hold-lock.mjs', [lock, target, 'theirs']).line('held');

  await expect(fileLock(lock, { holdMs: 60_000, waitMs: 200 })).rejects.toThrow();
});

test('a suspended holder loses its lock, and changes nothing when it wakes up', async () => {
  const [lock, target] = [join(directory, 'lock'), join(directory, 'target')];
  const holder = start('hold-lock.mjs', [lock, target, 'theirs']);
  await holder.line('held');
  holder.child.kill('SIGSTOP');

  const mine = await fileLock(lock, { holdMs: 200, waitMs: 5_000 });
  const written = await mine.replace(target, Buffer.from('mine'));
  holder.child.kill('SIGCONT');
  holder.say('write');

  expect(written).toBe(true);
  await holder.line('false');
  expect(await readFile(target, 'utf8')).toBe('mine');
});

test('eight processes that write one record lose no write', async () => {
  const writers = Array.from({ length: 8 }, () => start('count.mjs', [directory, 'k', '1000']));

  const counts = await Promise.all(writers.map(writer => writer.line('{')));

  const commits = counts.map(count => JSON.parse(count).commits as number);
  const record = await fileStore({ directory }).read('k');
  expect(record?.version).toBe(commits.reduce((sum, each) => sum + each));
  expect((await readdir(directory)).filter(name => !name.endsWith('.json'))).toEqual([]);
});

test('killed writers leave a whole record and hold no process up', async () => {
  const writers = Array.from({ length: 4 }, () => start('count.mjs', [directory, 'k', '60000']));
  const version = async () => (await fileStore({ directory }).read('k'))?.version;
  await expect.poll(version).toBeGreaterThan(4);
  for (const [index, { child }] of writers.entries()) {
    await sleep(index * 37);
    child.kill('SIGKILL');
  }
  await Promise.all(writers.map(({ ended }) => ended));

  const store = fileStore({ directory, leaseMs: 1, hardTimeoutMs: 1 });
  const seen = await store.read('k');
  const [record = ''] = (await readdir(directory)).filter(name => name.endsWith('.json'));
  const lock = await fileLock(join(directory, record.replace('.json', '.lock')), BROKEN_IF_GONE);
  await lock.release();
  await store.clear('k', { forget: 'token', seen });

  expect(seen?.version).toBeGreaterThan(0);
  expect((await store.read('k'))?.version).toBe((seen?.version ?? 0) + 1);
  expect((await readdir(directory)).filter(name => name.includes('broken'))).toEqual([]);
});

test('a full disk leaves the old token whole and rejects with store_unavailable', async () => {
  await start('save-once.mjs', [directory, 'k', 'old']).line('{"committed"');

  const full = start('save-once.mjs', [directory, 'k', 'new'.repeat(2_000)], { fileSizeLimit: 2 });
  const printed = JSON.parse(await full.line('{'));

  expect(printed.code).toBe('store_unavailable');
  expect(printed.message).toContain('EFBIG');
  const snapshot = await fileStore({ directory }).read('k');
  expect(snapshot?.token?.accessToken).toBe('old');
  expect((await readdir(directory)).filter(name => !name.endsWith('.json'))).toEqual([]);
});
