import type { ProviderContract, TokenDescriptor, TokenGrant } from '@token-clients/runtime';

/** A function that makes grants, with the data that tests need beside it: what a provider's `/testing` module exports. */
export interface ProviderUnderTest {
  (options: never): TokenGrant;
  readonly descriptor: TokenDescriptor;
  readonly contract: ProviderContract;
}

/** The options that a provider's function for grants takes. */
export type OptionsOf<Provider extends ProviderUnderTest> = Parameters<Provider>[0];
