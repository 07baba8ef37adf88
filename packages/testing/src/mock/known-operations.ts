import type { ProviderUnderTest } from '../provider-under-test.js';
import type { Prism } from './prism.js';
import type { PrismOperation } from './prism-operation.js';

const KNOWN = new WeakMap<object, Promise<PrismOperation[]>>();

/** Reads a client's document, which never changes, once in a process: to read it takes longer than the rest of a start. */
export function knownOperations(
  prism: Prism,
  { document, contract }: Pick<ProviderUnderTest, 'document' | 'contract'>,
): Promise<PrismOperation[]> {
  const operations = KNOWN.get(document) ?? prism.read(document, `The document of ${contract.provider}`);
  KNOWN.set(document, operations);
  return operations;
}
