import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import type { ConfiguredStore, StoreRequest } from '../stores/store-kind.js';
import { STORE_KINDS } from '../stores/store-kinds.js';
import type { Config } from './config-file.js';
import type { Inputs } from './inputs.js';
import { stateDirectory } from './paths.js';
import { parseReference, readReference } from './secret-reference.js';

/**
 * Finds where tokens are kept. In the config file that is `store: file`, or
 * `store: { kind: file, directory: ..., encryption_key: env:NAME }`; the kind reads its own settings.
 *
 * @throws {CliError} `configuration` for a kind that does not exist or settings that it can't use
 */
export function findStore(config: Config, inputs: Inputs, io: Io): ConfiguredStore {
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
    secret: (text, what) => secretReader(text, what, config, inputs, io),
  });
}

function secretReader(
  text: string,
  what: string,
  config: Config,
  inputs: Inputs,
  io: Io,
): ReturnType<StoreRequest['secret']> {
  const reference = parseReference(text);
  return reference && (() => readReference(reference, what, io, inputs, config.directory));
}
