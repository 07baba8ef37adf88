import { join } from 'node:path';
import type { Inputs } from './inputs.js';

/** Where the configuration is, unless a flag or TOKEN_CLIENTS_CONFIG says otherwise. */
export function defaultConfigPath(inputs: Inputs): string {
  const base = inputs.env('XDG_CONFIG_HOME') ?? join(inputs.home, '.config');
  return join(base, 'token-clients', 'config.yaml');
}

/** Where tokens are kept. Not a cache: a refresh token that is lost may need a person to replace it. */
export function stateDirectory(inputs: Inputs): string {
  const base = inputs.env('XDG_STATE_HOME') ?? join(inputs.home, '.local', 'state');
  return join(base, 'token-clients');
}
