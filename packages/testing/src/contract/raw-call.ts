import type { ClientOptions, ContractOperation, ContractRequest, WithBaseUrl } from '@token-clients/runtime';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { authorizationFor, withFiles } from './calls.js';
import { referenceOf } from './reference-of.js';

/** Sends one request through a package's openapi-fetch client, as its users would write it. Returns the status. */
export async function rawCall(
  provider: ProviderUnderTest,
  operation: ContractOperation,
  request: ContractRequest,
  { baseUrl, signer }: WithBaseUrl<ClientOptions>,
): Promise<number> {
  const client = provider.client({ baseUrl, signer });
  const { parameters } = referenceOf(provider, operation);
  const values: Readonly<Record<string, unknown>> = request.parameters ?? {};
  const pick = (place: string) =>
    Object.fromEntries(
      parameters
        .filter(({ in: where, name }) => where === place && values[name] !== undefined)
        .map(({ name }) => [name, values[name]]),
    );
  const init = {
    params: { query: pick('query'), path: pick('path'), header: pick('header') },
    headers: authorizationFor(provider, operation, request),
    ...(request.body !== undefined && { body: withFiles(operation, request.body) }),
  };
  const { response } = await client.request(
    operation.httpMethod.toLowerCase() as never,
    operation.path as never,
    init as never,
  );
  return response.status;
}
