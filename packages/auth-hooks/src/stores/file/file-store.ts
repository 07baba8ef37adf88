import { resolve } from 'node:path';
import { type Clock, isTokenClientError, StoreUnavailableError, systemClock } from '@token-clients/runtime';
import { type EncryptionKey, tokenSealer, wrongKey } from '../node/encryption.js';
import { processIdentity, processState } from '../node/process-identity.js';
import type { StoreRecord } from '../record/record.js';
import { type RecordStep, recordStore } from '../record-store.js';
import { steadyTime } from '../steady-time.js';
import type { Store } from '../store.js';
import { codeOf, ensurePrivateDirectory, readPrivateFile } from './file-access.js';
import { fileLock, LOCK_TIMEOUT } from './file-lock.js';
import {
  type FilePayload,
  formatFile,
  parseFile,
  recordPath,
  removeLeftovers,
  setAside,
} from './token-file.js';

export type { EncryptionKey } from '../node/encryption.js';
export { removeBrokenFiles } from './token-file.js';

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /** The directory of the files. Made with mode 0700 if it does not exist; invalid if it is open to other users. */
  readonly directory: string;
  /**
   * Encrypts tokens (AES-256-GCM). With a list, the first key encrypts and all decrypt. A token that was stored in
   * plain text before is still read, and encrypted when it is next replaced.
   */
  readonly encryptionKey?: EncryptionKey | readonly EncryptionKey[] | undefined;
  readonly clock?: Clock | undefined;
  /** Called with the new path of a broken file that was set aside. Default: a process warning. */
  readonly onBrokenFile?: ((path: string) => void) | undefined;
  readonly leaseMs?: number | undefined;
  readonly hardTimeoutMs?: number | undefined;
}

/** One step holds a file for a few milliseconds; a slow disk may need more. */
const LOCK = { holdMs: 5_000, waitMs: 15_000 };

type Step<Result> = RecordStep<FilePayload, Result>;

/**
 * Makes a store in files, one per grant, for all processes of one user on one machine: together they ask for a token
 * once. For several machines use a store that is made for them; network file systems are not supported.
 *
 * Promises: files have mode 0600 in a directory of mode 0700; a file that is open to others, a link or another user's
 * file is not used. A file is replaced whole and only after it reached the disk, so a crash or a full disk leaves the
 * old one. A process that dies or is suspended at any moment neither blocks the others for long nor overwrites what
 * they did.
 *
 * A broken file (by a damaged disk, or by hand) is never overwritten: it is set aside as `*.broken-<time>` with a
 * warning, and the store goes on without it. Processes that still hold the token write it back.
 *
 * All steps reject with `store_unavailable` when the files can't be used; the message says what to do.
 *
 * @throws {ConfigurationError} `configuration` when an encryption key does not have 32 bytes
 */
export function fileStore(options: FileStoreOptions): Store {
  const directory = resolve(options.directory);
  const sealer = options.encryptionKey === undefined ? undefined : tokenSealer(options.encryptionKey);
  const now = sharedTime(options.clock ?? systemClock);
  const turns = new Map<string, Promise<unknown>>();
  let isTidy = false;

  async function load(key: string, path: string): Promise<StoreRecord<FilePayload> | undefined | 'broken'> {
    const text = await readPrivateFile(path);
    if (text === undefined) return undefined;
    const file = parseFile(text, key);
    if (!file) return 'broken';
    now.notBefore(file.savedAt);
    return file.record;
  }

  /** Runs one step while no other process can, again if the lock was lost meanwhile. */
  async function locked<Result>(key: string, path: string, step: Step<Result>): Promise<Result> {
    for (;;) {
      const lock = await fileLock(`${path.slice(0, -'.json'.length)}.lock`, LOCK);
      try {
        const loaded = await load(key, path);
        if (loaded === 'broken') (options.onBrokenFile ?? warn)(await setAside(path));
        const found = loaded === 'broken' ? undefined : loaded;
        const savedAt = now();
        const { record, result } = step(found, savedAt);
        if (!record || record === found) return result;
        if (await lock.replace(path, formatFile({ key, savedAt, record }))) return result;
      } finally {
        await lock.release();
      }
    }
  }

  async function update<Result>(key: string, step: Step<Result>): Promise<Result> {
    const path = recordPath(directory, key);
    try {
      await ensurePrivateDirectory(directory);
      if (!isTidy) {
        isTidy = true;
        await removeLeftovers(directory);
      }
      // A step that changes nothing needs no lock, because files are replaced whole. Most steps of waiters are such.
      const found = await load(key, path);
      if (found !== 'broken') {
        const { record, result } = step(found, now());
        if (!record || record === found) return result;
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
    leaseMs: options.leaseMs,
    hardTimeoutMs: options.hardTimeoutMs,
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

/** Returns a time that all users of a file agree on: none is behind what another one wrote. */
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
  const advice = ADVICE[code] ?? 'Check the directory.';
  return new StoreUnavailableError(
    `The token store in ${directory} cannot be used (${code || 'unknown error'}). ${advice}`,
  );
}

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full; free some space.',
  EDQUOT: 'The disk quota is used up; free some space.',
  EFBIG: 'The file size limit of this process is too low.',
  EROFS: 'The file system is read-only; choose another directory.',
  EACCES: 'Permission is missing; choose a directory of your own.',
};
