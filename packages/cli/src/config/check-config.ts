import { configurationError } from '../cli-error.js';
import { didYouMean, nearest } from '../nearest.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { Config } from './config-file.js';
import { CONNECTION_KEYS } from './connection-settings.js';

const TOP_KEYS = ['profile', 'store', 'providers', 'profiles', ...CONNECTION_KEYS];

/** A typo is up to this many wrong letters. Other unknown names may belong to another program or another version. */
const TYPO = 2;

/**
 * Checks the config file for names that look like a mistyped setting or provider, and would be ignored.
 *
 * @param known keys that providers read at the top of the file
 * @throws {CliError} `configuration` when a name looks mistyped
 */
export function checkConfig(
  { flat, profiles, clients, path }: Config,
  providers: ProviderRegistry,
  known: readonly string[] = [],
): void {
  const keys = [...TOP_KEYS, ...known];
  for (const key of Object.keys(flat))
    if (!keys.includes(key) && nearest(key, keys, TYPO) !== undefined)
      throw configurationError(`The config file ${path} has no setting ${key}.${didYouMean(key, keys)}`);
  const words = [...providers.words, ...Object.keys(clients)];
  for (const [profile, sections] of Object.entries(profiles))
    for (const name of Object.keys(sections))
      if (!words.includes(name) && nearest(name, words, TYPO) !== undefined)
        throw configurationError(
          `The config file ${path}: profiles.${profile} has a provider ${name}, which does not exist.${didYouMean(name, words)}`,
        );
}

/** Returns the providers in the config file that this program does not have. */
export function unknownProviders({ profiles }: Config, providers: ProviderRegistry): string[] {
  return Object.entries(profiles).flatMap(([profile, sections]) =>
    Object.keys(sections)
      .filter(name => providers.nameOf(name) === undefined)
      .map(name => `profiles.${profile}.${name}`),
  );
}
