import type { Args } from '../args.js';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import { didYouMean } from '../nearest.js';
import type { ConfiguredStore, SecretPlace } from '../stores/store-kind.js';
import { kindOfUrl, STORE_KINDS } from '../stores/store-kinds.js';
import type { Config } from './config-file.js';
import { findConnection } from './connection-settings.js';
import type { Inputs } from './inputs.js';
import { requireOwnFile } from './own-file.js';
import { stateDirectory } from './paths.js';
import { describeReference, parseReference, readReference } from './secret-reference.js';

/** What the `store` section of the config file may have, whatever the kind. */
const STORE_KEYS = [
  'kind',
  'directory',
  'url',
  'prefix',
  'encryption_key',
  'ca_file',
  'client_cert',
  'client_key',
];

/** Where settings of a store are looked for. */
interface StorePlaces {
  readonly config: Config;
  readonly inputs: Inputs;
  readonly io: Io;
  readonly args: Args;
}

/**
 * Finds where tokens are kept. In the config file that is `store: file`, `store: redis://HOST:6379` or
 * `store: { kind: file, directory: ..., encryption_key: env:NAME }`; the kind reads its own settings.
 *
 * @throws {CliError} `configuration` for a kind that does not exist or settings that it can't use
 */
export function findStore(places: StorePlaces): ConfiguredStore {
  const { config, inputs, io, args } = places;
  const section = isObject(config.store) ? config.store : { kind: config.store };
  // A mistyped key must not leave tokens without encryption.
  for (const key of Object.keys(section))
    if (!STORE_KEYS.includes(key))
      throw configurationError(`The config file: store has no setting ${key}.${didYouMean(key, STORE_KEYS)}`);
  const set = inputs.env('TOKEN_CLIENTS_STORE');
  const written =
    set ?? (section.kind === undefined || section.kind === null ? 'file' : String(section.kind));
  const source = set ? 'environment TOKEN_CLIENTS_STORE' : section.kind ? 'config file' : 'default';
  const name = kindOfUrl(written) ?? written;
  const kind = Object.hasOwn(STORE_KINDS, name) ? STORE_KINDS[name] : undefined;
  if (!kind)
    throw configurationError(
      `The store must be one of ${Object.keys(STORE_KINDS).join(', ')}, or a URL like redis://HOST:6379 (${source}).`,
    );
  return kind({
    source,
    url: name === written ? undefined : written,
    setting: key => section[key] ?? undefined,
    variable: name => inputs.env(name),
    pathInFile: text => inputs.path(text, config.directory),
    pathInVariable: text => inputs.path(text),
    stateDirectory: stateDirectory(inputs),
    secret: (text, what) => secretPlace(text, what, places),
    certificates: () => findConnection({ args, inputs, config, section }),
    io,
  });
}

function secretPlace(
  text: string,
  what: string,
  { config, inputs, io }: StorePlaces,
): SecretPlace | undefined {
  const reference = parseReference(text);
  if (reference?.kind === 'command') requireOwnFile(config.path, `The command for ${what}`, io.user);
  return (
    reference && {
      shown: describeReference(reference),
      read: () => readReference(reference, what, io, inputs, config.directory),
    }
  );
}
