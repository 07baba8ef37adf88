import type { TokenGrant } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import type { Io } from '../io.js';
import type { TokenRequest } from './print-token.js';

/** Placeholder until the cache is there. */
export async function shortcut(_io: Io): Promise<number | undefined> {
  return undefined;
}

export function rememberShortcut(_context: Context, _settings: Settings, _grant: TokenGrant, _request: TokenRequest): void {}
