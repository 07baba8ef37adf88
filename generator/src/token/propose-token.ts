import { pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { XToken, XTokenRequest } from '../read/x-token.js';
import { proposeClientAuth, type StatedAuth } from './client-auth.js';
import { CredentialBook } from './credential-book.js';
import { grantsOf, type ServedGrant } from './grants.js';
import { type KeyFields, proposeKeyFields } from './key-fields.js';
import { Ledger } from './ledger.js';
import { normalName } from './names.js';
import type { OperationFacts, SuccessFacts } from './operation-facts.js';
import { refuseProof } from './proof.js';
import { isPersonal, proposeFields } from './request-fields.js';
import { type FoundResponse, findResponse } from './response-mapping.js';
import { membersOfResponse } from './token-places.js';
import type { Answers, SpecAddition, TokenCandidate, TokenChoice, TokenProposal } from './token-proposal.js';
import { asksForToken, withoutTokens } from './token-security.js';
import { withAssumedResponse } from './untyped-response.js';
import { withWordedLifetime } from './worded-lifetime.js';

/**
 * Proposes an `x-token` for the chosen operations, with the evidence for each line and with what has to be asked.
 *
 * @param answers answers to the questions of an earlier proposal
 * @param stated how clients authenticate by the word of the server
 * @throws {GenerateError} `spec_invalid` when an operation of the choice is not in the model, or no member of its response
 *   can be a token
 */
export function proposeToken(
  model: ProviderModel,
  choice: TokenChoice,
  answers: Answers = new Map(),
  stated?: StatedAuth | undefined,
): TokenProposal {
  const ledger = new Ledger(answers);
  const book = new CredentialBook(model.spec.provider.name);
  const additions: SpecAddition[] = [];
  const acquire = found(model, choice.acquire);
  const grant = servedBy(acquire.facts, choice.acquire.grantType);
  noteOperation(ledger, 'acquire', choice.acquire, grant);
  const auth = proposeClientAuth(acquire.facts, grant, book, ledger, stated);
  const withKeys = (
    kind: KeyFields['kind'],
    { facts }: TokenCandidate,
    made: XTokenRequest,
  ): XTokenRequest => {
    const keys = proposeKeyFields(kind, facts, auth.clientAuth.secret?.field, book, ledger);
    additions.push(...keys.additions);
    return { ...made, fields: { ...made.fields, ...keys.fields } };
  };
  const request = withKeys('acquire', choice.acquire, {
    operation: acquire.operation.operationId,
    grantType: choice.acquire.grantType,
    fields: proposeFields({ kind: 'acquire', grant, ...auth }, book, ledger),
  });
  additions.push(...withoutInheritedSecurity(choice));
  const { success, addition } = withAssumedResponse(acquire.facts, ledger);
  if (addition) additions.push(addition);
  const inResponse = findResponse(success, ledger, {}, choice.refresh !== undefined);
  if (!inResponse) throw noToken(model, acquire.facts);
  const response = withWordedLifetime(acquire.facts, success, inResponse, ledger);
  refuseProof(model.spec, typePlace(success, response), response.tokenTypes ?? []);
  const { credentials } = book;
  const refresh =
    choice.refresh &&
    withKeys('refresh', choice.refresh, proposeRefresh(model, choice.refresh, auth, book, ledger));
  const startsFrom = isPersonal(grant.known) ? proposeStart(request, refresh, book, ledger) : undefined;
  const revoke =
    choice.revoke &&
    withKeys(
      'revoke',
      choice.revoke,
      proposeRevoke(model, choice.revoke, auth, book, ledger, refresh !== undefined),
    );
  const xToken: XToken = {
    ...(Object.keys(credentials).length > 0 && { credentials: { ...credentials } }),
    clientAuth: auth.clientAuth,
    acquire: request,
    ...(startsFrom && { startsFrom }),
    ...(refresh && { refresh }),
    ...(revoke && { revoke }),
    response: documented(response, success),
  };
  return { xToken, lines: ledger.lines, questions: ledger.questions, additions };
}

/** Where the vendor wrote what type of token the response has. */
function typePlace(success: SuccessFacts, { tokenType }: FoundResponse): string {
  const member = membersOfResponse(success).find(({ at }) => at === tokenType);
  return member?.pointer ?? success.pointer;
}

/** Takes off each token operation what it inherits of the document's security and would need a token for. */
function withoutInheritedSecurity({ acquire, refresh, revoke, introspect }: TokenChoice): SpecAddition[] {
  const all = [acquire, refresh, revoke, introspect].flatMap(candidate => candidate?.facts ?? []);
  const unique = [...new Map(all.map(facts => [facts.pointer, facts])).values()];
  return unique.flatMap(({ pointer: at, isInherited, requirements, schemes }) => {
    const traps = new Set(schemes.filter(asksForToken).map(({ name }) => name));
    const security = isInherited ? withoutTokens(requirements, name => traps.has(name)) : undefined;
    if (!security) return [];
    const reason = 'The security of the whole document would need a token to get a token.';
    return [{ pointer: at, value: { security }, reason }];
  });
}

/** What is assumed beside what the vendor documents is inferred again by whoever reads the spec. */
function documented(response: FoundResponse, success: SuccessFacts): FoundResponse {
  const places = new Set(membersOfResponse(success).map(({ at }) => at));
  return Object.fromEntries(
    Object.entries(response).filter(
      ([key, at]) => !/^(?:tokenType|refreshToken)$/.test(key) || places.has(String(at)),
    ),
  );
}

/** A grant that a person gives starts from its code, or from the refresh token of an earlier login. */
function proposeStart(
  acquire: XTokenRequest,
  refresh: XTokenRequest | undefined,
  book: CredentialBook,
  ledger: Ledger,
): XToken['startsFrom'] {
  const codes = Object.entries(acquire.fields ?? {}).filter(([name]) => /code$/i.test(normalName(name)));
  const code = codes.map(([, { credential }]) => credential).find(name => name !== undefined);
  if (code === undefined) return undefined;
  const why = 'a code is used once, and a person has to agree again';
  ledger.note('startsFrom.code', `credential ${code}`, why, 0.95);
  if (!refresh) return { code };
  const description = 'Refresh token of an earlier login.';
  const wanted = { name: 'refresh_token', description, secret: true, required: false, perRequest: true };
  const refreshToken = book.declare(wanted);
  ledger.note('startsFrom.refreshToken', `credential ${refreshToken}`, why, 0.95);
  return { code, refreshToken };
}

type Auth = ReturnType<typeof proposeClientAuth>;

/** The client proves itself at every token operation in one way: the field that carries it may be another object. */
function takenBy(
  facts: OperationFacts,
  { taken, clientAuth }: Auth,
): ReadonlySet<OperationFacts['shapes'][0]['fields'][0]> {
  const names = new Set([...taken].map(({ name }) => name));
  if (clientAuth.id && clientAuth.methods.some(method => method !== 'none')) names.add(clientAuth.id.field);
  if (clientAuth.secret) names.add(clientAuth.secret.field);
  return new Set(facts.shapes.flatMap(({ fields }) => fields.filter(({ name }) => names.has(name))));
}

function proposeRefresh(
  model: ProviderModel,
  candidate: TokenCandidate,
  auth: Auth,
  book: CredentialBook,
  ledger: Ledger,
): XTokenRequest {
  const { facts, operation } = found(model, candidate);
  const grant = servedBy(facts, candidate.grantType);
  noteOperation(ledger, 'refresh', candidate, grant);
  const plan = {
    kind: 'refresh',
    grant,
    taken: takenBy(facts, auth),
    isAssertion: auth.isAssertion,
  } as const;
  return {
    operation: operation.operationId,
    grantType: candidate.grantType,
    fields: proposeFields(plan, book, ledger),
  };
}

function proposeRevoke(
  model: ProviderModel,
  candidate: TokenCandidate,
  auth: Auth,
  book: CredentialBook,
  ledger: Ledger,
  hasRefresh: boolean,
): XTokenRequest {
  const { facts, operation } = found(model, candidate);
  noteOperation(ledger, 'revoke', candidate);
  const [shape = { fields: [] }] = facts.shapes;
  const takesRefresh = shape.fields.some(
    ({ kind, name }) => kind === 'refreshToken' || (kind === 'token' && !/access/i.test(name)),
  );
  const plan = {
    kind: 'revoke',
    grant: { grantType: '', known: undefined, shape },
    taken: takenBy(facts, auth),
    isAssertion: auth.isAssertion,
    revokes: hasRefresh && takesRefresh ? 'refresh' : 'access',
  } as const;
  return { operation: operation.operationId, grantType: 'revoke', fields: proposeFields(plan, book, ledger) };
}

function noteOperation(
  ledger: Ledger,
  kind: string,
  { operation, evidence, confidence }: TokenCandidate,
  grant?: ServedGrant,
): void {
  const forGrant = new Set(grant?.evidence.map(({ text }) => text));
  const texts = evidence.map(({ text }) => text);
  ledger.note(
    `${kind}.operation`,
    operation,
    texts.filter(text => !forGrant.has(text)).join(', '),
    confidence,
  );
  if (grant) ledger.note(`${kind}.grantType`, grant.grantType, [...forGrant].join(', '), confidence);
}

interface FoundOperation {
  readonly facts: OperationFacts;
  readonly operation: OperationModel;
}

function found({ spec, operations }: ProviderModel, candidate: TokenCandidate): FoundOperation {
  const { pointer: at, operation: name, facts } = candidate;
  const operation = operations.find(known => known.pointer === at);
  if (!operation)
    throw invalidSpec(spec, at, `There is no operation ${name}`, 'Choose another one.', 'no-token');
  return { facts, operation };
}

/** The way to send that grant. An answer may name a grant that no evidence speaks for. */
function servedBy(facts: OperationFacts, grantType: string): ServedGrant {
  const [shape = { fields: [] }] = facts.shapes;
  const served = grantsOf(facts).find(grant => grant.grantType === grantType);
  return served ?? { grantType, known: undefined, shape, evidence: [] };
}

function noToken({ spec }: ProviderModel, { operation, success }: OperationFacts) {
  const names = success.schema?.shapes.flatMap(shape => [...shape.keys()]) ?? [];
  const has = names.length > 0 ? `It has ${[...new Set(names)].join(', ')}` : 'Nothing is said of it';
  return invalidSpec(
    spec,
    success.pointer || pointer('paths'),
    `No member of the response of ${operation} has the name of a token`,
    `${has}. Name the token in x-token/response/accessToken.`,
    'no-token',
  );
}
