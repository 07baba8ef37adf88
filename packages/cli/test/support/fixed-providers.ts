import { createRegistry, type ProviderEntry } from '../../src/providers/registry.js';

/**
 * The providers of all tests and transcripts, in the place of src/generated/providers.ts: a spec that is added later
 * changes no transcript.
 */
export const bundledProviders: readonly ProviderEntry[] = [
  {
    name: 'benchling-auth',
    aliases: [],
    load: () => import('@token-clients/benchling-auth/reference'),
  },
  {
    name: 'cobo-oauth',
    aliases: [],
    load: () => import('@token-clients/cobo-oauth/reference'),
  },
  {
    name: 'equinix-access-token',
    aliases: ['accesstokenv1'],
    load: () => import('@token-clients/equinix-access-token/reference'),
  },
  {
    name: 'equinix-sts',
    aliases: ['stsv1', 'stsv1alpha'],
    load: () => import('@token-clients/equinix-sts/reference'),
  },
];

/** A new registry of them. */
export function fixedProviders(...more: readonly ProviderEntry[]) {
  return createRegistry([...bundledProviders, ...more]);
}
