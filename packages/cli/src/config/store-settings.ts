import { join } from 'node:path';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { type Config, isMap } from './config-file.js';
import type { Inputs } from './inputs.js';
import { stateDirectory } from './paths.js';
import { parseReference, readReference } from './secret-reference.js';

/** Where tokens are kept between runs. */
export interface StoreSettings {
  readonly kind: string;
  readonly source: string;
  /** Of the file store; empty where there is none. */
  readonly directory: string;
  /** Kind or directory were chosen by the user: what can't be used is then an error, not a note. */
  readonly isChosen: boolean;
  /** Why nothing is kept although nobody asked for that. */
  readonly trouble?: string;
  /** Reads the key that encrypts tokens; absent: they are not encrypted. */
  readonly encryptionKey?: () => Promise<string>;
}

/** Kinds of stores. A store that many machines share becomes one more line here and in token/store.ts. */
export const STORE_KINDS: readonly string[] = ['file', 'memory', 'none'];

/** What helps where the store can't be used. */
export const WHAT_TO_SET =
  'Set TOKEN_CLIENTS_STORE_DIR to a directory of your own, or TOKEN_CLIENTS_STORE=none.';

const NO_HOME = 'The token store has no place, because there is no home directory.';

/**
 * Reads `store: file`, or `store: { kind: file, directory: ..., encryption_key: env:NAME }`.
 *
 * @throws CliError (`configuration`)
 */
export function storeSettings(config: Config, inputs: Inputs, io: Io): StoreSettings {
  const inFile = isMap(config.store) ? config.store : { kind: config.store };
  const set = inputs.env('TOKEN_CLIENTS_STORE');
  const kind = set ?? (inFile.kind === undefined || inFile.kind === null ? 'file' : String(inFile.kind));
  const source = set ? 'environment TOKEN_CLIENTS_STORE' : inFile.kind ? 'config file' : 'default';
  if (!STORE_KINDS.includes(kind)) {
    throw configurationError(`The store must be one of ${STORE_KINDS.join(', ')} (${source}).`);
  }
  const chosen = chosenDirectory(inFile.directory, config, inputs);
  const isChosen = source !== 'default' || chosen !== undefined;
  const directory = chosen ?? defaultDirectory(inputs);
  if (kind === 'file' && directory === undefined) {
    if (isChosen) throw configurationError(`${NO_HOME} ${WHAT_TO_SET}`);
    return { kind: 'none', source, directory: '', isChosen, trouble: NO_HOME };
  }
  const key = inputs.env('TOKEN_CLIENTS_STORE_KEY');
  const reference =
    inFile.encryption_key === undefined ? undefined : parseReference(String(inFile.encryption_key));
  if (inFile.encryption_key !== undefined && !reference)
    throw configurationError(
      'The config file: store.encryption_key must be env:NAME, file:PATH or command:LINE.',
    );
  const encryptionKey = key
    ? async () => key
    : reference && (() => readReference(reference, 'store.encryption_key', io, inputs, config.directory));
  return { kind, source, directory: directory ?? '', isChosen, ...(encryptionKey && { encryptionKey }) };
}

/** A relative path starts at the working directory, one in the config file beside that file. */
function chosenDirectory(inFile: unknown, config: Config, inputs: Inputs): string | undefined {
  const set = inputs.env('TOKEN_CLIENTS_STORE_DIR');
  if (set !== undefined) return inputs.path(set);
  return inFile === undefined || inFile === null ? undefined : inputs.path(String(inFile), config.directory);
}

function defaultDirectory(inputs: Inputs): string | undefined {
  const state = stateDirectory(inputs);
  return state === undefined ? undefined : join(state, 'tokens');
}
