import type {
  basicAuth,
  ClientOptions,
  ProviderContract,
  ProviderReference,
  RawClientOptions,
  TokenDescriptor,
  TokenGrant,
  WithBaseUrl,
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
