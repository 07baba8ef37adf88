import type { Flag } from '../args.js';
import { neededBy, neededFlags } from '../config/needed.js';
import { endpointFlags } from '../config/settings.js';
import { loadProvider } from '../providers.js';

/** Flags for what a provider needs: its credentials and where it is. */
export async function providerFlags(word: string): Promise<readonly Flag[]> {
  const provider = await loadProvider(word);
  return [...neededFlags(neededBy(provider.descriptor)), ...endpointFlags(provider)];
}
