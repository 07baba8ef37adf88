import {
  basicAuth,
  ConfigurationError,
  type ContractOperation,
  type FieldReference,
  type TokenDescriptor,
} from '@token-clients/runtime';
import { referenceOf } from '../contract/reference-of.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import type { LiveRequest } from './send.js';

/** What reads are filled with. */
export interface ReadValues {
  readonly credentials: ReadonlyMap<string, string>;
  readonly accessToken: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** By the name of the method, then by wire name. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly isSigned: boolean;
}

/** Methods that change nothing at the server (RFC 9110 section 9.2.1), as far as they are called at all. */
const SAFE = ['GET', 'HEAD'];

/** Lists the operations that only read. What gets, refreshes or revokes a token is none, whatever its method. */
export function readOperations(provider: ProviderUnderTest): ContractOperation[] {
  const { acquire, refresh, revoke } = provider.descriptor;
  const ofTokens = new Set([acquire, refresh, revoke].map(request => request?.operation.name));
  return provider.contract.operations.filter(
    operation =>
      SAFE.includes(operation.httpMethod) &&
      operation.mediaType === undefined &&
      !ofTokens.has(operation.method) &&
      referenceOf(provider, operation).operation.token === undefined,
  );
}

/**
 * Checks that parameters are given to operations that read, and to parameters that they have.
 *
 * @throws {ConfigurationError} `configuration` when there is no such operation or parameter
 */
export function requireKnownParameters(provider: ProviderUnderTest, given: ReadValues['parameters']): void {
  const reads = readOperations(provider);
  for (const [method, values] of Object.entries(given)) {
    const operation = reads.find(one => one.method === method);
    const known = operation && referenceOf(provider, operation).parameters.map(({ name }) => name);
    const unknown = known ? Object.keys(values).find(name => !known.includes(name)) : '';
    if (unknown === undefined) continue;
    const option = known ? `parameters.${method}.${unknown}` : `parameters.${method}`;
    const what = known ? 'is no parameter of it' : 'is no operation that only reads';
    const choice = known ?? reads.map(one => one.method);
    throw new ConfigurationError(`${option} ${what}. Known: ${choice.join(', ') || 'none'}.`, { option });
  }
}

/** Lists the values of given parameters that are secrets, such as an API key in the query. */
export function secretParameters(provider: ProviderUnderTest, given: ReadValues['parameters']): string[] {
  return readOperations(provider).flatMap(operation => {
    const values = given[operation.method] ?? {};
    const { parameters } = referenceOf(provider, operation);
    return parameters.flatMap(({ name, secret }) =>
      secret && values[name] !== undefined ? [String(values[name])] : [],
    );
  });
}

/** Plans one request of an operation that reads. Returns the reason where it can't be sent. */
export function planRead(
  provider: ProviderUnderTest,
  operation: ContractOperation,
  values: ReadValues,
): LiveRequest | string {
  const { parameters: known } = referenceOf(provider, operation);
  const given = values.parameters[operation.method] ?? {};
  const parameters: Record<string, unknown> = {};
  for (const field of known) {
    const value = given[field.name] ?? onlyValue(field);
    if (value !== undefined) parameters[field.name] = value;
    else if (field.required) {
      return `${field.name} has no value: pass parameters.${operation.method}.${field.name}`;
    }
  }
  const headers = headersOf(provider.descriptor, operation, values);
  if (typeof headers === 'string') return headers;
  // A method without parameters has no argument for them.
  const takesParameters = operation.requests.some(request => request.parameters);
  return { operation, name: 'read', headers, ...(takesParameters && { parameters }) };
}

function onlyValue({ required, values = [] }: FieldReference): unknown {
  return required && values.length === 1 ? values[0] : undefined;
}

/** Returns the headers that authenticate a read, or the reason why there are none. */
function headersOf(
  { clientAuth }: TokenDescriptor,
  operation: ContractOperation,
  values: ReadValues,
): Readonly<Record<string, string>> | string {
  if (operation.signature && !values.isSigned) return 'nothing signs it: pass privateKey or signer';
  const headers = { ...values.headers };
  const has = (name: string) => Object.keys(headers).some(one => one.toLowerCase() === name.toLowerCase());
  for (const [name, sample] of Object.entries(operation.headers ?? {})) {
    if (has(name)) continue;
    const takesToken = name.toLowerCase() === 'authorization' && /^Bearer /i.test(sample);
    if (!takesToken) return `there is no value for the header ${name}: pass headers`;
    if (values.accessToken === undefined)
      return 'there is no access token: pass accessToken or withTokenRequest';
    headers[name] = `Bearer ${values.accessToken}`;
  }
  if (!operation.basic || operation.headers || has('authorization')) return headers;
  const [id, secret] = [clientAuth.id, clientAuth.secret].map(
    part => part && values.credentials.get(part.credential),
  );
  if (id === undefined || secret === undefined)
    return 'it does not authenticate the client: pass credentials';
  return { ...headers, ...basicAuth(id, secret, clientAuth.basicEncoding) };
}
