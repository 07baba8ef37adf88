import type { ContractOperation, ContractRequest, ContractResponse } from '@token-clients/generator/contract';
import { basicAuth, type CallOptions, type ClientOptions } from '@token-clients/runtime';
import { schemeOf } from './helpers/signatures.js';
import { type Provider, referenceOf } from './provider.js';

export const CLIENT_ID = 'fake-client-id';
export const CLIENT_SECRET = 'fake-client-secret';

/** What a client needs to call an operation: where, and a signer if the spec asks for signatures. */
export function clientFor({ signature }: ContractOperation, baseUrl: string): ClientOptions {
  if (signature === undefined) return { baseUrl };
  const scheme = schemeOf(signature);
  return { baseUrl, signer: scheme.signer(scheme.newKey()) };
}

/** The headers that authenticate a request: HTTP Basic, unless the secret is in its body. */
export function authorizationFor(
  { descriptor }: Provider,
  operation: ContractOperation,
  request: Pick<ContractRequest, 'body'>,
): Readonly<Record<string, string>> {
  const { secret } = descriptor.clientAuth;
  const inBody = secret !== undefined && request.body?.[secret.field] !== undefined;
  return operation.basic && !inBody
    ? basicAuth(CLIENT_ID, CLIENT_SECRET, descriptor.clientAuth.basicEncoding)
    : {};
}

/** Tells Prism which response to give. */
export function preferring(response: ContractResponse): Readonly<Record<string, string>> {
  return { prefer: `code=${response.code}, example=${response.example}` };
}

/** The request that shows most: every field. */
export function fullRequest({ requests, operationId }: ContractOperation): ContractRequest {
  const request = requests.at(-1);
  if (!request) throw new Error(`The contract of ${operationId} has no request.`);
  return request;
}

/** Everything secret that a request carries, in whatever place. */
export function secretsOf(
  provider: Provider,
  operation: ContractOperation,
  { body, parameters }: ContractRequest,
  { headers = {} }: CallOptions = {},
): string[] {
  const { secrets = [] } = referenceOf(provider, operation).operation;
  // By names of its own as well: what the generator did not find must fail here, not be passed over.
  const isSecret = (name: string) =>
    SECRET.test(name) || [...secrets, ...provider.descriptor.secretFields].includes(name);
  const texts = textsIn({ ...parameters, ...body }, isSecret);
  const { authorization } = headers;
  return authorization === undefined ? texts : [...texts, CLIENT_SECRET, authorization.replace(/^\w+ /, '')];
}

const SECRET = /(secret|password|passphrase|assertion|[a-z]_?token|^code)$/i;

/** The texts and numbers of secret members, at any depth. */
function textsIn(value: unknown, isSecret: (name: string) => boolean, inside = false): string[] {
  if (typeof value === 'string' || typeof value === 'number') return inside ? [`${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    textsIn(member, isSecret, inside || (!Array.isArray(value) && isSecret(name))),
  );
}
