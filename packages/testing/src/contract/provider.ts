import type {
  basicAuth,
  ClientOptions,
  ContractOperation,
  OperationReference,
  ProviderContract,
  ProviderReference,
  RawClientOptions,
  TokenDescriptor,
  TokenGrant,
} from '@token-clients/runtime';

type ApiClass = new (options: ClientOptions) => object;

/** What the suite calls of openapi-fetch's client. */
interface RawClient {
  request(method: never, path: never, init: never): Promise<{ readonly response: Response }>;
}

/** What the `testing` module of a generated client exports: its grant, with what tests need attached. */
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
  readonly client: (options: RawClientOptions) => RawClient;
  /** The package's own, where the spec has HTTP Basic. */
  readonly basicAuth?: typeof basicAuth;
}

/** Returns the reference of an operation: its descriptions, fields and run-time data. */
export function referenceOf(
  { reference, contract }: ProviderUnderTest,
  operation: ContractOperation,
): OperationReference {
  const found = reference.apis
    .flatMap(api => api.operations)
    .find(({ operationId }) => operationId === operation.operationId);
  if (!found) throw new Error(`The reference of ${contract.provider} lacks ${operation.operationId}.`);
  return found;
}
