import { type ProviderUnderTest, requireProvider } from '../provider-under-test.js';
import type { ContractCase } from './contract-case.js';
import { grantCases } from './grant-cases.js';
import { offContractCases } from './off-contract-cases.js';
import { referenceOf } from './reference-of.js';
import { requestCases } from './request-cases.js';
import { responseCases } from './response-cases.js';

/**
 * Makes the contract suite of a client: a case for everything that its spec promises, for any test runner.
 *
 * Each case calls the client against a server of its own on this machine: a mock of the spec for every request and every
 * documented response, in both forms of each method, through the openapi-fetch client, and through the grant with each way of
 * client authentication. Operations that carry a token also meet what no spec promises: odd responses, lost connections and
 * none at all. No case needs another, and none leaves a server or a timer behind.
 *
 * @param provider the grant that the module `testing` of a generated client exports
 * @throws {ConfigurationError} `configuration` when the grant is not one for tests, or another version of the generator made it
 */
export function contractCases(provider: ProviderUnderTest): ContractCase[] {
  requireProvider(provider);
  const operations = provider.contract.operations.flatMap(operation => {
    const given = { provider, operation, title: operation.method };
    const carriesToken = referenceOf(provider, operation).operation.token !== undefined;
    return [
      ...requestCases(given),
      ...responseCases(given),
      ...(carriesToken ? offContractCases(given) : []),
    ];
  });
  return [...operations, ...grantCases(provider)];
}
