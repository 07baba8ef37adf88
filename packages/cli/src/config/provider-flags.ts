import type { Flag } from '../args.js';
import type { Provider } from '../providers/registry.js';
import { credentialFlags, requirementsOf } from './credential-requirement.js';
import { endpointFlags } from './settings.js';

/** Returns the flags for what a provider needs: its credentials and where it is. */
export function providerFlags(provider: Provider): readonly Flag[] {
  return [...credentialFlags(requirementsOf(provider.descriptor)), ...endpointFlags(provider)];
}
