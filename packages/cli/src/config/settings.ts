import type { Args, Flag } from '../args.js';
import { configurationError, usageError } from '../cli-error.js';
import { parseDuration } from '../duration.js';
import type { Io } from '../io.js';
import { isObject } from '../is-object.js';
import { configSpelling, environmentSpelling, readableSpelling } from '../names.js';
import { didYouMean } from '../nearest.js';
import type { Provider, ProviderRegistry } from '../providers/registry.js';
import type { ConfiguredStore } from '../stores/store-kind.js';
import { checkConfig } from './check-config.js';
import { type Config, readConfig, type Section } from './config-file.js';
import { CONNECTION_FLAGS, CONNECTION_KEYS, type Connection, findConnection } from './connection-settings.js';
import { credentialFlags, requirementsOf } from './credential-requirement.js';
import { type Credential, findCredential } from './credentials.js';
import { Inputs } from './inputs.js';
import { findStore } from './store-settings.js';

/** A value and where it was found. */
export interface Setting<Value = string> {
  readonly value: Value;
  readonly source: string;
}

/** All settings of one provider. */
export interface Settings {
  readonly provider: Provider;
  readonly inputs: Inputs;
  readonly config: Config;
  readonly profile: Setting;
  readonly credentials: readonly Credential[];
  readonly baseUrl: Setting | undefined;
  readonly serverVariables: Readonly<Record<string, Setting>>;
  readonly tokenPath: Setting | undefined;
  readonly extraFields: Readonly<Record<string, string>>;
  /** The time limit of one attempt. */
  readonly timeoutMs: number | undefined;
  /** Where the time limit was found. Absent: none was given. */
  readonly timeoutSource?: string | undefined;
  /** More origins that may receive the token. */
  readonly apiOrigins: readonly string[];
  readonly store: ConfiguredStore;
  /** Proxy and certificates. */
  readonly connection: Connection;
}

/** Where settings are looked for. The context of every command is one. */
export interface SettingsPlaces {
  readonly args: Args;
  readonly io: Io;
  readonly providers: ProviderRegistry;
}

/** The keys of a provider's section, apart from its credentials and server variables. */
const SECTION_KEYS = [
  'base_url',
  'token_path',
  'timeout',
  'extra_fields',
  'server_variables',
  'api_origins',
  ...CONNECTION_KEYS,
];

/** Returns the flags for a provider's servers and how to reach them. */
export function endpointFlags({ descriptor }: Provider): Flag[] {
  const variables = variablesOf(descriptor.servers);
  return [
    {
      name: 'base-url',
      value: 'url',
      help: `base URL of the API (default ${descriptor.servers[0]?.url ?? 'none'})`,
    },
    ...variables.map(name => ({
      name: readableSpelling(name),
      value: 'string',
      help: `the ${name} in the default base URL`,
    })),
    ...CONNECTION_FLAGS,
  ];
}

/** Returns the flags for what a provider needs: its credentials and where it is. */
export function providerFlags(provider: Provider): readonly Flag[] {
  return [...credentialFlags(requirementsOf(provider.descriptor)), ...endpointFlags(provider)];
}

/** What holds for every provider. */
interface SharedSettings {
  readonly config: Config;
  readonly profile: Setting;
  readonly store: ConfiguredStore;
}

/**
 * Finds what holds for every provider: the config file, the profile and the store. A command that looks at all providers asks
 * for it first, because what is wrong here is wrong for each of them.
 *
 * @throws {CliError} `configuration` or `usage` when one of them is wrong
 */
export async function findSharedSettings(
  { args, io, providers }: SettingsPlaces,
  inputs = new Inputs(io),
): Promise<SharedSettings> {
  const config = await readConfig(inputs, args.text('config'));
  const profile = profileOf(config, args, inputs);
  checkConfig(config, providers);
  return { config, profile, store: findStore({ config, inputs, io, args }) };
}

/**
 * Finds all settings of a provider. A flag wins over the environment, which wins over the profile, which wins over the
 * default in the spec.
 *
 * @throws {CliError} `configuration` or `usage` when a setting is wrong
 */
export async function findSettings(given: SettingsPlaces, provider: Provider): Promise<Settings> {
  const { args, io } = given;
  const { descriptor } = provider;
  const inputs = new Inputs(io);
  for (const file of provider.files ?? []) inputs.note(file);
  const { config, profile, store } = await findSharedSettings(given, inputs);
  const section = sectionOf(config, profile, provider);
  const requirements = requirementsOf(descriptor);
  const variables = variablesOf(descriptor.servers);
  const where = `profiles.${profile.value}.${provider.name}`;
  const credentialNames = requirements.map(({ name }) => name);
  checkSection(section, [...SECTION_KEYS, ...[...credentialNames, ...variables].map(configSpelling)], where);
  const inFile = isObject(section.server_variables) ? section.server_variables : {};
  checkSection(inFile, variables, `${where}.server_variables`);

  const find = finder(args, inputs, profile);
  const prefix = environmentSpelling(provider.name);
  const serverVariables: Record<string, Setting> = {};
  for (const name of variables) {
    const written = inFile[name] ?? section[configSpelling(name)];
    const found = find(readableSpelling(name), `${prefix}_${environmentSpelling(name)}`, written);
    if (found) serverVariables[name] = found;
  }
  const timeout = find('timeout', 'TOKEN_CLIENTS_TIMEOUT', section.timeout);
  const places = { args, io, inputs, config, profile: profile.value, section };
  return {
    provider,
    inputs,
    config,
    profile,
    credentials: requirements.map(one => findCredential(one, places)),
    baseUrl: find('base-url', `${prefix}_BASE_URL`, section.base_url),
    serverVariables,
    tokenPath: find(undefined, `${prefix}_TOKEN_PATH`, section.token_path),
    extraFields: stringMap(section.extra_fields, 'extra_fields'),
    timeoutMs: timeout && timeLimit(timeout),
    timeoutSource: timeout?.source,
    apiOrigins: stringList(section.api_origins, 'api_origins'),
    store,
    connection: await findConnection({ args, inputs, config, section }),
  };
}

/** Returns a function that finds a setting in a flag, else in a variable, else in the profile. */
function finder(args: Args, inputs: Inputs, profile: Setting) {
  return (flag: string | undefined, variable: string, inProfile: unknown): Setting | undefined => {
    const given = flag === undefined ? undefined : args.text(flag);
    if (given !== undefined) return { value: given, source: `flag --${flag}` };
    const set = inputs.env(variable);
    if (set !== undefined) return { value: set, source: `environment ${variable}` };
    if (inProfile === undefined || inProfile === null) return undefined;
    return { value: String(inProfile), source: `profile ${profile.value}` };
  };
}

/** The platform's fetch ends a request after this much silence, whatever limit is set. */
const MAX_TIMEOUT_MS = 300_000;

/** @throws {CliError} `usage` when the limit is out of range */
function timeLimit({ value, source }: Setting): number {
  const limit = parseDuration(value, source);
  if (limit > 0 && limit <= MAX_TIMEOUT_MS) return limit;
  throw usageError(`The time limit (${source}) must be more than 0 and at most 5m.`);
}

/** Returns the names of the variables in the default base URL. */
export function variablesOf(servers: Provider['descriptor']['servers']): string[] {
  return [...new Set(servers.slice(0, 1).flatMap(({ variables }) => Object.keys(variables ?? {})))];
}

/**
 * Finds the profile to use.
 *
 * @throws {CliError} `configuration` when the user names a profile that is not in the file
 */
function profileOf(config: Config, args: Args, inputs: Inputs): Setting {
  const flag = args.text('profile');
  const variable = inputs.env('TOKEN_CLIENTS_PROFILE');
  const named =
    flag !== undefined
      ? { value: flag, source: 'flag --profile' }
      : variable !== undefined
        ? { value: variable, source: 'environment TOKEN_CLIENTS_PROFILE' }
        : config.profile !== undefined
          ? { value: config.profile, source: 'config file' }
          : undefined;
  if (!named) return { value: 'default', source: 'default' };
  if (Object.hasOwn(config.profiles, named.value)) return named;
  const known = Object.keys(config.profiles);
  throw configurationError(
    `There is no profile ${named.value} in ${config.path}.${didYouMean(named.value, known)}${known.length ? ` Profiles: ${known.join(', ')}.` : ''}`,
  );
}

function sectionOf(config: Config, profile: Setting, provider: Provider): Section {
  const sections = config.profiles[profile.value] ?? {};
  for (const [name, section] of Object.entries(sections))
    if (name === provider.name || provider.aliases.includes(name)) return section;
  return {};
}

function checkSection(section: Section, known: readonly string[], where: string): void {
  for (const key of Object.keys(section)) {
    if (!known.includes(key))
      throw configurationError(`The config file: ${where} has no setting ${key}.${didYouMean(key, known)}`);
  }
}

function stringMap(value: unknown, key: string): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw configurationError(`The config file: ${key} must be a map.`);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, String(item)]));
}

function stringList(value: unknown, key: string): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map(String);
  throw configurationError(`The config file: ${key} must be a list.`);
}
