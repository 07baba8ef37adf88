import { dirname } from 'node:path';
import { configurationError } from '../cli-error.js';
import { isObject } from '../is-object.js';
import type { Inputs } from './inputs.js';
import { configPlace } from './paths.js';

/** The content of the config file. */
export interface Config {
  readonly path: string;
  readonly exists: boolean;
  /** Where relative paths in it start. */
  readonly directory: string;
  /** The profile to use if the user names none. */
  readonly profile?: string | undefined;
  readonly store?: unknown;
  /** Clients of the user's own, by the name that they have here: where each is, as written in the file. */
  readonly clients: Readonly<Record<string, string>>;
  /** Settings by profile, then by provider. */
  readonly profiles: Readonly<Record<string, Readonly<Record<string, Section>>>>;
  /** Values at the top level, such as `equinix_client_id` of another tool's file. */
  readonly flat: Readonly<Record<string, unknown>>;
}

/** The settings of one provider in one profile. */
export type Section = Readonly<Record<string, unknown>>;

/** The path that is shown where there is no home directory. */
const NO_HOME = '~/.config/token-clients/config.yaml';

/**
 * Reads the config file. If the user names a file it must exist; the default file need not.
 *
 * @param named value of the flag `--config`
 * @throws {CliError} `configuration` when the file is missing, can't be read or has another shape
 */
export async function readConfig(inputs: Inputs, named: string | undefined): Promise<Config> {
  const { path, isNamed } = configPlace(inputs, named);
  if (path === undefined)
    return {
      path: NO_HOME,
      exists: false,
      directory: inputs.directory,
      store: undefined,
      clients: {},
      profiles: {},
      flat: {},
    };
  const text = readText(inputs, path, isNamed);
  const content = text === undefined ? {} : await parseYaml(path, text);
  const { profile, store, providers, profiles, ...flat } = content;
  return {
    path,
    exists: text !== undefined,
    directory: dirname(path),
    ...(typeof profile === 'string' && { profile }),
    store,
    clients: clientPlaces(path, providers),
    profiles: sections(path, profiles),
    flat,
  };
}

function readText(inputs: Inputs, path: string, named: boolean): string | undefined {
  let text: string | undefined;
  try {
    text = inputs.file(path);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // The home directory belongs to another user, as in some containers.
    if (!named && code === 'EACCES' && syscall === 'stat') return undefined;
    throw configurationError(
      `The config file ${path} can't be read (${code}). Fix it, or name another one with --config.`,
    );
  }
  if (text !== undefined && /[\0\ufffd]/.test(text))
    throw configurationError(`The config file ${path} is not UTF-8 text. Save it as UTF-8.`);
  if (text === undefined && named)
    throw configurationError(`The config file ${path} does not exist. Create it, or leave out --config.`);
  return text;
}

async function parseYaml(path: string, text: string): Promise<Record<string, unknown>> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    // The parser's own message quotes the line, which may hold a secret.
    const line = error.linePos?.[0].line;
    throw configurationError(
      `The config file ${path} is not valid YAML (line ${line ?? '?'}, ${error.code}). Fix that line.`,
    );
  }
  const content: unknown = document.toJS() ?? {};
  if (isObject(content)) return content;
  throw configurationError(`The config file ${path} must contain a map of settings.`);
}

function clientPlaces(path: string, providers: unknown): Config['clients'] {
  if (providers === undefined || providers === null) return {};
  if (!isObject(providers))
    throw configurationError(
      `The config file ${path}: providers must be a map of names to paths, such as my-api: ~/my-client.`,
    );
  for (const [name, place] of Object.entries(providers))
    if (typeof place !== 'string' || place === '')
      throw configurationError(
        `The config file ${path}: providers.${name} must be the path of a client, such as ~/my-client.`,
      );
  return providers as Config['clients'];
}

function sections(path: string, profiles: unknown): Config['profiles'] {
  if (profiles === undefined || profiles === null) return {};
  const bad = (what: string) => configurationError(`The config file ${path}: ${what} must be a map.`);
  if (!isObject(profiles)) throw bad('profiles');
  for (const [name, providers] of Object.entries(profiles)) {
    if (!isObject(providers)) throw bad(`profiles.${name}`);
    for (const [provider, section] of Object.entries(providers))
      if (!isObject(section)) throw bad(`profiles.${name}.${provider}`);
  }
  return profiles as Config['profiles'];
}
