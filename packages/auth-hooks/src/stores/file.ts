import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Clock, isTokenClientError, StoreUnavailableError, systemClock } from '@token-clients/runtime';
import { brokenPath, recordPath } from './broken-files.js';
import { type EncryptionKey, tokenSealer, wrongKey } from './encryption.js';
import { codeOf, ensurePrivateDirectory, readPrivateFile } from './file-access.js';
import { type FilePayload, formatFile, parseFile } from './file-format.js';
import { fileLock, LOCK_TIMEOUT } from './file-lock.js';
import { processIdentity, processState } from './process-identity.js';
import type { StoreRecord } from './record.js';
import { recordStore } from './record-store.js';
import { steadyTime } from './steady-time.js';
import { HARD_TIMEOUT_MS, LEASE_MS, type Store } from './store.js';

export { removeBrokenFiles } from './broken-files.js';
export type { EncryptionKey } from './encryption.js';

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /** Where the files lie. Made with mode 0700 if it is not there; refused if others can look into it. */
  readonly directory: string;
  /**
   * Encrypts tokens (AES-256-GCM). With a list, the first key encrypts and all decrypt. A token that was stored in
   * plain text before is still read, and encrypted when it is next replaced.
   */
  readonly encryptionKey?: EncryptionKey | readonly EncryptionKey[] | undefined;
  readonly clock?: Clock | undefined;
  /** Called with the new name of a broken file that was set aside. Default: a process warning. */
  readonly onBrokenFile?: ((path: string) => void) | undefined;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
}

/** One step holds a file for a few milliseconds; a slow disk may need more. */
const LOCK = { holdMs: 5_000, waitMs: 15_000 };
const HOUR_MS = 3_600_000;

/**
 * Keeps tokens in files, one per grant, for all processes of one user on one machine: together they ask for a token
 * once. For several machines use a store that is made for them; network file systems are not supported.
 *
 * Promises: files have mode 0600 in a directory of mode 0700; a file that others can read, a link or somebody else's
 * file is refused. A file is replaced whole and only after it reached the disk, so a crash or a full disk leaves the old
 * one. A process that dies or is suspended at any moment neither blocks the others for long nor overwrites what they did.
 *
 * A broken file (by a damaged disk, or by hand) is never overwritten: it is set aside as `*.broken-<time>` with a
 * warning, and the store goes on without it. Processes that still hold the token write it back.
 *
 * All steps reject with `store_unavailable` when the files can't be used; the message says what to do.
 *
 * @throws `configuration` at once if an encryption key is not one
 */
export function fileStore(options: FileStoreOptions): Store {
  const directory = resolve(options.directory);
  const sealer = options.encryptionKey === undefined ? undefined : tokenSealer(options.encryptionKey);
  const now = sharedTime(options.clock ?? systemClock);
  const turns = new Map<string, Promise<unknown>>();
  let swept = false;

  async function load(key: string, path: string): Promise<StoreRecord<FilePayload> | undefined | 'broken'> {
    const text = await readPrivateFile(path);
    if (text === undefined) return undefined;
    const file = parseFile(text, key);
    if (!file) return 'broken';
    now.notBefore(file.savedAt);
    return file.record;
  }

  async function setAside(path: string): Promise<undefined> {
    const aside = brokenPath(path);
    await rename(path, aside);
    (options.onBrokenFile ?? warn)(aside);
  }

  /** Runs one step while no other process can, again if the lock was lost on the way. */
  async function locked<Answer>(key: string, path: string, step: Step<Answer>): Promise<Answer> {
    for (;;) {
      const lock = await fileLock(`${path.slice(0, -'.json'.length)}.lock`, LOCK);
      try {
        const loaded = await load(key, path);
        const found = loaded === 'broken' ? await setAside(path) : loaded;
        const savedAt = now();
        const { record, answer } = step(found, savedAt);
        if (!record || record === found) return answer;
        if (await lock.replace(path, formatFile({ key, savedAt, record }))) return answer;
      } finally {
        await lock.release();
      }
    }
  }

  async function update<Answer>(key: string, step: Step<Answer>): Promise<Answer> {
    const path = recordPath(directory, key);
    try {
      await ensurePrivateDirectory(directory);
      if (!swept) {
        swept = true;
        await sweep(directory);
      }
      // A step that changes nothing needs no lock, because files are replaced whole. Most steps of waiters are such.
      const found = await load(key, path);
      if (found !== 'broken') {
        const { record, answer } = step(found, now());
        if (!record || record === found) return answer;
      }
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(() => locked(key, path, step));
      const settled = turn.catch(() => {});
      turns.set(key, settled);
      settled.then(() => turns.get(key) === settled && turns.delete(key));
      return await turn;
    } catch (error) {
      throw isTokenClientError(error) ? error : unavailable(directory, error);
    }
  }

  return recordStore<FilePayload>({
    name: 'file',
    leaseMs: options.leaseMs ?? LEASE_MS,
    hardTimeoutMs: options.hardTimeoutMs ?? HARD_TIMEOUT_MS,
    processes: { own: processIdentity(), stateOf: processState },
    update,
    seal: (token, key, version) => sealer?.seal(token, key, version) ?? token,
    open(payload, key, version) {
      if (!('keyId' in payload)) return payload;
      if (!sealer) throw wrongKey();
      return sealer.open(payload, key, version);
    },
  });
}

type Step<Answer> = (
  record: StoreRecord<FilePayload> | undefined,
  now: number,
) => { readonly record: StoreRecord<FilePayload> | undefined; readonly answer: Answer };

/** A time that all users of a file agree on: none is behind what another one wrote. */
function sharedTime(clock: Clock): { (): number; notBefore(time: number): void } {
  const steady = steadyTime(clock);
  let ahead = 0;
  const now = () => steady() + ahead;
  return Object.assign(now, {
    notBefore(time: number) {
      ahead += Math.max(0, time - now());
    },
  });
}

/** Removes what processes left that died in the moment before they had a lock: directories without content. */
async function sweep(directory: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  for (const name of names.filter(name => name.endsWith('.new'))) {
    const path = join(directory, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > HOUR_MS) {
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}

function warn(path: string): void {
  process.emitWarning(`A token file was broken and was set aside as ${path}.`, {
    code: 'TOKEN_CLIENTS_BROKEN_FILE',
  });
}

function unavailable(directory: string, error: unknown): StoreUnavailableError {
  const code = codeOf(error);
  if (code === LOCK_TIMEOUT) {
    return new StoreUnavailableError(
      `The token store in ${directory} stayed busy for ${LOCK.waitMs / 1000} s. Try again.`,
    );
  }
  const why = REASONS[code] ?? 'Check the directory.';
  return new StoreUnavailableError(
    `The token store in ${directory} can't be used (${code || 'unknown error'}). ${why}`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full; free some space.',
  EDQUOT: 'The disk quota is used up; free some space.',
  EFBIG: 'The file size limit of this process is too low.',
  EROFS: 'The file system is read-only; choose another directory.',
  EACCES: 'Permission is missing; choose a directory of your own.',
};
