import type { OpenApiDocument } from '../document/document.js';
import { confidenceOf, POSSIBLE, round, type Weighed } from './evidence.js';
import { membersOfExample } from './example-response.js';
import { clientProof, GRANTS, grantsOf, says, shown } from './grants.js';
import { type OperationFacts, operationsOf } from './operation-facts.js';
import { expiryNamesOf, membersOfResponse, tokensIn } from './token-places.js';
import type { TokenCandidate, TokenRole } from './token-proposal.js';
import { type TokenUrl, tokenUrlAt, tokenUrlsOf } from './token-url.js';

/**
 * Finds the operations that may obtain, refresh, revoke or introspect tokens, the likeliest first.
 *
 * It reads a document as its vendor wrote it, before anything else has judged it, and costs little on a document with
 * hundreds of operations. Each piece of evidence takes away its share of the doubt; what speaks against an operation takes
 * away a share of the confidence.
 */
export function tokenCandidates(document: OpenApiDocument): TokenCandidate[] {
  const urls = tokenUrlsOf(document);
  const found = [...operationsOf(document)].flatMap(facts => [
    ...acquireCandidates(facts, urls),
    ...sideCandidate('revoke', facts, revokeEvidence(facts)),
    ...sideCandidate('introspect', facts, introspectEvidence(facts)),
  ]);
  return found
    .filter(({ confidence }) => confidence >= POSSIBLE)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        rankOf(a.grantType) - rankOf(b.grantType) ||
        compare(a.operation, b.operation),
    );
}

/** Evidence is never proof. */
const SUREST = 0.99;

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rankOf(grantType: string): number {
  const rank = (GRANTS as readonly string[]).indexOf(grantType);
  return rank < 0 ? GRANTS.length : rank;
}

function candidate(
  role: TokenRole,
  facts: OperationFacts,
  grantType: string,
  evidence: readonly Weighed[],
  factor: number,
): TokenCandidate {
  const { operation, operationId, pointer, success } = facts;
  const confidence = round(Math.min(SUREST, confidenceOf(evidence) * factor));
  const response = membersOfResponse(success)
    .map(({ at }) => at)
    .sort()
    .join(' ');
  return {
    role,
    operation,
    operationId,
    pointer,
    facts,
    grantType,
    response,
    confidence,
    evidence: shown(evidence),
  };
}

function acquireCandidates(facts: OperationFacts, urls: readonly TokenUrl[]): TokenCandidate[] {
  const place = [...placeEvidence(facts), ...urlEvidence(facts, urls)];
  // Most operations of an API end here, before their responses are read.
  if (place.length === 0 && !hasProof(facts)) return [];
  const factor = doubtFactor(facts);
  if (factor < POSSIBLE) return [];
  const general = [...place, ...responseEvidence(facts)];
  if (general.length === 0) return [];
  return grantsOf(facts).map(({ grantType, known, evidence }) => {
    const role = known === 'refresh_token' ? 'refresh' : 'acquire';
    return candidate(role, facts, grantType, [...general, ...evidence], factor);
  });
}

/** What path, operationId and description say. */
function placeEvidence({ path, operationId = '', text, mediaType = '', shapes }: OperationFacts): Weighed[] {
  const parts: Weighed[] = [];
  const plain = path.replace(/[?#].*$/, '').replace(/\.\w{2,5}$|\/$/, '');
  if (OAUTH_PATH.test(plain)) parts.push(says(`the path is ${path}`, '', 0.6));
  else if (LOGIN_PATH.test(plain)) parts.push(says(`the path ends in ${plain.split('/').at(-1)}`, '', 0.4));
  const words = `${operationId} ${text}`;
  if (TOKEN_WORDS.test(words)) parts.push(says('name or description is about getting a token', '', 0.3));
  if (/form-urlencoded/i.test(mediaType) && parts.length > 0) parts.push(says('the body is a form', '', 0.2));
  if (hasGrantField({ shapes })) parts.push(says('has a field for the grant type', '', 0.4));
  return parts;
}

/** A security scheme that names the operation's URL says what the operation is for. */
function urlEvidence({ path }: OperationFacts, urls: readonly TokenUrl[]): Weighed[] {
  const url = tokenUrlAt(path, urls);
  return url ? [says(`it is the tokenUrl of ${url.scheme}`, '', 0.6)] : [];
}

const OAUTH_PATH =
  /(?:oauth|oidc|openid|connect|sso|idp|auth)[\w.-]*(?:\/[\w.{}-]+){0,3}?\/(?:access[-_]?)?token(?:\/(?:client[-_]?credentials?|password|refresh|exchange|code|authorization[-_]?code))?$/i;
const LOGIN_PATH =
  /\/(?:[\w.-]*tokens?|auth|authenticate|authentication|authorize|login|log-?on|sign-?in|sessions?|refresh|oauth2?)$/i;
const TOKEN_WORDS =
  /(?:get|create|generate|request|issue|obtain|acquire|fetch|exchange|refresh|renew|return)\w*[\W_]*(?:\w+\W+){0,3}?(?:o?auth\d?\W*)?(?:access|bearer|auth\w*|jwt|api|session|oauth\d?)?[\W_]*token|o?auth\w*[\W_]*token|log\s?in\b|sign\s?in\b|authenticate/i;

function responseEvidence({ success, operation }: OperationFacts): Weighed[] {
  if (success.is === 'text') return [says('the response is text', success.pointer, 0.2)];
  const shown = membersOfExample(success)?.success ?? success;
  const [token] = tokensIn(shown);
  if (!token && success.is === 'json')
    return [says('but no member of its response has the name of a token', success.pointer, 0)];
  if (!token) return [];
  const weight = token.confidence * 0.7;
  const expiry = expiryNamesOf(shown, token.at);
  return [
    says(`the response has ${token.at}`, token.pointer, weight),
    ...(expiry.length > 0
      ? [says(`and ${expiry[0]?.at} beside it`, expiry[0]?.pointer ?? operation, 0.3)]
      : []),
  ];
}

/** What speaks against an operation: 1 where nothing does. */
function doubtFactor(facts: OperationFacts): number {
  const { method, path, success, isInherited, schemes, operationId = '' } = facts;
  const byMethod = { POST: 1, GET: 0.8, PUT: 0.7, PATCH: 0.5 }[method] ?? 0;
  const isOther = OTHER_PATH.test(path) || OTHER_ID.test(operationId);
  const isOneOfMany = /\/\{[^}]+\}$/.test(path);
  const lacksToken =
    success.is === 'json' && tokensIn(success).length === 0 && membersOfExample(success) === undefined;
  const hasGrant = hasGrantField(facts);
  const isProven = hasProof(facts);
  const needsToken = !isInherited && schemes.some(({ type }) => /bearer|oauth2|openid/i.test(type));
  return (
    byMethod *
    (isOther ? 0.2 : 1) *
    (isOneOfMany ? 0.5 : 1) *
    (lacksToken && !hasGrant ? 0.3 : lacksToken ? 0.6 : 1) *
    (isProven ? 1 : 0.6) *
    (needsToken && !isProven ? 0.85 : 1)
  );
}

const OTHER_PATH =
  /\/(?:[\w.-]*(?:revo[ck]|introspect|verif|validat|userinfo|user_info|jwks|regist|reset|forgot|webhook|device_?token|csrf|invalidate|log-?out|sign-?out|sign-?up|push|permission|discover)[\w.-]*)(?:\/|$)/i;
const OTHER_ID =
  /revo[ck]|introspect|validat|verif|log_?out|sign_?out|(?:delete|list|update|remove)\w*token/i;

function hasGrantField({ shapes }: Pick<OperationFacts, 'shapes'>): boolean {
  return shapes.some(({ fields }) => fields.some(({ kind }) => kind === 'grantType'));
}

/** Whether the request proves who the client or its user is. */
function hasProof(facts: OperationFacts): boolean {
  const { shapes } = facts;
  return (
    hasGrantField(facts) || shapes.some(shape => clientProof(facts, shape).length > 0 || hasUserProof(shape))
  );
}

function hasUserProof({ fields }: OperationFacts['shapes'][number]): boolean {
  return fields.some(({ kind = '' }) =>
    ['password', 'code', 'refreshToken', 'deviceCode', 'assertion', 'subjectToken'].includes(kind),
  );
}

function sideCandidate(
  role: 'revoke' | 'introspect',
  facts: OperationFacts,
  evidence: Weighed[],
): TokenCandidate[] {
  return evidence.length > 0 ? [candidate(role, facts, '', evidence, 1)] : [];
}

function tokenField({ shapes }: OperationFacts): Weighed[] {
  const field = shapes
    .flatMap(({ fields }) => fields)
    .find(({ kind, in: where }) => (kind === 'token' || kind === 'refreshToken') && where !== 'path');
  return field ? [says(`takes ${field.name}`, field.schema.pointer, 0.5)] : [];
}

/** RFC 7009. Without a field for the token, the request can't be filled. */
function revokeEvidence(facts: OperationFacts): Weighed[] {
  const { method, path, operationId = '' } = facts;
  const field = tokenField(facts);
  if (!/^(?:POST|DELETE)$/.test(method) || field.length === 0) return [];
  const isPath = /\/[\w.-]*(?:revo[ck]|log-?out|sign-?out|invalidate)[\w.-]*$/i.test(path);
  const isId = /revo[ck]|log_?out|sign_?out|invalidate/i.test(operationId);
  return [
    ...(isPath ? [says(`the path is ${path}`, '', 0.6)] : []),
    ...(isId ? [says(`it is called ${operationId}`, '', 0.4)] : []),
    ...(isPath || isId ? field : []),
  ];
}

/** RFC 7662. */
function introspectEvidence(facts: OperationFacts): Weighed[] {
  const { method, path, operationId = '', success } = facts;
  if (!/^(?:POST|GET)$/.test(method)) return [];
  const isPath = /\/(?:[\w.-]*introspect[\w.-]*|token_?info|check_token)$/i.test(path);
  const isId = /introspect|token_?info/i.test(operationId);
  if (!isPath && !isId) return [];
  const active = success.schema?.shapes.some(shape => shape.has('active'));
  return [
    ...(isPath ? [says(`the path is ${path}`, '', 0.7)] : []),
    ...(isId ? [says(`it is called ${operationId}`, '', 0.5)] : []),
    ...(active ? [says('the response has /active', success.schema?.pointer ?? '', 0.5)] : []),
    ...tokenField(facts),
  ];
}
