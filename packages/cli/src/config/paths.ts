import { isAbsolute, join } from 'node:path';
import type { Inputs } from './inputs.js';

/**
 * Where the configuration is, unless a flag or TOKEN_CLIENTS_CONFIG says otherwise; undefined where there is no home
 * directory.
 */
export function defaultConfigPath(inputs: Inputs): string | undefined {
  const base = absolute(inputs.env('XDG_CONFIG_HOME')) ?? below(inputs.home, '.config');
  return below(base, 'token-clients', 'config.yaml');
}

/**
 * Where tokens are kept; undefined where there is no home directory. Not a cache: a refresh token that is lost may need
 * a person to replace it.
 */
export function stateDirectory(inputs: Inputs): string | undefined {
  const base = absolute(inputs.env('XDG_STATE_HOME')) ?? below(inputs.home, '.local', 'state');
  return below(base, 'token-clients');
}

/** Relative paths in these variables are to be ignored (XDG Base Directory Specification). */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

function below(base: string | undefined, ...names: string[]): string | undefined {
  return base === undefined ? undefined : join(base, ...names);
}
