import type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  TokenDescriptor,
  TokenRequest,
} from '@token-clients/runtime';
import { type ReceivedRequest, readBasic, readBearer } from '../http/request.js';
import type { KnownCredentials } from './known-credentials.js';
import type { ReceivedFields } from './received-fields.js';

/** Why a request is rejected before anything is issued, in the words that a failure has. */
export interface Rejection {
  readonly kind: 'credential' | 'grant' | 'request';
  readonly why: string;
}

interface Login {
  readonly method: ClientAuthenticationMethod;
  readonly id: unknown;
  readonly secret: unknown;
}

/**
 * Checks how a client authenticates (RFC 6749 section 2.3), and every credential that a token request has.
 *
 * @param checkSignature says what is wrong with a signature; undefined if nothing is
 */
export function checkLogin(
  descriptor: TokenDescriptor,
  known: KnownCredentials,
  description: TokenRequest,
  request: ReceivedRequest,
  fields: ReceivedFields,
  checkSignature: (request: ReceivedRequest) => string | undefined,
): Rejection | undefined {
  if (fields.problem !== undefined) return { kind: 'request', why: fields.problem };
  return (
    checkClient(descriptor, known, description, request, fields) ??
    checkSigned(description, request, checkSignature) ??
    checkFields(descriptor, known, description, fields)
  );
}

function checkClient(
  { clientAuth, credentials }: TokenDescriptor,
  known: KnownCredentials,
  { fieldsIn }: TokenRequest,
  request: ReceivedRequest,
  fields: ReceivedFields,
): Rejection | undefined {
  const { methods, id, secret } = clientAuth;
  const logins = loginsIn(clientAuth, fieldsIn, request, fields);
  if (logins.length > 1) return { kind: 'request', why: 'The client authenticates in two ways at once.' };
  const [login] = logins;
  const wrong = (why: string): Rejection => ({ kind: 'credential', why });
  if (!login && methods.every(method => WITH_SECRET.includes(method)))
    return wrong('The client does not authenticate.');
  const isOptional = !credentials[id?.credential ?? '']?.required || login?.method === 'bearer';
  const sentId = login ? login.id : id && fields.value(id.field);
  if (id && !(sentId === undefined && isOptional) && !known.accepts(id.credential, sentId))
    return wrong('The client is not known.');
  if (!login) return undefined;
  return known.accepts(secret?.credential ?? '', login.secret) ? undefined : wrong('The secret is wrong.');
}

/** Methods that send a secret. */
const WITH_SECRET: readonly ClientAuthenticationMethod[] = ['basic', 'bearer', 'body', 'query', 'header'];

/** Returns each of the provider's methods by which a request has a secret. */
function loginsIn(
  { methods, id, secret, basicEncoding }: ClientAuthentication,
  fieldsIn: TokenRequest['fieldsIn'],
  request: ReceivedRequest,
  fields: ReceivedFields,
): Login[] {
  const basic = basicLogin(request, basicEncoding);
  return methods
    .map((method): Login => {
      if (method === 'basic') return { method, id: basic?.id, secret: basic?.secret };
      if (method === 'bearer') return { method, id: undefined, secret: readBearer(request) };
      const place = method === 'body' ? fieldsIn : method;
      if (place !== 'body' && place !== 'query' && place !== 'header')
        return { method, id: undefined, secret: undefined };
      return {
        method,
        id: id && fields.at(place, id.field),
        secret: secret && fields.at(place, secret.field),
      };
    })
    .filter(login => login.secret !== undefined);
}

function basicLogin(
  request: ReceivedRequest,
  encoding: 'form' | 'raw' = 'form',
): { readonly id: string; readonly secret: string } | undefined {
  const sent = readBasic(request);
  return sent && encoding === 'form' ? { id: formDecode(sent.id), secret: formDecode(sent.secret) } : sent;
}

function formDecode(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}

function checkSigned(
  { operation }: TokenRequest,
  request: ReceivedRequest,
  checkSignature: (request: ReceivedRequest) => string | undefined,
): Rejection | undefined {
  const why = operation.signature === undefined ? undefined : checkSignature(request);
  return why === undefined ? undefined : { kind: 'credential', why };
}

/** Checks the credentials that are fields of the request: a missing one if it is required, a wrong one if it identifies. */
function checkFields(
  { credentials, startsFrom }: TokenDescriptor,
  known: KnownCredentials,
  { fields: described }: TokenRequest,
  fields: ReceivedFields,
): Rejection | undefined {
  for (const [name, source] of Object.entries(described)) {
    if (!('credential' in source)) continue;
    const value = fields.value(name);
    const { required = false, secret = false, perRequest = false } = credentials[source.credential] ?? {};
    if (value === undefined && required) return { kind: 'request', why: `${name} is missing.` };
    if (value === undefined || !(required || secret)) continue;
    if (known.accepts(source.credential, value)) continue;
    const isGrant = perRequest || source.credential === startsFrom?.code;
    return { kind: isGrant ? 'grant' : 'credential', why: `${name} is not accepted.` };
  }
  return undefined;
}
