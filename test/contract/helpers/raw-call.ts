import type {
  ClientOptions,
  ContractOperation,
  ContractRequest,
  RawClientOptions,
} from '@token-clients/runtime';
import * as runtime from '@token-clients/runtime';
import type { Client } from 'openapi-fetch';
import { authorizationFor } from '../calls.js';
import { type Provider, referenceOf, withFiles } from '../provider.js';

type RawClient = (options: RawClientOptions) => Client<Record<string, Record<string, never>>>;

/** One call through a package's openapi-fetch client, as its users would write it. Returns the status. */
export async function rawCall(
  provider: Provider,
  operation: ContractOperation,
  request: ContractRequest,
  { baseUrl, signer }: ClientOptions,
): Promise<number> {
  const client = rawClientOf(provider)({ baseUrl, signer });
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
    operation.path,
    init as never,
  );
  return response.status;
}

function rawClientOf({ name, exports }: Provider): RawClient {
  const [found] = Object.keys(exports).filter(key => /^[a-z].*Client$/.test(key) && !(key in runtime));
  if (found === undefined) throw new Error(`${name} exports no openapi-fetch client.`);
  return exports[found] as RawClient;
}
