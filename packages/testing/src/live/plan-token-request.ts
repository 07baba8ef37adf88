import {
  basicAuth,
  type ContractOperation,
  type ContractRequest,
  type TokenDescriptor,
  type TokenRequest,
} from '@token-clients/runtime';
import { membersOf } from '../contract/calls.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import type { NotSent } from './report.js';
import type { LiveRequest } from './send.js';

/** Real values for a token request. */
export interface Values {
  /** By the names in the descriptor. */
  readonly credentials: ReadonlyMap<string, string>;
  readonly refreshToken?: string | undefined;
}

/**
 * Plans the requests that these credentials allow for a token request. A request that lacks something is not sent: the
 * server would reject it, which may count towards a lock.
 */
export function planTokenRequest(
  { contract, descriptor }: ProviderUnderTest,
  tokenRequest: TokenRequest,
  values: Values,
): { send: LiveRequest[]; notSent: NotSent[] } {
  const operation = contract.operations.find(({ method }) => method === tokenRequest.operation.name);
  if (!operation) return { send: [], notSent: [] };
  const send = new Map<string, LiveRequest>();
  const notSent: NotSent[] = [];
  const own = ownRequest(descriptor, tokenRequest, operation, values);
  for (const request of [...operation.requests, own]) {
    if (request === own && send.size > 0) continue;
    const filled = fill(descriptor, tokenRequest, operation, request, values);
    if (typeof filled === 'string')
      notSent.push({ operation: operation.method, request: request.name, reason: filled });
    else {
      // Examples that differ in their made-up values only are one request.
      const { name: _, operation: __, ...same } = filled;
      const key = JSON.stringify(same);
      if (!send.has(key)) send.set(key, filled);
    }
  }
  return { send: [...send.values()], notSent };
}

/** The request that a grant sends by itself: what the spec calls optional may be what makes a grant what it is. */
function ownRequest(
  descriptor: TokenDescriptor,
  tokenRequest: TokenRequest,
  { requests }: ContractOperation,
  values: Values,
): ContractRequest {
  const known = knownFields(descriptor, tokenRequest, values);
  const isParameter = (name: string) => requests.some(({ parameters = {} }) => name in parameters);
  const filled = [...known].flatMap(([name, { value, required }]) =>
    required || value !== undefined ? [[name, value] as const] : [],
  );
  const parameters = Object.fromEntries(filled.filter(([name]) => isParameter(name)));
  const body = Object.fromEntries(filled.filter(([name]) => !isParameter(name)));
  return {
    name: 'what the grant sends',
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(Object.keys(body).length > 0 && { body }),
  };
}

/** Returns the request to send, or the reason why it isn't sent. */
function fill(
  descriptor: TokenDescriptor,
  tokenRequest: TokenRequest,
  operation: ContractOperation,
  request: ContractRequest,
  values: Values,
): LiveRequest | string {
  const { id, secret, methods, basicEncoding } = descriptor.clientAuth;
  const given: Readonly<Record<string, unknown>> = { ...request.parameters, ...membersOf(request.body) };
  const known = knownFields(descriptor, tokenRequest, values);
  for (const [name, { value, fixed }] of known) {
    if (fixed && name in given && given[name] !== value) return `${name} is of another grant`;
    if (value !== undefined && fixed && !(name in given)) return `it lacks ${name}`;
  }
  const unknown = Object.keys(given).find(name => !known.has(name));
  if (unknown !== undefined) return `there is no credential for ${unknown}`;
  for (const [name, { required, value }] of known) {
    if (required && !(name in given)) return `it lacks ${name}`;
    if (required && value === undefined) return `there is no value for ${name}`;
  }
  const take = (fields: object | undefined) =>
    fields && Object.fromEntries(Object.keys(fields).map(name => [name, known.get(name)?.value]));
  const body = request.body === undefined ? undefined : take(membersOf(request.body));
  const parameters = take(request.parameters);
  const inFields = [id, secret].every(part => part === undefined || part.field in given);
  const isAuthenticated = inFields || methods.some(method => method === 'none' || method === 'signature');
  if (!isAuthenticated && !(operation.basic && id && secret)) return 'it does not authenticate the client';
  const text = (credential: string) => values.credentials.get(credential) ?? '';
  return {
    operation,
    name: request.name,
    ...(body && { body }),
    ...(parameters && { parameters }),
    headers:
      isAuthenticated || !id || !secret
        ? {}
        : basicAuth(text(id.credential), text(secret.credential), basicEncoding),
  };
}

interface KnownField {
  readonly value: string | undefined;
  /** A value that makes the grant what it is. */
  readonly fixed: boolean;
  /** Whether the token request fails without it. */
  readonly required: boolean;
}

/** Lists every field that the descriptor can fill. */
function knownFields(
  { credentials, clientAuth }: TokenDescriptor,
  tokenRequest: TokenRequest,
  values: Values,
): Map<string, KnownField> {
  const fields = new Map<string, KnownField>();
  for (const [name, source] of Object.entries(tokenRequest.fields)) {
    if ('value' in source) fields.set(name, { value: String(source.value), fixed: true, required: true });
    else if ('token' in source) {
      fields.set(name, { value: values.refreshToken, fixed: false, required: true });
    } else {
      const { required = false } = credentials[source.credential] ?? {};
      fields.set(name, { value: values.credentials.get(source.credential), fixed: false, required });
    }
  }
  const inFields = clientAuth.methods.some(method => ['body', 'query', 'signature'].includes(method));
  for (const part of [clientAuth.id, clientAuth.secret]) {
    if (!part || !inFields) continue;
    fields.set(part.field, {
      value: values.credentials.get(part.credential),
      fixed: false,
      required: !clientAuth.methods.includes('basic'),
    });
  }
  return fields;
}
