import { isAbsolute, join } from 'node:path';
import type { Inputs } from './inputs.js';

/**
 * Returns where the config file is, and whether the user named it; no path if there is no home directory.
 *
 * @param named value of the flag `--config`
 */
export function configPlace(
  inputs: Inputs,
  named: string | undefined,
): { readonly path: string | undefined; readonly isNamed: boolean } {
  const wanted = named ?? inputs.env('TOKEN_CLIENTS_CONFIG');
  if (wanted !== undefined) return { path: inputs.path(wanted), isNamed: true };
  return { path: defaultConfigPath(inputs), isNamed: false };
}

function defaultConfigPath(inputs: Inputs): string | undefined {
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
