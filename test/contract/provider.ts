import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderContract, ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import type { ProviderUnderTest } from '@token-clients/testing/contract';
import { loadContracts } from './contracts.js';

/** A provider package as its users have it, and the contract that it must keep. */
export interface Provider {
  readonly name: string;
  readonly specFile: string;
  readonly contract: ProviderContract;
  readonly descriptor: TokenDescriptor;
  readonly underTest: ProviderUnderTest;
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
  const { descriptor, reference } = (await load('reference.js')) as {
    readonly descriptor: TokenDescriptor;
    readonly reference: ProviderReference;
  };
  const grant = exports[reference.factory] as (options: never) => unknown;
  return {
    name: contract.provider,
    specFile: join(root, contract.spec),
    contract,
    descriptor,
    underTest: Object.assign((options: never) => grant(options), {
      contract,
      descriptor,
      reference,
      apis: exports,
      client: exports[`${reference.factory}Client`],
      basicAuth: exports.basicAuth,
    }) as ProviderUnderTest,
  };
}
