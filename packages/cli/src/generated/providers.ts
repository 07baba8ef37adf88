// Generated from specs/ by "npm run generate". Do not edit.
import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';

/** What a provider package says of itself. */
export interface ProviderModule {
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
}

/** The providers by name. A package is loaded only when it is asked for. */
export const providers: Readonly<
  Record<string, { readonly aliases: readonly string[]; readonly load: () => Promise<ProviderModule> }>
> = {
  'benchling-auth': {
    aliases: [],
    load: () => import('@token-clients/benchling-auth/reference'),
  },
  'cobo-oauth': {
    aliases: [],
    load: () => import('@token-clients/cobo-oauth/reference'),
  },
  'equinix-access-token': {
    aliases: ['accesstokenv1'],
    load: () => import('@token-clients/equinix-access-token/reference'),
  },
  'equinix-sts': {
    aliases: ['stsv1', 'stsv1alpha'],
    load: () => import('@token-clients/equinix-sts/reference'),
  },
};
