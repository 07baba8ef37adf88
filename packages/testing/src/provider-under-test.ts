import {
  type basicAuth,
  type ClientOptions,
  ConfigurationError,
  type ProviderContract,
  type ProviderReference,
  type RawClientOptions,
  type TokenDescriptor,
  type TokenGrant,
  type WithBaseUrl,
} from '@token-clients/runtime';

type ApiClass = new (options: WithBaseUrl<ClientOptions>) => object;

/** What tests call of openapi-fetch's client. */
interface RawClient {
  request(method: never, path: never, init: never): Promise<{ readonly response: Response }>;
}

/** A function that makes grants, with what tests need beside it: what a provider's `/testing` module exports. */
export interface ProviderUnderTest {
  (options: never): TokenGrant;
  readonly contract: ProviderContract;
  readonly reference: ProviderReference;
  readonly descriptor: TokenDescriptor;
  /** What a mock responds from. */
  readonly document: object;
  /** The classes, by name. */
  readonly apis: Readonly<Record<string, ApiClass>>;
  /** Makes openapi-fetch's client. */
  readonly client: (options: WithBaseUrl<RawClientOptions>) => RawClient;
  /** The package's own, where the spec has HTTP Basic. */
  readonly basicAuth?: typeof basicAuth;
}

/** The options that a provider's function for grants takes. */
export type OptionsOf<Provider extends ProviderUnderTest> = Parameters<Provider>[0];

/** What every one has. */
const PARTS = ['contract', 'descriptor', 'document', 'reference', 'apis', 'client'] as const;

/**
 * Checks that a function has what tests need: a program in JavaScript may pass any, and another version of the generator may have
 * made it.
 *
 * @throws {ConfigurationError} `configuration` when it has not
 */
export function requireProvider(provider: ProviderUnderTest): void {
  const missing = PARTS.filter(
    name => typeof Object(provider)[name] !== (name === 'client' ? 'function' : 'object'),
  );
  if (missing.length === 0) return;
  if (missing.includes('contract')) {
    throw new ConfigurationError(
      "The provider has no contract. Import its grant from the module for tests: '@token-clients/PROVIDER/testing', or testing.js in the folder of your own client.",
    );
  }
  throw new ConfigurationError(
    `The client of ${provider.contract.provider} has no ${missing.join(', no ')}. Generate it again with the @token-clients/generator that has the version of @token-clients/testing.`,
  );
}
