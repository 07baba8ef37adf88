import type { ContractResponse } from '@token-clients/runtime';
import type { ProviderUnderTest } from '@token-clients/testing';
import type { Handler } from '@token-clients/testing/servers';
import { bodyOf } from '../../packages/testing/src/response-body.js';

/** Responds to every call with the first success that the contract has for it. */
export function asInTheSpec(
  provider: ProviderUnderTest,
  change: (body: object) => object = body => body,
): Handler {
  return ({ method, path }) => {
    const { operations } = provider.contract;
    const operation = operations.find(known => known.httpMethod === method && known.path === path);
    const response = operation?.responses.find(({ code }) => code < 300);
    return { status: response?.code ?? 404, body: change(objectOf(provider, response)) };
  };
}

/** Returns the body of a documented response; an empty one if there is none. */
export function objectOf(provider: ProviderUnderTest, response: ContractResponse | undefined): object {
  return ((response && bodyOf(provider, response)) ?? {}) as object;
}
