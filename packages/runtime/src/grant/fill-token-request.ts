import { toBase64 } from '../base64.js';
import { ConfigurationError } from '../errors/errors.js';
import { formEncodeComponent } from '../form.js';
import type {
  ClientAuthentication,
  ClientAuthenticationMethod,
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
  readonly parameters: Readonly<Record<string, string>>;
  /** Absent where the fields are in the query. */
  readonly body: Readonly<Record<string, string>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

type Fields = Record<string, string>;

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
  const { fields, query, headers } = clientFields(clientAuth, method, credentials);
  for (const [name, source] of Object.entries(request.fields)) {
    const value =
      'value' in source
        ? source.value
        : 'token' in source
          ? tokens[source.token]
          : credentials.value(source.credential);
    if (value) fields[name] = value;
  }
  for (const [name, value] of Object.entries(extraFields)) if (value) fields[name] = value;
  const isInQuery = request.fieldsIn === 'query';
  const parameters = isInQuery ? { ...query, ...fields } : query;
  const { path, query: known = [], secrets = [] } = request.operation;
  return {
    operation: {
      ...request.operation,
      // A refresh goes to where its token came from.
      path: path === acquire.operation.path ? tokenPath : path,
      query: [...new Set([...known, ...Object.keys(parameters)])],
      secrets: [...secrets, ...secretFields],
      // The descriptor decides what is sent: a client that authenticates by a header has no field for its id.
      required: [],
    },
    parameters,
    body: isInQuery ? undefined : fields,
    headers,
  };
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
): { fields: Fields; query: Fields; headers: Fields } {
  const idValue = id && credentials.value(id.credential);
  const secretValue = secret && credentials.value(secret.credential);
  const nowhere = { fields: {}, query: {}, headers: {} };
  if (method === 'none') return nowhere;
  if (method === 'basic') {
    return { ...nowhere, headers: { ...basicAuth(idValue ?? '', secretValue ?? '', basicEncoding) } };
  }
  const values: Fields = {};
  if (id && idValue) values[id.field] = idValue;
  // A signature proves who signs: the secret stays here.
  if (secret && secretValue && method !== 'signature') values[secret.field] = secretValue;
  const place = method === 'header' ? 'headers' : method === 'query' ? 'query' : 'fields';
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
