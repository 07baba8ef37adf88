import type { Args } from '../args.js';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import type { ConfiguredStore, SecretPlace } from '../stores/store-kind.js';
import { STORE_KINDS } from '../stores/store-kinds.js';
import type { Config } from './config-file.js';
import { findConnection } from './connection-settings.js';
import type { Inputs } from './inputs.js';
import { stateDirectory } from './paths.js';
import { describeReference, parseReference, readReference } from './secret-reference.js';

/** Where settings of a store are looked for. */
interface StorePlaces {
  readonly config: Config;
  readonly inputs: Inputs;
  readonly io: Io;
  readonly args: Args;
}

/**
 * Finds where tokens are kept. In the config file that is `store: file`, or
 * `store: { kind: file, directory: ..., encryption_key: env:NAME }`; the kind reads its own settings.
 *
 * @throws {CliError} `configuration` for a kind that does not exist or settings that it can't use
 */
export function findStore(places: StorePlaces): ConfiguredStore {
  const { config, inputs, io, args } = places;
  const section = isObject(config.store) ? config.store : { kind: config.store };
  const set = inputs.env('TOKEN_CLIENTS_STORE');
  const name = set ?? (section.kind === undefined || section.kind === null ? 'file' : String(section.kind));
  const source = set ? 'environment TOKEN_CLIENTS_STORE' : section.kind ? 'config file' : 'default';
  const kind = Object.hasOwn(STORE_KINDS, name) ? STORE_KINDS[name] : undefined;
  if (!kind)
    throw configurationError(`The store must be one of ${Object.keys(STORE_KINDS).join(', ')} (${source}).`);
  return kind({
    source,
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
  return (
    reference && {
      shown: describeReference(reference),
      read: () => readReference(reference, what, io, inputs, config.directory),
    }
  );
}
