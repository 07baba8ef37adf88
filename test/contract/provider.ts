import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CallOptions,
  ClientOptions,
  ContractOperation,
  ContractRequest,
  GrantOptions,
  OperationReference,
  ProviderContract,
  ProviderReference,
  TokenDescriptor,
  TokenGrant,
} from '@token-clients/runtime';
import { loadContracts } from './contracts.js';

type GrantFactory = (options: GrantOptions & Readonly<Record<string, unknown>>) => TokenGrant;
type ApiClass = new (options: ClientOptions) => Readonly<Record<string, (...given: unknown[]) => unknown>>;

/** A provider package as its users have it, and the contract that it must keep. */
export interface Provider {
  readonly name: string;
  readonly specFile: string;
  readonly contract: ProviderContract;
  readonly descriptor: TokenDescriptor;
  readonly reference: ProviderReference;
  /** Everything that the package exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** Makes a grant, such as `equinixAccessToken`. */
  readonly grant: GrantFactory;
}

/** Loads every provider package of a project, as it was built. */
export async function loadProviders(root: string): Promise<Provider[]> {
  const contracts = await loadContracts(root);
  return Promise.all(contracts.map(contract => loadProvider(root, contract)));
}

async function loadProvider(root: string, contract: ProviderContract): Promise<Provider> {
  const load = (file: string) =>
    import(
      /* @vite-ignore */
      pathToFileURL(join(root, 'packages', contract.provider, 'dist', 'generated', file)).href
    );
  const exports = (await load('index.js')) as Readonly<Record<string, unknown>>;
  const { descriptor, reference } = (await load('reference.js')) as Pick<
    Provider,
    'descriptor' | 'reference'
  >;
  return {
    name: contract.provider,
    specFile: join(root, contract.spec),
    contract,
    descriptor,
    reference,
    exports,
    grant: exports[reference.factory] as GrantFactory,
  };
}

/** Returns the reference of an operation: its descriptions, fields and run-time data. */
export function referenceOf({ reference, name }: Provider, operation: ContractOperation): OperationReference {
  const found = reference.apis
    .flatMap(api => api.operations)
    .find(({ operationId }) => operationId === operation.operationId);
  if (!found) throw new Error(`The reference of ${name} lacks ${operation.operationId}.`);
  return found;
}

/** The form of a method: it throws an error response, or returns it in a result. */
export type Form = 'throwing' | 'result';

/** Calls a generated method as an application would. */
export async function call(
  provider: Provider,
  operation: ContractOperation,
  { body, parameters }: Pick<ContractRequest, 'body' | 'parameters'>,
  client: ClientOptions,
  { form = 'throwing', ...options }: CallOptions & { readonly form?: Form } = {},
): Promise<unknown> {
  const Api = provider.exports[operation.className] as ApiClass;
  const name = form === 'result' ? `${operation.method}Result` : operation.method;
  const api = new Api(client);
  if (!api[name]) throw new Error(`${operation.className} has no method ${name}.`);
  return await api[name](...[withFiles(operation, body), parameters].filter(Boolean), options);
}

/** Returns a body with its files. */
export function withFiles({ fileFields = [] }: ContractOperation, body: unknown): unknown {
  if (fileFields.length === 0 || typeof body !== 'object' || body === null) return body;
  const file = (text: unknown) => new Blob([String(text)]);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (!fileFields.includes(name)) return [name, value];
      return [name, Array.isArray(value) ? value.map(file) : file(value)];
    }),
  );
}
