import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@token-clients/runtime';
import { hasRedis, type RedisServer, startRedis } from '@token-clients/test-support/redis-servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConfiguredStore, StoreRequest } from '../src/stores/store-kind.js';
import { STORE_KINDS } from '../src/stores/store-kinds.js';
import { temporaryHome } from './support/in-process.js';

const request = (directory: string): StoreRequest => ({
  source: 'config file',
  url: undefined,
  setting: () => undefined,
  variable: () => undefined,
  pathInFile: text => join(directory, text),
  pathInVariable: text => join(directory, text),
  stateDirectory: directory,
  secret: () => undefined,
  certificates: async () => ({}),
  io: { signal: new AbortController().signal, clock: systemClock },
});

const atEnd: (() => void)[] = [];
afterAll(() => {
  for (const end of atEnd) end();
});
const open = (configured: ConfiguredStore, use: 'read' | 'write') =>
  configured.open({ secrets: [], atEnd, use });

/** Stores a token as one run does, and returns what the next run finds. */
async function foundLater(configured: ConfiguredStore): Promise<string | undefined> {
  const store = await open(configured, 'write');
  const lease = await store.begin('key', { owner: 'owner', fingerprint: 'fingerprint' });
  if (lease.is !== 'lease') throw new Error(`A new store says ${lease.is}.`);
  const { fence, epoch, version } = lease;
  const step = { owner: 'owner', fence, seen: { epoch, version } };
  await store.markSent('key', { ...step, request: 'acquire' });
  const token = {
    accessToken: 'token-1',
    tokenType: 'Bearer',
    lifetimeMs: 60_000,
    lifetimeFrom: 'response' as const,
  };
  await store.commit('key', { ...step, token, ageMs: 0, fingerprint: 'fingerprint' });
  return (await (await open(configured, 'read')).read('key'))?.token?.accessToken;
}

const usable = Object.entries(STORE_KINDS).filter(([name]) => name !== 'redis' || hasRedis());

describe.each(usable)('the store %s', (name, kind) => {
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    if (name === 'redis') redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  test('keeps tokens for the next run if it says so', async () => {
    using home = temporaryHome();
    const configured = kind({ ...request(home.path), url: redis?.url });

    expect(configured.kind).toBe(name);
    expect(await foundLater(configured)).toBe(configured.keepsTokens ? 'token-1' : undefined);
    // What others keep in a shared store is nothing to tell of.
    expect(configured.hasRecords()).toBe(configured.keepsTokens && configured.sharedAt === undefined);
    expect(configured.keptWhere !== undefined).toBe(configured.keepsTokens);
  });

  test('is described and checked, and creates nothing when it is only read', async () => {
    using home = temporaryHome();
    const configured = kind({ ...request(home.path), url: redis?.url });

    await (await open(configured, 'read')).read('key');

    expect(configured.hasRecords()).toBe(false);
    expect(configured.check(process.geteuid?.())).toEqual([{ level: 'ok', what: expect.any(String) }]);
    for (const { setting, value } of configured.describe()) expect([setting, value]).not.toContain('');
    expect(await configured.tryOut(await open(configured, 'write'))).toBeUndefined();
  });
});

test('a place where the file store cannot be created is found without writing', () => {
  using home = temporaryHome();
  writeFileSync(join(home.path, 'file'), '');
  const checked = (source: string) =>
    STORE_KINDS.file?.({ ...request(join(home.path, 'file')), source }).check(process.geteuid?.())[1];

  expect(checked('config file')).toMatchObject({
    level: 'error',
    what: expect.stringContaining("can't be written (ENOTDIR)"),
  });
  expect(checked('default')).toMatchObject({ level: 'warning' });
});

test('a key is replaced without a loss: the first of a list encrypts, and all of them decrypt', async () => {
  using home = temporaryHome();
  const keys: Readonly<Record<string, string>> = { OLD: '1'.repeat(64), NEW: '2'.repeat(64) };
  const withKeys = (...names: readonly string[]) =>
    STORE_KINDS.file?.({
      ...request(home.path),
      setting: key => (key === 'encryption_key' ? names : undefined),
      secret: name => ({ shown: name, read: async () => keys[name] ?? '' }),
    }) as ConfiguredStore;

  expect(await foundLater(withKeys('OLD'))).toBe('token-1');

  const accessToken = async (configured: ConfiguredStore) =>
    (await (await open(configured, 'read')).read('key'))?.token?.accessToken;
  expect(await accessToken(withKeys('NEW', 'OLD'))).toBe('token-1');
  await expect(accessToken(withKeys('NEW'))).rejects.toThrow('encrypted');
  expect(() => withKeys()).toThrow('or a list of these');
});
