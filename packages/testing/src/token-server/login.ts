import type { ClientAuthenticationMethod, TokenDescriptor, TokenRequest } from '@token-clients/runtime';
import { type ReceivedRequest, readBasic, readBearer } from '../http/request.js';
import type { KnownCredentials } from './known-credentials.js';
import type { ReceivedFields } from './received-fields.js';

/** Why a request is rejected before anything is issued, in the words that a failure has. */
export interface Rejection {
  readonly kind: 'credential' | 'grant' | 'request';
  readonly why: string;
}

interface Login {
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
    checkClient(descriptor, known, request, fields) ??
    checkSigned(description, request, checkSignature) ??
    checkFields(descriptor, known, description, fields)
  );
}

function checkClient(
  { clientAuth }: TokenDescriptor,
  known: KnownCredentials,
  request: ReceivedRequest,
  fields: ReceivedFields,
): Rejection | undefined {
  const { methods, id, secret, basicEncoding } = clientAuth;
  const at = (place: 'header' | 'query' | 'body'): Login | undefined => {
    const value = secret && fields.at(place, secret.field);
    return value === undefined ? undefined : { id: id && fields.at(place, id.field), secret: value };
  };
  const sent: Partial<Record<ClientAuthenticationMethod, Login | undefined>> = {
    basic: basicLogin(request, basicEncoding),
    bearer: { id: undefined, secret: readBearer(request) },
    body: at('body') ?? (request.method === 'GET' ? at('query') : undefined),
    query: at('query'),
    header: at('header'),
  };
  const logins = methods.flatMap(method => (sent[method]?.secret === undefined ? [] : [sent[method]]));
  if (new Set(logins.map(login => JSON.stringify(login))).size > 1) {
    return { kind: 'request', why: 'The client authenticates in two ways at once.' };
  }
  const [login] = logins;
  const wrong = (why: string): Rejection => ({ kind: 'credential', why });
  if (!login) {
    if (methods.every(method => method in sent)) return wrong('The client does not authenticate.');
    const value = id && fields.value(id.field);
    return value !== undefined && !known.accepts(id?.credential ?? '', value)
      ? wrong('The client is not known.')
      : undefined;
  }
  if (id && login.id !== undefined && !known.accepts(id.credential, login.id))
    return wrong('The client is not known.');
  return secret && known.accepts(secret.credential, login.secret) ? undefined : wrong('The secret is wrong.');
}

function basicLogin(request: ReceivedRequest, encoding: 'form' | 'raw' = 'form'): Login | undefined {
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
