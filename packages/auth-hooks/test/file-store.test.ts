import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, StoreUnavailableError } from '@token-clients/runtime';
import { FakeClock } from '@token-clients/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileStoreOptions, fileStore, removeBrokenFiles } from '../src/stores/file/file-store.js';
import { checkStore } from './check-store.js';

let parent = '';
let directory = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'token-store-'));
  directory = join(parent, 'tokens');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const PRINT = 'f'.repeat(32);
const CANARY = 'canary-9f83b1';

for (const [name, encryptionKey] of [
  ['file', undefined],
  ['encrypted file', randomBytes(32)],
] as const) {
  checkStore(
    name,
    async times => {
      const clock = new FakeClock();
      const options = { ...times, directory, clock, encryptionKey };
      return {
        store: fileStore(options),
        second: fileStore(options),
        pass: ms => clock.advance(ms),
        lose: () => rm(directory, { recursive: true, force: true }),
      };
    },
    // The holder is this process, and is known to run.
    ['take-over', 'watch'],
  );
}

/** Puts one token into a store, through all steps. */
async function save(options: Partial<FileStoreOptions> = {}, key = 'k', value = CANARY) {
  const store = fileStore({ directory, ...options });
  const seen = await store.read(key);
  const held = await store.begin(key, { owner: 'a', fingerprint: PRINT, seen });
  if (held.is !== 'lease') throw new Error(`no lease: ${held.is}`);
  const step = { owner: 'a', fence: held.fence, seen: { epoch: held.epoch, version: held.version } };
  await store.markSent(key, { ...step, request: 'acquire' });
  const token = {
    accessToken: `at-${value}`,
    refreshToken: `rt-${value}`,
    tokenType: 'Bearer',
    lifetimeMs: 900_000,
    lifetimeFrom: 'response',
  } as const;
  await store.commit(key, { ...step, token, ageMs: 0, fingerprint: PRINT });
  return store;
}

async function onlyFile(): Promise<string> {
  const [name] = (await readdir(directory)).filter(file => file.endsWith('.json'));
  return join(directory, name ?? 'none');
}

describe('file store', () => {
  test('keeps one private file per key in a private directory, and nothing else', async () => {
    await save();
    await save({}, 'another key');

    const names = await readdir(directory);

    expect(names).toHaveLength(2);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of names) {
      expect(name).toMatch(/^[0-9a-f]{32}\.json$/);
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    }
  });

  test('survives a new process, that is a new store on the same directory', async () => {
    await save();

    const snapshot = await fileStore({ directory }).read('k');

    expect(snapshot).toMatchObject({ version: 1, token: { refreshToken: `rt-${CANARY}` } });
  });

  test('rejects a file that others can read, and says how to repair it', async () => {
    const store = await save();
    const file = await onlyFile();
    await chmod(file, 0o640);

    await expect(store.read('k')).rejects.toThrow(`Run: chmod 600 ${file}`);
    await chmod(file, 0o600);
    expect(await store.read('k')).toBeDefined();
  });

  test.runIf(process.platform === 'linux')('ends where a file system makes no directories', async () => {
    const error = await fileStore({ directory: '/proc/no-such-process/tokens' })
      .read('k')
      .catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: 'store_unavailable' });
  });

  test('rejects a directory that is open to others', async () => {
    await mkdir(directory);
    // Not as a mode of mkdir, from which the umask may take something away.
    await chmod(directory, 0o755);

    await expect(fileStore({ directory }).read('k')).rejects.toThrow(`Run: chmod 700 ${directory}`);
  });

  test.runIf(process.getuid?.() === 0)('rejects the file of another user', async () => {
    const store = await save();
    const { chown } = await import('node:fs/promises');
    await chown(await onlyFile(), 12345, 12345);

    await expect(store.read('k')).rejects.toThrow('belongs to another user');
  });

  test('follows no link, neither to a file nor to a directory', async () => {
    const store = await save();
    const file = await onlyFile();
    await writeFile(join(parent, 'elsewhere'), await readFile(file), { mode: 0o600 });
    await rm(file);
    await symlink(join(parent, 'elsewhere'), file);
    await symlink(directory, join(parent, 'link'));

    await expect(store.read('k')).rejects.toThrow('is not a plain file');
    await expect(fileStore({ directory: join(parent, 'link') }).read('k')).rejects.toThrow('directory');
  });

  test('names no secret and no content in its errors', async () => {
    const store = await save();
    await chmod(await onlyFile(), 0o644);

    const error = await store.read('k').catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain(CANARY);
  });

  test('sets a broken file aside with a warning, and takes the token back from whoever still has it', async () => {
    const asides: string[] = [];
    const store = await save({ onBrokenFile: path => asides.push(path) });
    const seen = await store.read('k');
    if (!seen) throw new Error('nothing stored');
    const file = await onlyFile();
    const half = (await readFile(file, 'utf8')).slice(0, 200);
    await writeFile(file, half);

    const result = await store.begin('k', { owner: 'b', fingerprint: PRINT, seen });
    const restored = await store.restore('k', seen);

    expect(result).toEqual({ is: 'behind' });
    expect(restored).toEqual({ is: 'restored' });
    expect(asides).toHaveLength(1);
    expect(await readFile(asides[0] ?? '', 'utf8')).toBe(half);
    expect((await stat(asides[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(await store.read('k')).toMatchObject({ version: 1, token: { refreshToken: `rt-${CANARY}` } });
  });

  test.each(['', '[]', '{"format":1}', 'null', '{"format":1,"key":"k","savedAt":1,"record":{}}'])(
    'calls the content %j broken, not usable',
    async content => {
      const asides: string[] = [];
      const store = await save({ onBrokenFile: path => asides.push(path) });
      await writeFile(await onlyFile(), content);

      expect(await store.read('k')).toBeUndefined();
      expect(asides).toHaveLength(1);
    },
  );

  test('removeBrokenFiles() removes what was set aside of one grant, and nothing else', async () => {
    for (const key of ['k', 'other']) {
      const asides: string[] = [];
      const store = await save({ onBrokenFile: path => asides.push(path) }, key);
      const names = (await readdir(directory)).filter(name => name.endsWith('.json'));
      for (const name of names) await writeFile(join(directory, name), 'broken');
      await store.read(key);
      expect(asides).toHaveLength(1);
    }
    const before = await readdir(directory);

    expect(await removeBrokenFiles(directory, 'k')).toBe(1);
    expect(await removeBrokenFiles(directory, 'k')).toBe(0);
    expect(await removeBrokenFiles(join(parent, 'nowhere'), 'k')).toBe(0);

    expect(await readdir(directory)).toHaveLength(before.length - 1);
  });

  test('leaves a file of a later version alone', async () => {
    const store = await save();
    const file = await onlyFile();
    await writeFile(file, '{"format":3}');

    await expect(store.read('k')).rejects.toThrow('Update @token-clients/auth-hooks');
    expect(await readFile(file, 'utf8')).toBe('{"format":3}');
  });

  test('removes old leftovers of processes that died, and no young ones', async () => {
    await save();
    const [old, young] = [join(directory, 'x.new'), join(directory, 'y.new')];
    await mkdir(old);
    await mkdir(young);
    const { utimes } = await import('node:fs/promises');
    await utimes(old, 1, 1);

    await fileStore({ directory }).read('k');

    expect(await readdir(directory)).toEqual(expect.arrayContaining(['y.new']));
    expect(await readdir(directory)).not.toContain('x.new');
  });

  test('keeps its time when the wall clock of the next process is an hour behind', async () => {
    const clock = new FakeClock();
    await save({ clock });
    const late = new FakeClock();
    late.correct(-3_600_000);

    const snapshot = await fileStore({ directory, clock: late }).read('k');

    expect(snapshot?.ageMs).toBeGreaterThanOrEqual(0);
    expect(snapshot?.ageMs).toBeLessThan(1_000);
  });
});

describe('file store with a key', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];

  test('leaves no token on the disk', async () => {
    const store = await save({ encryptionKey: first });

    const text = await readFile(await onlyFile(), 'utf8');

    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(first.toString('hex'));
    expect((await store.read('k'))?.token?.refreshToken).toBe(`rt-${CANARY}`);
  });

  test('opens with any of its keys and seals with the first', async () => {
    await save({ encryptionKey: first.toString('hex') });

    await save({ encryptionKey: [second, first.toString('base64')] }, 'k', 'newer');

    expect((await fileStore({ directory, encryptionKey: second }).read('k'))?.token?.accessToken).toBe(
      'at-newer',
    );
    await expect(fileStore({ directory, encryptionKey: first }).read('k')).rejects.toThrow('another key');
    await expect(fileStore({ directory }).read('k')).rejects.toThrow('another key');
  });

  test('reads a token that was stored in plain text before, and seals the next', async () => {
    await save();

    await save({ encryptionKey: first }, 'k', 'newer');

    expect(await readFile(await onlyFile(), 'utf8')).not.toContain('newer');
  });

  test('notices a changed text and a token moved to another version, and keeps the file', async () => {
    const store = await save({ encryptionKey: first });
    const file = await onlyFile();
    const text = await readFile(file, 'utf8');

    await writeFile(file, text.replace('"version":1', '"version":2'));
    await expect(store.read('k')).rejects.toThrow('it does not decrypt');
    await writeFile(
      file,
      text.replace(/"data":"(.)/, (_, first) => `"data":"${first === 'A' ? 'B' : 'A'}`),
    );
    await expect(store.read('k')).rejects.toThrow(/seal|changed/);
    expect(await readdir(directory)).toHaveLength(1);
  });

  test.each(['short', randomBytes(16), '', []])(
    'rejects a key that does not have 32 bytes at once',
    encryptionKey => {
      const open = () => fileStore({ directory, encryptionKey });

      expect(open).toThrow(ConfigurationError);
      expect(open).toThrow(expect.objectContaining({ option: 'encryptionKey' }));
    },
  );
});
