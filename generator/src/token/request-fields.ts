import type { XTokenRequest } from '../read/x-token.js';
import { isAuthorization } from './client-auth.js';
import { type CredentialBook, type Wanted, wantedFor } from './credential-book.js';
import type { ServedGrant } from './grants.js';
import type { Ledger } from './ledger.js';
import { type FieldKind, normalName } from './names.js';
import type { RequestField } from './operation-facts.js';

type Fields = NonNullable<XTokenRequest['fields']>;
type Source = Fields[string];

/** What a request is filled for. */
export interface FillPlan {
  readonly kind: 'acquire' | 'refresh' | 'revoke';
  readonly grant: Pick<ServedGrant, 'grantType' | 'known' | 'shape'>;
  /** Fields that client authentication takes care of. */
  readonly taken: ReadonlySet<RequestField>;
  readonly isAssertion: boolean;
  /** The token that a revocation is about. */
  readonly revokes?: 'access' | 'refresh';
}

/**
 * Finds where the value of each field comes from: a fixed value where the spec has one, the token that is refreshed or
 * revoked, else a credential. Optional fields that no grant needs are left out, and shown.
 */
export function proposeFields(plan: FillPlan, credentials: CredentialBook, ledger: Ledger): Fields {
  const fields: Record<string, Source> = Object.create(null);
  const wanted = plan.grant.shape.fields.filter(
    field => !plan.taken.has(field) && !isOfProtocol(field) && !field.schema.isReadOnly,
  );
  const found = wanted.map(field => ({ field, filled: sourceOf(field, plan, credentials, ledger) }));
  const notSent = new Set(found.filter(({ filled }) => !filled).map(({ field }) => normalName(field.name)));
  const leftOut: string[] = [];
  for (const { field, filled } of found) {
    // A token's type without the token is an invalid request (RFC 8693 section 2.1).
    const isLeftOver = !field.required && notSent.has(normalName(field.name).replace(/_type$/, ''));
    if (!filled || isLeftOver) {
      leftOut.push(field.name);
      continue;
    }
    const [source, why] = filled;
    fields[field.name] = source;
    ledger.note(`${plan.kind}.fields.${field.name}`, shownSource(source), why, 0.9);
  }
  if (leftOut.length > 0)
    ledger.note(
      `${plan.kind}.fields`,
      `left out: ${leftOut.join(', ')}`,
      'optional; callers can pass extraFields',
      0.9,
    );
  return { ...fields };
}

/** What is never sent as a parameter (OpenAPI 3, Parameter Object). */
function isOfProtocol(field: RequestField): boolean {
  return (
    field.in === 'cookie' ||
    isAuthorization(field) ||
    (field.in === 'header' && /^(?:accept|content-type)$/i.test(field.name))
  );
}

/** What each kind of field needs, with whether a function makes a new value for each request. */
const PROOFS: Partial<Record<FieldKind, Partial<Wanted>>> = {
  username: {},
  password: { secret: true },
  code: { secret: true, perRequest: true },
  redirectUri: {},
  codeVerifier: { secret: true, perRequest: true },
  deviceCode: { secret: true, perRequest: true },
  assertion: { secret: true, perRequest: true },
  subjectToken: { secret: true, perRequest: true },
};

/** Which of them a grant sends. */
const SENT: Readonly<Record<string, readonly FieldKind[]>> = {
  password: ['username', 'password'],
  authorization_code: ['code', 'redirectUri', 'codeVerifier'],
  'urn:ietf:params:oauth:grant-type:device_code': ['deviceCode'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['assertion'],
  'urn:ietf:params:oauth:grant-type:saml2-bearer': ['assertion'],
  'urn:ietf:params:oauth:grant-type:token-exchange': ['subjectToken'],
};

/** Whether a person has to agree to a grant, which a program can't repeat. */
export function isPersonal(grant: string | undefined): boolean {
  return /authorization_code$|device_code$/.test(grant ?? '');
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

function sourceOf(
  field: RequestField,
  plan: FillPlan,
  credentials: CredentialBook,
  ledger: Ledger,
): [source: Source, why: string] | undefined {
  const { kind, name, required, schema } = field;
  const { grant, isAssertion, revokes } = plan;
  const ask = (more: Partial<Wanted>, why: string): [Source, string] => {
    const wanted = wantedFor(field, more);
    return [{ credential: credentials.declare(wanted), ...writtenAs(schema.type) }, why];
  };
  if (revokes) {
    if (kind === 'token' || (kind === 'refreshToken' && revokes === 'refresh'))
      return [{ token: revokes }, 'the token'];
    if (kind === 'tokenTypeHint') return [{ value: `${revokes}_token` }, 'RFC 7009 section 2.1'];
  }
  if (kind === 'grantType') return [{ value: grant.grantType }, 'the grant'];
  if (kind === 'refreshToken')
    return plan.kind === 'refresh' ? [{ token: 'refresh' }, 'the refresh token'] : undefined;
  if (kind === 'clientAssertionType')
    return isAssertion ? [{ value: schema.values?.[0] ?? JWT_BEARER }, 'RFC 7523'] : undefined;
  if (kind === 'clientAssertion')
    return isAssertion
      ? ask({ required: true, secret: true, perRequest: true }, 'a JWT, made for each request')
      : undefined;
  const sent = plan.kind === 'acquire' ? (SENT[grant.known ?? ''] ?? []) : [];
  if (kind && sent.includes(kind)) {
    // A grant that a person gives may start from a refresh token instead.
    const isStart = isPersonal(grant.known);
    const needs = isStart
      ? { required: false, recommended: required || kind === 'code' }
      : { required: true };
    return ask({ ...PROOFS[kind], ...needs }, 'what the grant is about');
  }
  const fixed = fixedValue(field);
  if (fixed && (required || fixed.isOnly)) return [{ value: fixed.value }, fixed.why];
  if (/_token_type$/.test(normalName(name)) && required) {
    if (schema.values !== undefined)
      return ask({ required }, 'the kind of token, of which there are several');
    ledger.note(`${plan.kind}.fields.${name}`, ACCESS_TOKEN, 'assumed: RFC 8693 section 3', 0.75);
    return [{ value: ACCESS_TOKEN }, 'assumed: RFC 8693 section 3'];
  }
  if (kind === 'clientId') return ask({ required }, 'names the client');
  // Both are part of what a token is good for, and so of the key under which it is kept.
  if (kind === 'scope' || kind === 'target') return ask({ required }, 'what the token is for');
  if (kind && kind in PROOFS && !required) return undefined;
  return required ? ask({ required }, 'required, and the spec has no value for it') : undefined;
}

function writtenAs(type: string | undefined): Pick<Source, 'as'> {
  if (type === 'array') return { as: 'list' };
  return type === 'integer' || type === 'number' || type === 'boolean' ? { as: 'json' } : {};
}

interface Fixed {
  readonly value: string | number | boolean;
  readonly why: string;
  /** No other value is allowed. */
  readonly isOnly: boolean;
}

function fixedValue({ schema }: RequestField): Fixed | undefined {
  const { values, default: usual } = schema;
  const [only] = values ?? [];
  if (values?.length === 1 && only !== undefined) return { value: only, why: 'the only value', isOnly: true };
  if (typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean')
    return { value: usual, why: 'the default', isOnly: false };
  return undefined;
}

function shownSource(source: Source): string {
  if (source.credential !== undefined) return `credential ${source.credential}`;
  return source.token === undefined ? String(source.value) : `the ${source.token} token`;
}
