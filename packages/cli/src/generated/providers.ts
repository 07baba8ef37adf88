// Generated from specs/ by "npm run generate". Do not edit.
import type { ProviderEntry } from '../providers/registry.js';

/** The providers that come with the program. A package is loaded only when a command needs it. */
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
