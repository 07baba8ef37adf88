import type { Evidence, Weighed } from './evidence.js';
import type { FieldKind } from './names.js';
import { isApiKey, normalName } from './names.js';
import type { OperationFacts, RequestField, RequestShape } from './operation-facts.js';

/** The grants that the generator knows, best first where an operation serves several: those that need no person lead. */
export const GRANTS = [
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'password',
  'authorization_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'refresh_token',
] as const;
export type KnownGrant = (typeof GRANTS)[number];

/** What a caller has to bring for a grant, beside the client's own credentials. All but the bracketed are needed. */
const PROOFS: Readonly<Record<KnownGrant, readonly FieldKind[]>> = {
  client_credentials: [],
  'urn:ietf:params:oauth:grant-type:token-exchange': ['subjectToken'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['assertion'],
  'urn:ietf:params:oauth:grant-type:saml2-bearer': ['assertion'],
  password: ['username', 'password'],
  authorization_code: ['code'],
  'urn:ietf:params:oauth:grant-type:device_code': ['deviceCode'],
  refresh_token: ['refreshToken'],
};

/** A grant that an operation serves. */
export interface ServedGrant {
  /** As it is sent in the field for the grant type; where there is none, as RFC 6749 names it. */
  readonly grantType: string;
  readonly known: KnownGrant | undefined;
  readonly shape: RequestShape;
  readonly evidence: readonly Weighed[];
}

/** Lists the grants that an operation serves, each once, with what speaks for each. */
export function grantsOf(facts: OperationFacts): ServedGrant[] {
  const served = new Map<string, ServedGrant>();
  for (const shape of facts.shapes) {
    for (const grant of grantsOfShape(facts, shape)) {
      const before = served.get(grant.grantType);
      if (!before || weightOf(grant) > weightOf(before)) served.set(grant.grantType, grant);
    }
  }
  return [...served.values()];
}

function weightOf({ evidence }: ServedGrant): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}

function grantsOfShape(facts: OperationFacts, shape: RequestShape): ServedGrant[] {
  const field = shape.fields.find(({ kind }) => kind === 'grantType');
  const fixed = field?.schema.values;
  if (field && fixed) {
    return fixed.map(value => {
      const known = knownGrant(value);
      return {
        grantType: value,
        known,
        shape,
        evidence: [
          says(`${field.name} may be ${value}`, field.schema.pointer, 0.7),
          ...proofOf(shape, known),
        ],
      };
    });
  }
  const hinted = field ? hintsOf(field, facts) : new Map<string, Weighed>();
  const byFields = provenGrants(shape);
  const grants = new Map<string, ServedGrant>();
  const add = (grantType: string, known: KnownGrant | undefined, evidence: readonly Weighed[]) => {
    const before = grants.get(grantType);
    grants.set(grantType, { grantType, known, shape, evidence: [...(before?.evidence ?? []), ...evidence] });
  };
  const needed = byFields.filter(({ isNeeded }) => isNeeded);
  for (const [value, evidence] of hinted) {
    const known = knownGrant(value);
    // An example or a word in a description is no match for a field without which nothing is accepted.
    const contradicted = known && needed.length > 0 && needed.every(({ grant }) => grant !== known);
    if (!contradicted) add(value, known, [evidence]);
  }
  const isHinted = grants.size > 0;
  for (const { grant, evidence, isNeeded } of byFields) {
    if (isNeeded || needed.length === 0) {
      const spelled = [...grants.values()].find(({ known }) => known === grant)?.grantType ?? grant;
      add(spelled, grant, evidence);
    }
  }
  if (needed.length === 0 && !isHinted) {
    const proof = clientProof(facts, shape);
    const evidence = proof.length > 0 ? proof : tokenProof(facts);
    if (evidence.length > 0) add('client_credentials', 'client_credentials', evidence);
  }
  return [...grants.values()];
}

/** Recognises a grant type in every spelling. */
export function knownGrant(value: string): KnownGrant | undefined {
  const name = normalName(value.replace(/^urn:.*:/, ''));
  return GRANTS.find(grant => normalName(grant.replace(/^urn:.*:/, '')) === name);
}

/** What default, examples and description of the field for the grant type say. */
function hintsOf(field: RequestField, { text }: OperationFacts): Map<string, Weighed> {
  const at = field.schema.pointer;
  const hints = new Map<string, Weighed>();
  const add = (value: unknown, hint: Weighed) => {
    if (typeof value === 'string' && value !== '' && !hints.has(value)) hints.set(value, hint);
  };
  add(field.schema.default, says(`${field.name} is ${String(field.schema.default)} by default`, at, 0.7));
  for (const example of field.examples)
    add(example, says(`an example has ${field.name}: ${String(example)}`, at, 0.6));
  for (const grant of GRANTS) {
    const word = grant.replace(/^urn:.*:/, '');
    const mentioned = new RegExp(`(?<![a-z_])${word.replace(/[-_]/g, '[-_ ]')}(?![a-z_])`, 'i');
    if (mentioned.test(field.description))
      add(grant, says(`the description of ${field.name} names ${word}`, at, 0.6));
    else if (/[-_]/.test(word) && mentioned.test(text))
      add(grant, says(`the operation's description names ${word}`, '', 0.4));
  }
  return hints;
}

/** The grants whose proof is among the fields. */
function provenGrants(shape: RequestShape) {
  return GRANTS.flatMap(grant => {
    const kinds = PROOFS[grant];
    if (kinds.length === 0 || grant.endsWith('saml2-bearer')) return [];
    const fields = kinds.map(kind => shape.fields.find(field => field.kind === kind));
    if (fields.some(field => field === undefined)) return [];
    // A `code` alone may be that of a second factor.
    if (grant === 'authorization_code' && !shape.fields.some(isOfCode)) return [];
    const isNeeded = fields.some(field => field?.required);
    return [{ grant, isNeeded, evidence: proofOf(shape, grant) }];
  });
}

function isOfCode({ kind, name, required }: RequestField): boolean {
  return (
    kind === 'redirectUri' ||
    kind === 'codeVerifier' ||
    (kind === 'code' && (required || normalName(name) !== 'code'))
  );
}

function proofOf(shape: RequestShape, grant: KnownGrant | undefined): Weighed[] {
  const kinds = grant ? PROOFS[grant] : [];
  return kinds.flatMap(kind => {
    const field = shape.fields.find(one => one.kind === kind);
    if (!field) return [];
    const weight = field.required ? 0.6 : 0.4;
    return [says(`${field.required ? 'needs' : 'takes'} ${field.name}`, field.schema.pointer, weight)];
  });
}

/** What speaks for a request that proves nothing but who the client is. */
export function clientProof(facts: OperationFacts, { fields }: RequestShape): Weighed[] {
  const secret = fields.find(({ kind }) => kind === 'clientSecret' || kind === 'clientAssertion');
  const id = fields.find(({ kind }) => kind === 'clientId');
  const key = fields.find(({ name }) => isApiKey(name));
  const scheme = facts.schemes.find(
    ({ type }) =>
      ['basic', 'mutualtls'].includes(type.toLowerCase()) || (type === 'apiKey' && !facts.isInherited),
  );
  const at = (field: RequestField) => field.schema.pointer;
  return [
    ...(id && secret ? [says(`takes ${id.name} and ${secret.name}`, at(secret), 0.6)] : []),
    ...(!id && secret ? [says(`takes ${secret.name}`, at(secret), 0.4)] : []),
    ...(key && !secret ? [says(`takes ${key.name}`, at(key), 0.4)] : []),
    ...(scheme ? [says(`is secured by ${scheme.name} (${scheme.type})`, '', 0.4)] : []),
  ];
}

/** A token of another kind that an operation itself demands, such as the key of an installation. */
function tokenProof(facts: OperationFacts): Weighed[] {
  const { schemes, isInherited } = facts;
  const own = isInherited ? undefined : schemes.find(({ type }) => type === 'bearer');
  if (own) return [says(`is itself secured by ${own.name} (bearer)`, '', 0.2)];
  return demandsJwt(facts) ? [says('its description demands a JWT', '', 0.2)] : [];
}

/** Whether the words of an operation, which no security scheme can say, are that clients authenticate by a JWT. */
export function demandsJwt({ text }: Pick<OperationFacts, 'text'>): boolean {
  return JWT_WORDS.test(text);
}

const JWT_WORDS =
  /\b(?:use|using|pass|send|with|requires?|needs?|authenticat\w+)\b[^.]{0,40}?\b(?:jwt|json web token)\b/i;

export function says(text: string, pointer: string, weight: number): Weighed {
  return { text, pointer, weight };
}

/** Leaves out what only weighing needs. */
export function shown(evidence: readonly Weighed[]): Evidence[] {
  return evidence.map(({ text, pointer }) => ({ text, pointer }));
}
