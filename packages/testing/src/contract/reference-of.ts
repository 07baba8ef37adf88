import type { ContractOperation, OperationReference } from '@token-clients/runtime';
import type { ProviderUnderTest } from '../provider-under-test.js';

/** Returns the reference of an operation: its descriptions, fields and run-time data. */
export function referenceOf(
  { reference, contract }: Pick<ProviderUnderTest, 'reference' | 'contract'>,
  operation: ContractOperation,
): OperationReference {
  const found = reference.apis
    .flatMap(api => api.operations)
    .find(({ operationId }) => operationId === operation.operationId);
  if (!found) throw new Error(`The reference of ${contract.provider} lacks ${operation.operationId}.`);
  return found;
}
