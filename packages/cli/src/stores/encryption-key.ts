import { isTokenClientError } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import type { StoreRequest } from './store-kind.js';

/** The key or keys that encrypt tokens in a store. Of several, the first encrypts and all decrypt. */
export interface StoreKey {
  /** Where the user set it. */
  readonly name: string;
  read(): Promise<readonly string[]>;
}

/**
 * Finds the key that encrypts tokens: `TOKEN_CLIENTS_STORE_KEY`, else `encryption_key` in the config file; undefined: they
 * are not encrypted.
 *
 * @throws {CliError} `configuration` for a key in the file that is no reference
 */
export function storeKey({ setting, variable, secret }: StoreRequest): StoreKey | undefined {
  const inFile = setting('encryption_key');
  const texts = inFile === undefined ? [] : [inFile].flat().map(String);
  const readers = texts.map(text => secret(text, 'store.encryption_key'));
  if (readers.includes(undefined) || (inFile !== undefined && readers.length === 0))
    throw configurationError(
      'The config file: store.encryption_key must be env:NAME, file:PATH or command:LINE, or a list of these.',
    );
  const set = variable('TOKEN_CLIENTS_STORE_KEY');
  if (set !== undefined) return { name: 'TOKEN_CLIENTS_STORE_KEY', read: async () => [set] };
  if (readers.length === 0) return undefined;
  // A run may open its store twice, and the key may come from a command.
  let keys: Promise<string[]> | undefined;
  return {
    name: 'store.encryption_key',
    read: () => (keys ??= Promise.all(readers.flatMap(reader => reader?.read() ?? []))),
  };
}

/** Returns the library's error about a key in the words of the setting; any other error as it is. */
export function inWordsOf(key: StoreKey | undefined, error: unknown): unknown {
  if (!key || !isTokenClientError(error) || error.code !== 'configuration') return error;
  return configurationError(error.message.replace(error.option ?? '', key.name));
}
