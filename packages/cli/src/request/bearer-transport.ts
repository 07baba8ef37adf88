import type { Fetch } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { authenticated } from './authenticated.js';

/** A fetch for operations that a token guards. */
export async function bearerTransport(context: Context, settings: Settings, plain: Fetch): Promise<Fetch> {
  const { fetch } = await authenticated(context, settings, plain);
  return (url, init) => fetch(url, init);
}
