import {
  ConfigurationError,
  isTokenClientError,
  LockedError,
  ReauthenticationRequiredError,
} from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import { PROGRAM } from '../command.js';
import { configSpelling, environmentSpelling, readableSpelling } from '../names.js';
import { onCommandLine } from '../providers/registry.js';
import { missingError } from './missing.js';
import type { Settings } from './settings.js';

/**
 * Runs `work` and translates the library's errors into the words of the command line: the library names options and
 * methods, and users of this program know flags, variables, keys of the config file and commands.
 */
export async function translateErrors<Result>(
  settings: Settings,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translated(error, settings);
  }
}

function translated(error: unknown, settings: Settings): unknown {
  if (!isTokenClientError(error)) return error;
  const reset = `run: ${PROGRAM} token reset ${onCommandLine(settings.provider)}`;
  switch (error.code) {
    case 'configuration':
      return missingVariable(error, settings) ?? missingLogin(error, settings) ?? inWords(error, settings);
    case 'locked':
      return new LockedError(error.problem, {
        advice: `change them, or ${reset}`,
        retryAt: error.retryAt,
        cause: error,
      });
    case 'reauthentication_required':
      return new ReauthenticationRequiredError(error.problem, {
        advice: `authorize again, then ${reset}`,
        cause: error,
      });
    default:
      return error;
  }
}

/** Replaces the option's name in the message by the name and the source of the setting. */
function inWords(error: ConfigurationError, settings: Settings): ConfigurationError {
  const { option, message, thrown } = error;
  const words = option === undefined ? undefined : wordsFor(option, settings);
  if (option === undefined || words === undefined) return error;
  return new ConfigurationError(
    message.replaceAll(option, () => words),
    { option, thrown },
  );
}

/** Returns what the command line calls an option of the library; undefined if no setting is behind it. */
function wordsFor(
  option: string,
  { baseUrl, serverVariables, tokenPath, credentials }: Settings,
): string | undefined {
  const from = (name: string, source: string | undefined) =>
    source === undefined ? name : `${name} (${source})`;
  const credential = credentials.find(({ name }) => name === option);
  if (credential) return from(configSpelling(option), credential.source);
  const variable = variableIn(option);
  if (variable !== undefined) return from(readableSpelling(variable), serverVariables[variable]?.source);
  const words: Readonly<Record<string, string>> = {
    baseUrl: from('The base URL', baseUrl?.source),
    tokenPath: from('token_path', tokenPath?.source),
    extraFields: 'extra_fields',
    origins: 'api_origins',
  };
  return words[option];
}

/** Returns the error for a variable of the default base URL that was not given; undefined for any other error. */
function missingVariable({ option = '' }: ConfigurationError, { provider, serverVariables }: Settings) {
  const name = variableIn(option);
  if (name === undefined || serverVariables[name]) return undefined;
  const variable = `${environmentSpelling(provider.name)}_${environmentSpelling(name)}`;
  return configurationError(
    `${provider.name}: nothing was sent, because this is missing:\n  --${readableSpelling(name)} or ${variable}: the ${name} in the default base URL`,
  );
}

/** Returns the error for a provider that starts from what a login brings, if none of it was given. */
function missingLogin({ option }: ConfigurationError, { provider, credentials }: Settings) {
  const { startsFrom } = provider.descriptor;
  if (!startsFrom || option !== startsFrom.code) return undefined;
  const starts = credentials.filter(({ name }) => [startsFrom.code, startsFrom.refreshToken].includes(name));
  if (starts.some(({ read }) => read)) return undefined;
  return missingError(provider, starts, 'one of these is missing, which a login brings');
}

/** Returns the name in `serverVariables.NAME`. */
function variableIn(option: string): string | undefined {
  const prefix = 'serverVariables.';
  return option.startsWith(prefix) ? option.slice(prefix.length) : undefined;
}
