import {
  basicAuth,
  type ClientAuthenticationMethod,
  type ContractOperation,
  type FieldSource,
  type TokenRequest,
} from '@token-clients/runtime';
import type { Mock } from '../mock/mock.js';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { lastRequest, type Suite } from './contract-case.js';
import { referenceOf } from './reference-of.js';
import { fixedQuery } from './sent-path.js';

/** One kind of token request of a grant, with one method of client authentication. */
export interface TokenRequestSuite extends Suite {
  readonly method: ClientAuthenticationMethod;
  readonly request: TokenRequest;
  readonly verb: 'acquire' | 'refresh';
}

/** What a token request carries, by where. */
interface SentParts {
  /** Fields of the body and parameters of the query. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Methods of client authentication that are headers. */
const IN_HEADERS: ReadonlySet<ClientAuthenticationMethod> = new Set(['basic', 'bearer', 'header']);
/** Methods that prove who the client is in another way: the secret stays here, if there is one. */
const WITHOUT_SECRET: ReadonlySet<ClientAuthenticationMethod> = new Set(['none', 'signature']);

/** Returns a made-up credential, by its name. */
export function sampleOf({ contract }: ProviderUnderTest, credential: string): string {
  return contract.credentials[credential] ?? '';
}

export function refreshTokenOf({ contract }: ProviderUnderTest): string {
  return contract.refreshToken ?? '';
}

/** Returns what a token request must carry, by the descriptor. */
export function expectedParts(given: TokenRequestSuite, operation: ContractOperation): SentParts {
  const { provider, method, request } = given;
  const { id, secret } = provider.descriptor.clientAuth;
  const sources = Object.entries(request.fields);
  const client = IN_HEADERS.has(method) ? [] : [id, WITHOUT_SECRET.has(method) ? undefined : secret];
  for (const part of client) if (part) sources.push([part.field, { credential: part.credential }]);
  const parts = { fields: fixedQuery(operation.path), path: {}, headers: headersOf(given) };
  const { parameters } = referenceOf(provider, operation);
  const isText = !/json/.test(operation.mediaType ?? '');
  for (const [name, source] of sources) {
    const place = parameters.find(parameter => parameter.name === name)?.in;
    const value = sentValue(provider, source);
    if (place === 'header') parts.headers[name.toLowerCase()] = shown(value);
    else if (place === 'path') put(parts.path, name, value);
    else put(parts.fields, name, isText || place === 'query' ? shown(value) : value);
  }
  return parts;
}

function headersOf({ provider, method }: TokenRequestSuite): Record<string, string | undefined> {
  const { id, secret, basicEncoding } = provider.descriptor.clientAuth;
  const own = (part: typeof id) => (part ? sampleOf(provider, part.credential) : '');
  if (method === 'basic') return { ...basicAuth(own(id), own(secret), basicEncoding) };
  if (method === 'bearer') return { authorization: `Bearer ${own(secret)}` };
  const parts = method === 'header' ? [id, secret] : [];
  return {
    authorization: undefined,
    ...Object.fromEntries(parts.flatMap(part => (part ? [[part.field.toLowerCase(), own(part)]] : []))),
  };
}

/** Returns what was sent, where the request is expected to carry something. */
export async function sentParts(
  { request }: TokenRequestSuite,
  mock: Mock,
  expected: SentParts,
): Promise<SentParts> {
  const sent = lastRequest(mock);
  const type = sent.headers['content-type'] ?? '';
  const received = new Response(new Uint8Array(sent.body), { headers: { 'content-type': type } });
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type);
  return {
    fields: {
      ...Object.fromEntries(new URLSearchParams(sent.query)),
      ...(isForm ? membersOf(await received.formData()) : request.operation.body && JSON.parse(sent.text)),
    },
    path: expected.path,
    headers: Object.fromEntries(Object.keys(expected.headers).map(name => [name, sent.headers[name]])),
  };
}

/** A credential with blanks is the items of a list, where the field is one. */
function membersOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.keys()].map(name => [name, form.getAll(name).join(' ')]));
}

function sentValue(provider: ProviderUnderTest, source: FieldSource): unknown {
  if ('value' in source) return source.value;
  if ('token' in source) return refreshTokenOf(provider);
  const value = sampleOf(provider, source.credential);
  if (source.as === 'list') return value.split(/[\s,]+/);
  return source.as === 'json' ? JSON.parse(value) : value;
}

/** A value as a form, a query or a header has it. */
function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Sets a member, or by its JSON pointer one inside of others. */
function put(fields: Record<string, unknown>, name: string, value: unknown): void {
  const keys = name.startsWith('/')
    ? name
        .split('/')
        .slice(1)
        .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : [name];
  const last = keys.pop() ?? '';
  let here = fields;
  for (const key of keys) {
    here[key] ??= {};
    here = here[key] as Record<string, unknown>;
  }
  here[last] = value;
}
