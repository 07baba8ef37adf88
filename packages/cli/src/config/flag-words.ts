import { ConfigurationError, isTokenClientError } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import { configSpelling, environmentSpelling, readableSpelling } from '../names.js';
import type { Settings } from './settings.js';

/**
 * Runs `work`, and says its configuration errors in the words of the command line: the library names its options, a user
 * of this program knows flags, variables and keys of the config file.
 */
export async function inFlagWords<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isTokenClientError(error) || error.code !== 'configuration') throw error;
    throw (
      missingVariable(error.message, settings) ??
      new ConfigurationError(translated(error.message, settings), { thrown: error.thrown })
    );
  }
}

function translated(message: string, { baseUrl, serverVariables, tokenPath, credentials }: Settings): string {
  const from = (source: string | undefined) => (source === undefined ? '' : ` (${source})`);
  return credentials
    .reduce(
      // Names in messages stand alone: `clientSecret has a line break ...`.
      (text, { name, source }) =>
        text.replace(new RegExp(`\\b${name}\\b`, 'g'), () => `${configSpelling(name)}${from(source)}`),
      message,
    )
    .replace(/\bbaseUrl\b/g, () => `The base URL${from(baseUrl?.source)}`)
    .replace(
      /\bserverVariables\.(\w+)/g,
      (_, name: string) => `${readableSpelling(name)}${from(serverVariables[name]?.source)}`,
    )
    .replace(/\btokenPath\b/g, () => `token_path${from(tokenPath?.source)}`)
    .replace(/\bextraFields\b/g, 'extra_fields')
    .replace(/`?\borigins\b`?/g, 'api_origins');
}

/** A part of the default base URL that nobody gave. */
function missingVariable(message: string, { provider, serverVariables }: Settings) {
  const name = /\bserverVariables\.(\w+)/.exec(message)?.[1];
  if (name === undefined || serverVariables[name]) return undefined;
  const variable = `${environmentSpelling(provider.name)}_${environmentSpelling(name)}`;
  return configurationError(
    `${provider.name}: nothing was sent, because this is missing:\n  --${readableSpelling(name)} or ${variable}: the ${name} in the default base URL`,
  );
}
