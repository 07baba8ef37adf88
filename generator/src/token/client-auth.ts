import type { XToken } from '../read/x-token.js';
import { CLIENT_JWT, type CredentialBook, wantedFor } from './credential-book.js';
import { clientProof, demandsJwt, type ServedGrant } from './grants.js';
import { isClear, type Ledger, type Reading } from './ledger.js';
import { isApiKey } from './names.js';
import type { OperationFacts, RequestField } from './operation-facts.js';
import { asksForToken, isBasicKey } from './token-security.js';

type ClientAuth = NonNullable<XToken['clientAuth']>;
type Method = ClientAuth['methods'][number];

/** How the client authenticates, and which fields of the request that takes care of. */
export interface ProposedAuth {
  readonly clientAuth: ClientAuth;
  readonly taken: ReadonlySet<RequestField>;
  /** The client proves itself by a JWT in the field `client_assertion`. */
  readonly isAssertion: boolean;
}

/** How clients authenticate by the word of the server itself, where that is known. */
export interface StatedAuth {
  /** By the names that RFC 7591 registers; empty where the server says nothing, which means `client_secret_basic`. */
  readonly methods: readonly string[];
  /** Who says it, such as `the metadata of https://id.example`. */
  readonly origin: string;
}

/**
 * Finds how the client authenticates at a token operation, by the names that RFC 7591 registers.
 *
 * A bearer token, or `oauth2`, that the operation inherits from the whole document is no way to authenticate there: a token
 * would be needed to get a token.
 *
 * @param stated counts where the spec leaves it open
 */
export function proposeClientAuth(
  facts: OperationFacts,
  grant: ServedGrant,
  credentials: CredentialBook,
  ledger: Ledger,
  stated?: StatedAuth | undefined,
): ProposedAuth {
  noteInheritedTrap(facts, ledger);
  const parts = clientParts(facts, grant);
  const reading = ledger.settle(
    'clientAuth.methods',
    'How does the client authenticate?',
    withStated(readings(facts, grant, parts), stated, grant),
  );
  const methods = reading ?? ['none' as const];
  noteDifference(methods, stated, ledger);
  const [method = 'none'] = methods;
  if (method === 'none') return { clientAuth: { methods }, taken: new Set(), isAssertion: false };
  const { secret } = parts;
  const sendsSecret = methods.some(one => SECRET_METHODS.has(one));
  // An id elsewhere than where the method sends it, or one that the body needs beside HTTP Basic, is a field like others.
  const isElsewhere = method === 'basic' ? parts.id?.required : parts.id?.in !== placeOf(method);
  const id = isElsewhere ? undefined : parts.id;
  const taken = new Set([id, sendsSecret ? secret : undefined].filter(field => field !== undefined));
  const part = (field: RequestField | undefined, name: string, isSecret: boolean) => {
    // A client without a secret still has an ID.
    const required = !isSecret || !methods.includes('none');
    const more = required ? {} : { recommended: true };
    const wanted = field
      ? wantedFor(field, { required, ...more, ...(isSecret && { secret: true }) })
      : {
          name,
          secret: isSecret,
          required,
          ...more,
          description: `${isSecret ? 'Secret' : 'ID'} of your app.`,
        };
    return { credential: credentials.declare(wanted), field: field?.name ?? name };
  };
  const isBasic = methods.includes('basic');
  const idPart = id || isBasic ? part(id, 'client_id', false) : undefined;
  const isJwt = method === 'bearer' && secret === undefined && demandsJwt(facts);
  const secretOf = () => (sendsSecret ? part(secret, parts.secretName ?? 'client_secret', true) : undefined);
  const jwtOf = () => ({ credential: credentials.declare(CLIENT_JWT), field: CLIENT_JWT.name });
  const secretPart = isJwt ? jwtOf() : secretOf();
  return {
    clientAuth: { methods, ...(idPart && { id: idPart }), ...(secretPart && { secret: secretPart }) },
    taken,
    isAssertion: method === 'private_key_jwt' || method === 'client_secret_jwt',
  };
}

/** Where a method sends the client's id. */
function placeOf(method: Method): RequestField['in'] | undefined {
  if (method === 'header' || method === 'query') return method;
  return method === 'bearer' ? undefined : 'body';
}

const SECRET_METHODS: ReadonlySet<Method> = new Set<Method>(['basic', 'body', 'query', 'header', 'bearer']);

interface ClientParts {
  readonly id: RequestField | undefined;
  readonly secret: RequestField | undefined;
  /** A header or parameter of a security scheme that carries the secret. */
  readonly secretName: string | undefined;
  readonly schemeMethod: 'header' | 'query' | undefined;
}

function clientParts(facts: OperationFacts, { shape }: ServedGrant): ClientParts {
  const { fields } = shape;
  const known = fields.find(({ kind }) => kind === 'clientSecret');
  const key = fields.find(({ name }) => isApiKey(name));
  const secret = known ?? key;
  const id = fields.find(({ kind }) => kind === 'clientId') ?? (known ? key : undefined);
  const scheme = facts.schemes.find(
    one =>
      one.type === 'apiKey' && /^(?:header|query)$/.test(one.in) && !(facts.isInherited && asksForToken(one)),
  );
  const isOwn = scheme && !/^authorization$/i.test(scheme.keyName);
  return {
    id,
    secret,
    secretName: secret || !isOwn ? undefined : scheme.keyName,
    schemeMethod: secret || !isOwn ? undefined : (scheme.in as 'header' | 'query'),
  };
}

/** The ways that the spec shows, the surest first. */
function readings(
  facts: OperationFacts,
  grant: ServedGrant,
  parts: ClientParts,
): Reading<readonly Method[]>[] {
  const found: Reading<readonly Method[]>[] = [];
  const add = (methods: readonly Method[], evidence: string, confidence: number) => {
    const text = methods.map(registeredName).join(', ');
    if (!found.some(reading => reading.text === text))
      found.push({ value: methods, text, evidence, confidence });
  };
  const basic = basicEvidence(facts, grant);
  const { id, secret, schemeMethod, secretName } = parts;
  if (secret) {
    const own = PLACES[secret.in];
    const [also = undefined] =
      basic && basic.confidence >= 0.75 && secret.in === 'body' ? (['basic'] as const) : [];
    add(
      also ? [own, also] : [own],
      `the ${secret.in} has ${secret.name}${also ? `; ${basic?.evidence}` : ''}`,
      0.95,
    );
    return found;
  }
  const isOptional = facts.isOptional && !facts.isInherited;
  const proves = grant.known !== undefined && grant.known !== 'client_credentials';
  if (basic && isOptional && id?.in === 'body')
    add(['basic', 'none'], `${basic.evidence}, or ${id.name} is sent alone`, basic.confidence);
  else if (basic && isOptional && proves)
    add(['basic', 'none'], `${basic.evidence}, or by nothing but the grant`, basic.confidence);
  else if (basic) add(['basic'], basic.evidence, basic.confidence);
  const assertion = grant.shape.fields.find(({ kind }) => kind === 'clientAssertion');
  if (assertion) {
    const isSymmetric = /\bHS\d|hmac|client_secret_jwt|shared secret/i.test(
      `${assertion.description} ${facts.text}`,
    );
    const method = isSymmetric ? 'client_secret_jwt' : 'private_key_jwt';
    add([method], `the ${assertion.in} has ${assertion.name}`, assertion.required ? 0.93 : 0.85);
  }
  if (schemeMethod) add([schemeMethod], `it is secured by the ${schemeMethod} ${secretName}`, 0.9);
  const tls = facts.schemes.find(({ type }) => /^mutualtls$/i.test(type));
  if (tls) add(['tls_client_auth'], `it is secured by ${tls.name} (mutual TLS)`, 0.9);
  else if (TLS_WORDS.test(facts.text))
    add(['tls_client_auth'], 'the description is about a client certificate', 0.8);
  const bearer = bearerEvidence(facts, grant);
  if (bearer) add(['bearer'], bearer.evidence, bearer.confidence);
  const isPublic = proves || (id === undefined && grant.known === undefined);
  if (isPublic)
    add(
      ['none'],
      id ? `only ${id.name} is sent: a public client` : 'the grant is the proof',
      found.length > 0 ? 0.5 : 0.85,
    );
  if (found.length === 0) {
    // RFC 6749 section 2.3.1: every server that gives out secrets must take them by HTTP Basic.
    add(['basic'], 'nothing is said; RFC 6749 has every server accept it', 0.6);
    add(['body'], 'nothing speaks for it', 0.3);
    add(['none'], 'nothing speaks for it', 0.2);
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

/** Where the spec is not clear, what the server says leads, if the request can carry it. */
function withStated(
  found: Reading<readonly Method[]>[],
  stated: StatedAuth | undefined,
  { shape }: ServedGrant,
): readonly Reading<readonly Method[]>[] {
  const [first, second] = found;
  if (!stated || (first && isClear(first.confidence, second?.confidence))) return found;
  const { methods, origin } = stated;
  const hasAssertion = shape.fields.some(({ kind }) => kind === 'clientAssertion');
  const carried = (
    ['basic', 'private_key_jwt', 'client_secret_jwt', 'tls_client_auth', 'none'] as const
  ).find(method => methods.includes(registeredName(method)) && (hasAssertion || !method.endsWith('_jwt')));
  const method = methods.length === 0 ? 'basic' : carried;
  if (method === undefined) return found;
  const evidence =
    methods.length === 0
      ? `${origin} names none, which means client_secret_basic (RFC 8414)`
      : `${origin} has ${registeredName(method)}`;
  const text = registeredName(method);
  return [
    { value: [method], text, evidence, confidence: 0.97 },
    ...found.filter(reading => reading.text !== text).map(reading => ({ ...reading, confidence: 0.5 })),
  ];
}

/** What the spec says counts; that the server says otherwise is for its reader to know. */
function noteDifference(methods: readonly Method[], stated: StatedAuth | undefined, ledger: Ledger): void {
  if (!stated || stated.methods.length === 0) return;
  if (methods.some(method => stated.methods.includes(registeredName(method)))) return;
  const names = methods.map(registeredName).join(', ');
  ledger.note(
    'clientAuth',
    `${names}, as the spec has it`,
    `${stated.origin} has ${stated.methods.join(', ')}`,
    0.6,
  );
}

const PLACES: Readonly<Record<RequestField['in'], Method>> = {
  body: 'body',
  query: 'query',
  header: 'header',
  path: 'body',
  cookie: 'header',
};

const TLS_WORDS = /mutual[- ]tls|\bmtls\b|client certificate|tls_client_auth/i;
const BASIC_WORDS = /\bbasic\b.{0,30}\bauth|auth\w*.{0,40}\bbasic\b|client_secret_basic/is;

interface Found {
  readonly evidence: string;
  readonly confidence: number;
}

/** What speaks for HTTP Basic with the client's id and secret. */
function basicEvidence(facts: OperationFacts, { shape }: ServedGrant): Found | undefined {
  const scheme = facts.schemes.find(one => one.type === 'basic' || isBasicKey(one));
  if (scheme) return { evidence: `it is secured by ${scheme.name} (HTTP Basic)`, confidence: 0.95 };
  const header = shape.fields.find(isAuthorization);
  if (header && /basic/i.test(textOf(header)))
    return { evidence: `the header ${header.name} is described as Basic`, confidence: 0.9 };
  if (BASIC_WORDS.test(facts.text))
    return { evidence: 'the description is about HTTP Basic', confidence: 0.8 };
  if (header && !/bearer/i.test(textOf(header)))
    return { evidence: `there is a header ${header.name}, and its form is not described`, confidence: 0.5 };
  return undefined;
}

/** What speaks for a token of another kind, such as a key of an installation, that is sent as a bearer token. */
function bearerEvidence(facts: OperationFacts, grant: ServedGrant): Found | undefined {
  const { schemes, isInherited } = facts;
  const header = grant.shape.fields.find(isAuthorization);
  if (header && /bearer/i.test(textOf(header)))
    return { evidence: `the header ${header.name} is described as Bearer`, confidence: 0.9 };
  if (header && !/basic/i.test(textOf(header)))
    return { evidence: `there is a header ${header.name}, and its form is not described`, confidence: 0.45 };
  const own = schemes.find(({ type }) => type === 'bearer');
  const isOnlyProof =
    clientProof(facts, grant.shape).length === 0 &&
    (grant.known ?? 'client_credentials') === 'client_credentials';
  if (own && !isInherited && isOnlyProof)
    return { evidence: `it is itself secured by ${own.name} (bearer)`, confidence: 0.8 };
  if (isOnlyProof && demandsJwt(facts)) return { evidence: 'its description demands a JWT', confidence: 0.6 };
  return undefined;
}

/** A header parameter of this name is never sent as a parameter: it only shows how the client authenticates. */
export function isAuthorization({ kind, in: where }: RequestField): boolean {
  return where === 'header' && kind === 'authorization';
}

function textOf({ schema, examples, description }: RequestField): string {
  return [schema.pattern, description, ...examples.map(String), ...(schema.values ?? [])].join(' ');
}

function noteInheritedTrap({ isInherited, schemes }: OperationFacts, ledger: Ledger): void {
  const trap = schemes.filter(asksForToken);
  if (!isInherited || trap.length === 0) return;
  const names = trap.map(({ name }) => name).join(', ');
  ledger.note(
    'clientAuth',
    'security of the whole document is not used',
    `${names} would need a token to get one`,
    0.95,
  );
}

/** The method as RFC 7591 registers it; where it has none, our own name. */
export function registeredName(method: Method): string {
  return { basic: 'client_secret_basic', body: 'client_secret_post' }[method as string] ?? method;
}
