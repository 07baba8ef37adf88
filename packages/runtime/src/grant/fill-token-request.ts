import { toBase64 } from '../base64.js';
import { ConfigurationError } from '../errors/errors.js';
import { formEncodeComponent } from '../form.js';
import type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  FieldSource,
  TokenDescriptor,
  TokenRequest,
} from '../model/descriptor.js';
import type { Operation } from '../model/operation.js';
import type { ResolvedCredentials } from './token-types.js';

/** What to fill a token request with, beside the credentials. */
export interface TokenRequestFilling {
  /** One of the descriptor's methods of client authentication. */
  readonly clientAuth: ClientAuthenticationMethod;
  /** The tokens that the request is about. */
  readonly tokens?: { readonly access?: string; readonly refresh?: string } | undefined;
  /** Further fields, for what a vendor offers beyond its spec. Empty ones are left out. */
  readonly extraFields?: Readonly<Record<string, string>> | undefined;
  /** Path of the operation that gets tokens, where the vendor has several. */
  readonly tokenPath?: string | undefined;
}

/** A token request that can be written by {@link writeRequest}. */
export interface FilledTokenRequest {
  /** The request's operation at the path where it is sent, with every query parameter and secret field that it has. */
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absent where the fields are in the query. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

type Fields = Record<string, unknown>;

/**
 * Puts credentials, grant type, tokens and further fields where the descriptor says.
 *
 * Every token request is filled here: those that a grant sends, and those that a program shows or sends by other means.
 * What has no value is left out (RFC 6749 section 3.2).
 *
 * @throws {ConfigurationError} `configuration` when the client's id can't be sent by HTTP Basic
 */
export function fillTokenRequest(
  { clientAuth, secretFields, acquire }: Pick<TokenDescriptor, 'clientAuth' | 'secretFields' | 'acquire'>,
  request: TokenRequest,
  credentials: Pick<ResolvedCredentials, 'value'>,
  {
    clientAuth: method,
    tokens = {},
    extraFields = {},
    tokenPath = acquire.operation.path,
  }: TokenRequestFilling,
): FilledTokenRequest {
  const { path, query: known = [], header = [], secrets = [] } = request.operation;
  const isInQuery = request.fieldsIn === 'query';
  const { fields, query, headers } = clientFields(clientAuth, method, credentials);
  const parameters = isInQuery ? { ...query, ...fields } : query;
  const isParameter = (name: string) =>
    isInQuery || [...known, ...header].includes(name) || path.includes(`{${name}}`);
  const placeOf = (name: string): Fields => (isParameter(name) ? parameters : fields);
  for (const [name, source] of Object.entries(request.fields)) {
    const value = fieldValue(source, credentials, tokens);
    if (value !== undefined && value !== '') setAt(placeOf(name), name, value);
  }
  for (const [name, value] of Object.entries(extraFields)) if (value) placeOf(name)[name] = value;
  const notInQuery = [...header, ...path.matchAll(/\{([^{}]+)\}/g)].flat();
  return {
    operation: {
      ...request.operation,
      // A refresh goes to where its token came from.
      path: path === acquire.operation.path ? tokenPath : path,
      query: [...new Set([...known, ...Object.keys(parameters).filter(name => !notInQuery.includes(name))])],
      secrets: [...secrets, ...secretFields],
      // The descriptor decides what is sent: a client that authenticates by a header has no field for its id.
      required: [],
    },
    parameters,
    body: isInQuery ? undefined : fields,
    headers,
  };
}

/** Returns the value of a field; undefined or empty if it has none. */
function fieldValue(
  source: FieldSource,
  credentials: Pick<ResolvedCredentials, 'value'>,
  tokens: NonNullable<TokenRequestFilling['tokens']>,
): unknown {
  if ('value' in source) return source.value;
  if ('token' in source) return tokens[source.token];
  const value = credentials.value(source.credential);
  if (!value || !source.as) return value;
  return source.as === 'list' ? value.split(/[\s,]+/) : jsonValue(source.credential, value);
}

/** The number or boolean that a credential spells. */
function jsonValue(credential: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new ConfigurationError(`${credential} must be a number or a boolean.`, { option: credential });
  }
}

/** Returns the keys of a JSON pointer, unescaped. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Sets a field, or one inside of others by its JSON pointer. */
function setAt(fields: Fields, name: string, value: unknown): void {
  const keys = name.startsWith('/') ? pointerKeys(name) : [name];
  const last = keys.pop() as string;
  let here = fields;
  for (const key of keys) {
    if (!Object.hasOwn(here, key)) here[key] = {};
    here = here[key] as Fields;
  }
  here[last] = value;
}

/** Returns whether a token request takes a token of this kind, such as a revocation that takes refresh tokens only. */
export function takesToken(request: TokenRequest | undefined, kind: 'access' | 'refresh'): boolean {
  return Object.values(request?.fields ?? {}).some(source => 'token' in source && source.token === kind);
}

/**
 * Returns the client's id and secret where the method wants them, and nowhere else: one way of client authentication per request
 * (RFC 6749 section 2.3).
 */
function clientFields(
  { id, secret, basicEncoding }: ClientAuthentication,
  method: ClientAuthenticationMethod,
  credentials: Pick<ResolvedCredentials, 'value'>,
): { fields: Fields; query: Fields; headers: Record<string, string> } {
  const idValue = id && credentials.value(id.credential);
  const secretValue = secret && credentials.value(secret.credential);
  const nowhere = { fields: {}, query: {}, headers: {} };
  if (method === 'bearer') return { ...nowhere, headers: { authorization: `Bearer ${secretValue ?? ''}` } };
  if (method === 'basic') {
    return { ...nowhere, headers: { ...basicAuth(idValue ?? '', secretValue ?? '', basicEncoding) } };
  }
  const place = method === 'header' ? 'headers' : method === 'query' ? 'query' : 'fields';
  const values = {};
  if (id && idValue) setAt(values, id.field, idValue);
  // A signature proves who signs, and a client without a secret has none: it stays here.
  if (secret && secretValue && !['signature', 'none'].includes(method))
    setAt(values, secret.field, secretValue);
  return { ...nowhere, [place]: values };
}

/**
 * Returns the header of HTTP Basic authentication for a client's id and secret.
 *
 * @param encoding `form` form-encodes both parts first (RFC 6749 section 2.3.1); `raw` joins them as they are, for servers
 * that expect that
 * @throws {ConfigurationError} `configuration` when an `id` with a colon is joined as it is: the server would take the colon
 * for the end of the id (RFC 7617 section 2)
 */
export function basicAuth(
  id: string,
  secret: string,
  encoding: 'form' | 'raw' = 'form',
): { readonly authorization: string } {
  if (encoding === 'raw' && id.includes(':'))
    throw new ConfigurationError(
      "The client's id has a colon, which HTTP Basic cannot send as it is. Use another method of client authentication.",
    );
  const part = encoding === 'raw' ? (text: string) => text : formEncodeComponent;
  return { authorization: `Basic ${toBase64(`${part(id)}:${part(secret)}`)}` };
}
