import {
  basicAuth,
  type CallOptions,
  type ClientOptions,
  type ContractOperation,
  type ContractRequest,
  type ContractResponse,
  type WithBaseUrl,
} from '@token-clients/runtime';
import { preference } from '../mock/example-key.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { referenceOf } from './reference-of.js';
import { schemeOf } from './signatures.js';

const CLIENT_ID = 'fake-client-id';
const CLIENT_SECRET = 'fake-client-secret';

/** The form of a method: it throws an error response, or returns it in a result. */
export type Form = 'throwing' | 'result';

type Api = Readonly<Record<string, (...given: unknown[]) => unknown>>;

/** Calls a generated method as an application would. */
export async function call(
  provider: ProviderUnderTest,
  operation: ContractOperation,
  { body, parameters }: Pick<ContractRequest, 'body' | 'parameters'>,
  client: WithBaseUrl<ClientOptions>,
  { form = 'throwing', ...options }: CallOptions & { readonly form?: Form } = {},
): Promise<unknown> {
  const { className, method } = operation;
  const name = form === 'result' ? `${method}Result` : method;
  const Class = provider.apis[className];
  const api = Class && (new Class(client) as Api);
  if (!api?.[name]) throw new Error(`${provider.contract.provider} has no method ${className}.${name}().`);
  return await api[name](...[withFiles(operation, body), parameters].filter(Boolean), options);
}

/** Returns a body with its files. */
export function withFiles({ fileFields = [] }: ContractOperation, body: unknown): unknown {
  if (fileFields.length === 0 || typeof body !== 'object' || body === null) return body;
  const file = (text: unknown) => new Blob([String(text)]);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (!fileFields.includes(name)) return [name, value];
      return [name, Array.isArray(value) ? value.map(file) : file(value)];
    }),
  );
}

/** Makes the options that a client needs to call an operation: the base URL, and a signer if the spec requires one. */
export function clientFor({ signature }: ContractOperation, baseUrl: string): WithBaseUrl<ClientOptions> {
  if (signature === undefined) return { baseUrl };
  const scheme = schemeOf(signature);
  return { baseUrl, signer: scheme.signer(scheme.newKey()) };
}

/** Makes the headers that authenticate a request: an API key or a token, or HTTP Basic, unless the secret is in its body. */
export function authorizationFor(
  { descriptor }: ProviderUnderTest,
  operation: ContractOperation,
  request: Pick<ContractRequest, 'body'>,
): Readonly<Record<string, string>> {
  const { secret } = descriptor.clientAuth;
  const inBody = secret !== undefined && membersOf(request.body)[secret.field] !== undefined;
  return operation.basic && !inBody
    ? basicAuth(CLIENT_ID, CLIENT_SECRET, descriptor.clientAuth.basicEncoding)
    : (operation.headers ?? {});
}

/** Makes the header by which a mock gives this response. */
export function preferring(response: ContractResponse): Readonly<Record<string, string>> {
  return { prefer: preference(response) };
}

/** Returns the members of an object; anything else has none. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Returns the request with every field. */
export function fullRequest({ requests, operationId }: ContractOperation): ContractRequest {
  const request = requests.at(-1);
  if (!request) throw new Error(`The contract of ${operationId} has no request.`);
  return request;
}

/** Lists every secret that a request carries, in any place. */
export function secretsOf(
  provider: ProviderUnderTest,
  operation: ContractOperation,
  { body, parameters }: ContractRequest,
  { headers = {} }: CallOptions = {},
): string[] {
  const { secrets = [] } = referenceOf(provider, operation).operation;
  // By a pattern of this suite as well: a secret that the generator did not find must fail here.
  const isSecret = (name: string) =>
    SECRET.test(name) || [...secrets, ...provider.descriptor.secretFields].includes(name);
  const secretValues = valuesIn({ ...parameters, ...membersOf(body) }, isSecret);
  const { authorization } = headers;
  const keys = Object.keys(operation.headers ?? {}).flatMap(
    name => headers[name]?.replace(/^Bearer /, '') ?? [],
  );
  return operation.headers || authorization === undefined
    ? [...secretValues, ...keys]
    : [...secretValues, CLIENT_SECRET, authorization.replace(/^\w+ /, '')];
}

const SECRET = /(secret|password|passphrase|assertion|[a-z]_?token|^code)$/i;

/** Lists the strings and numbers of secret members, at any depth. */
function valuesIn(value: unknown, isSecret: (name: string) => boolean, inside = false): string[] {
  if (typeof value === 'string' || typeof value === 'number') return inside ? [`${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    valuesIn(member, isSecret, inside || (!Array.isArray(value) && isSecret(name))),
  );
}
