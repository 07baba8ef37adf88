import type { Flag } from '../args.js';
import { loadProvider } from '../providers/registry.js';
import { neededBy, neededFlags } from './credential-requirement.js';
import { endpointFlags } from './settings.js';

/** Flags for what a provider needs: its credentials and where it is. */
export async function providerFlags(word: string): Promise<readonly Flag[]> {
  const provider = await loadProvider(word);
  return [...neededFlags(neededBy(provider.descriptor)), ...endpointFlags(provider)];
}
