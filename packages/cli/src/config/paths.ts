import { isAbsolute, join } from 'node:path';
import type { Inputs } from './inputs.js';

/**
 * Returns the default path of the config file; undefined if there is no home directory.
 */
export function defaultConfigPath(inputs: Inputs): string | undefined {
  const base = absolute(inputs.env('XDG_CONFIG_HOME')) ?? below(inputs.home, '.config');
  return below(base, 'token-clients', 'config.yaml');
}

/**
 * Returns the directory for state such as tokens; undefined if there is no home directory. It is not the cache directory,
 * because replacing a lost refresh token may need a person.
 */
export function stateDirectory(inputs: Inputs): string | undefined {
  const base = absolute(inputs.env('XDG_STATE_HOME')) ?? below(inputs.home, '.local', 'state');
  return below(base, 'token-clients');
}

/** The XDG Base Directory Specification says that relative paths in these variables must be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

function below(base: string | undefined, ...names: string[]): string | undefined {
  return base === undefined ? undefined : join(base, ...names);
}
