import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from '@token-clients/auth-hooks';
import { isTokenClientError } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import { checkPrivate, type Finding } from '../findings.js';
import { inWordsOf, type StoreKey, storeKey } from './encryption-key.js';
import type { ConfiguredStore, OpenOptions, StoreRequest } from './store-kind.js';
import { withoutStore } from './without-store.js';

const ADVICE = 'Set TOKEN_CLIENTS_STORE_DIR to a directory of your own, or TOKEN_CLIENTS_STORE=none.';

/** As much as a record needs. */
const RECORD_BYTES = 4096;

const NO_HOME = 'The token store has no place, because there is no home directory.';

/**
 * Reads the settings of the file store: `directory` and `encryption_key`, or their variables.
 *
 * @throws {CliError} `configuration` for a key that is no reference, and for a chosen store that has no directory
 */
export function fileStoreKind(request: StoreRequest): ConfiguredStore {
  const { source, stateDirectory } = request;
  const chosen = chosenDirectory(request);
  const isChosen = source !== 'default' || chosen !== undefined;
  const directory = chosen ?? (stateDirectory && join(stateDirectory, 'tokens'));
  if (directory === undefined) {
    if (isChosen) throw configurationError(`${NO_HOME} ${ADVICE}`);
    return withoutStore({ kind: 'none', source, isChosen, trouble: NO_HOME, advice: ADVICE });
  }
  return configured({ source, isChosen, directory, key: storeKey(request) });
}

function chosenDirectory({
  setting,
  variable,
  pathInFile,
  pathInVariable,
}: StoreRequest): string | undefined {
  const set = variable('TOKEN_CLIENTS_STORE_DIR');
  if (set !== undefined) return pathInVariable(set);
  const directory = setting('directory');
  return directory === undefined ? undefined : pathInFile(String(directory));
}

interface Place {
  readonly source: string;
  readonly isChosen: boolean;
  readonly directory: string;
  readonly key: StoreKey | undefined;
}

function configured({ source, isChosen, directory, key }: Place): ConfiguredStore {
  return {
    kind: 'file',
    source,
    isChosen,
    keepsTokens: true,
    advice: ADVICE,
    open: options => openFileStore(directory, key, options),
    describe: () => [{ setting: 'store.directory', value: directory }],
    check: user => [...checkDirectory(directory, user), ...checkSpace(directory, isChosen)],
    tryOut: store => tryOut(store, directory),
    hasRecords: () => namesIn(directory)?.some(isRecord) ?? false,
    failed: `The token store in ${directory} failed.`,
    keptWhere: `tokens are kept in ${directory}, readable by you alone (mode 0600), ${key ? 'encrypted' : 'not encrypted'}`,
    removeLeftovers: async cacheKey => {
      const { removeBrokenFiles } = await import('@token-clients/auth-hooks/file-store');
      return removeBrokenFiles(directory, cacheKey);
    },
    plainDirectory: key ? undefined : directory,
  };
}

async function openFileStore(
  directory: string,
  key: StoreKey | undefined,
  { secrets, use, hardTimeoutMs }: OpenOptions,
): Promise<Store> {
  if (use === 'read' && !existsSync(directory)) {
    const { memoryStore } = await import('@token-clients/auth-hooks/memory-store');
    return memoryStore({ hardTimeoutMs });
  }
  const { fileStore } = await import('@token-clients/auth-hooks/file-store');
  const encryptionKey = await key?.read();
  secrets.push(...(encryptionKey ?? []));
  try {
    return fileStore({ directory, encryptionKey, hardTimeoutMs });
  } catch (error) {
    throw inWordsOf(key, error);
  }
}

async function tryOut(store: Store, directory: string): Promise<string | undefined> {
  try {
    // No record has this name: only the directory is looked at.
    await store.read('');
  } catch (error) {
    if (isTokenClientError(error) && error.code === 'store_unavailable') return error.message;
    throw error;
  }
  const path = join(directory, `.${crypto.randomUUID()}.try`);
  try {
    // On a full disk an empty file can still be created.
    await writeFile(path, ' '.repeat(RECORD_BYTES), { mode: 0o600, flag: 'wx' });
    return undefined;
  } catch (error) {
    return `The token store in ${directory} can't be written (${(error as NodeJS.ErrnoException).code}).`;
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

function checkDirectory(directory: string, user: number | undefined): Finding[] {
  const names = namesIn(directory);
  const records = names?.filter(isRecord).length ?? 0;
  const counted = records === 0 ? 'no records' : `${records} record${records === 1 ? '' : 's'}`;
  const found: Finding[] = [{ level: 'ok', what: `token store ${directory}: ${counted}` }];
  if (!names) return found;
  found.push(...checkPrivate({ path: directory, is: 'directory', level: 'error' }, user));
  for (const name of names)
    found.push(...checkPrivate({ path: join(directory, name), is: 'file', level: 'error' }, user));
  for (const name of names.filter(name => name.includes('.broken-')))
    found.push({
      level: 'warning',
      what: `${name} was broken and set aside`,
      repair: `Look at ${directory} and remove it.`,
    });
  return found;
}

function checkSpace(directory: string, isChosen: boolean): Finding[] {
  const code = cannotWrite(directory);
  if (code === undefined) return [];
  const what = `the token store in ${directory} can't be written (${code})`;
  return [{ level: isChosen ? 'error' : 'warning', what, repair: ADVICE }];
}

/** Returns why a directory can't be written, or created where it does not exist; undefined: it can. Writes nothing. */
function cannotWrite(directory: string): string | undefined {
  let place = directory;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    if (!statSync(place).isDirectory()) return 'ENOTDIR';
    accessSync(place, constants.W_OK | constants.X_OK);
    const { blocks, bavail, bsize } = statfsSync(place);
    // Some file systems count no blocks at all.
    return blocks > 0 && bavail * bsize < RECORD_BYTES ? 'ENOSPC' : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}

/** The names in a directory; undefined where it can't be read. */
function namesIn(directory: string): string[] | undefined {
  try {
    return readdirSync(directory);
  } catch {
    return undefined;
  }
}

function isRecord(name: string): boolean {
  return name.endsWith('.json');
}
