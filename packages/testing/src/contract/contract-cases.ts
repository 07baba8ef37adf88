import type { ContractCase, Suite } from './contract-case.js';
import { grantCases } from './grant-cases.js';
import { offContractCases } from './off-contract-cases.js';
import { referenceOf } from './provider.js';
import { requestCases } from './request-cases.js';
import { responseCases } from './response-cases.js';

/** Makes all cases of a provider. */
export function casesOf(suite: Omit<Suite, 'title'>): ContractCase[] {
  const { provider } = suite;
  const operations = provider.contract.operations.flatMap(operation => {
    const given = { ...suite, operation, title: operation.method };
    const carriesToken = referenceOf(provider, operation).operation.token !== undefined;
    return [
      ...requestCases(given),
      ...responseCases(given),
      ...(carriesToken ? offContractCases(given) : []),
    ];
  });
  return [...operations, ...grantCases({ ...suite, title: '' })];
}
