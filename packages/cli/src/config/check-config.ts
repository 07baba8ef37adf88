import { configurationError } from '../cli-error.js';
import { didYouMean, nearest } from '../nearest.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { Config } from './config-file.js';
import { CONNECTION_KEYS } from './connection-settings.js';

const TOP_KEYS = ['profile', 'store', 'profiles', ...CONNECTION_KEYS];

/** So many letters may be wrong. Names further off are those of another program, or of another version of this one. */
const TYPO = 2;

/**
 * Finds names in the config file that look like a mistyped setting or provider: what stands below them would not count.
 *
 * @param known what all providers read at the top of the file, such as `equinix_client_id`; absent: that is not judged
 * @throws CliError (`configuration`)
 */
export function checkConfig(
  { flat, profiles, path }: Config,
  providers: ProviderRegistry,
  known: readonly string[] = [],
): void {
  const keys = [...TOP_KEYS, ...known];
  for (const key of Object.keys(flat))
    if (!keys.includes(key) && nearest(key, keys, TYPO) !== undefined)
      throw configurationError(`The config file ${path} has no setting ${key}.${didYouMean(key, keys)}`);
  for (const [profile, sections] of Object.entries(profiles))
    for (const name of Object.keys(sections))
      if (providers.nameOf(name) === undefined && nearest(name, providers.words, TYPO) !== undefined)
        throw configurationError(
          `The config file ${path}: profiles.${profile} has a provider ${name}, which does not exist.${didYouMean(name, providers.words)}`,
        );
}

/** Providers of the config file that this program does not have. */
export function unknownProviders({ profiles }: Config, providers: ProviderRegistry): string[] {
  return Object.entries(profiles).flatMap(([profile, sections]) =>
    Object.keys(sections)
      .filter(name => providers.nameOf(name) === undefined)
      .map(name => `profiles.${profile}.${name}`),
  );
}
