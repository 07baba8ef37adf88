import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderContract, TokenDescriptor } from '@token-clients/runtime';
import type { ProviderUnderTest } from '@token-clients/testing';
import { loadContracts } from './contracts.js';

/** A provider package as its users have it, and the contract that it must keep. */
export interface Provider {
  readonly name: string;
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
  const { provider: name } = contract;
  const file = pathToFileURL(join(root, 'packages', name, 'dist/generated/testing.js')).href;
  const [underTest] = Object.values(
    (await import(/* @vite-ignore */ file)) as Record<string, ProviderUnderTest>,
  );
  if (!underTest) throw new Error(`${file} exports no grant.`);
  return { name, contract, descriptor: underTest.descriptor, underTest };
}
