import { namedMetadata } from '../discovery/named-metadata.js';
import { pointer, refOf } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { standardGrant } from '../synthesise/grant-requests.js';
import { tokenCandidates } from '../token/candidates.js';
import { chooseToken } from '../token/choose-token.js';
import type { Answers, TokenCandidate, TokenChoice, TokenQuestion } from '../token/token-proposal.js';
import {
  authorizationServers,
  type CompletedSpec,
  type StandardOptions,
  withStandardOperations,
} from './standard-operations.js';

/** How the operations of the token were found: in the spec, or made. */
export interface FoundOperations {
  readonly choice: TokenChoice;
  readonly completed?: CompletedSpec | undefined;
}

/** The answer to which operation obtains the token, if it is none that the spec has. */
const STANDARD = 'tokenUrl';

/**
 * Chooses the operations of the token: those of the spec, or else standard ones. What is not clear is asked.
 *
 * @param answer asks questions, and puts what was answered into `answers`
 * @throws {GenerateError} `spec_invalid` when no operation gives a token, and none can be made
 */
export async function chooseOperations(
  spec: Spec,
  standard: StandardOptions,
  answers: Answers,
  answer: (questions: readonly TokenQuestion[]) => Promise<void>,
): Promise<FoundOperations> {
  const candidates = tokenCandidates(spec.document).filter(candidate => isWanted(candidate, standard));
  for (;;) {
    const isStandard =
      answers.get('acquire') === STANDARD || candidates.every(({ role }) => role !== 'acquire');
    if (isStandard) {
      const completed = await withStandardOperations(spec, standard, answers, answer);
      if (!completed) {
        refuseUnreadPaths(spec);
        throw noToken(spec, standard);
      }
      return { choice: choiceOf(completed), completed };
    }
    const { choice, question } = chooseToken(candidates, answers);
    if (choice) return { choice };
    if (question) await answer([withStandard(question, spec, standard)]);
  }
}

/** Whether an operation of the spec obtains the token by the grant that the user named, if one was. */
function isWanted({ role, grantType }: TokenCandidate, { grants: [grant] }: StandardOptions): boolean {
  return role !== 'acquire' || grant === undefined || standardGrant(grantType) === grant;
}

/** Where operations of the spec are doubtful, a token endpoint that it names is another option. */
function withStandard(question: TokenQuestion, spec: Spec, standard: StandardOptions): TokenQuestion {
  const { servers } = authorizationServers(spec, standard);
  const [server] = servers;
  if (!server) return question;
  const label = `${STANDARD}: a standard operation, made from ${server.origin}`;
  const option = { value: STANDARD, label, confidence: 0.7 };
  return { ...question, options: [...question.options, option].sort((a, b) => b.confidence - a.confidence) };
}

function choiceOf({ spec, operations: [acquire = '', ...sides], grantType }: CompletedSpec): TokenChoice {
  const made = new Set([acquire, ...sides]);
  const candidates = tokenCandidates(spec.document);
  const roles = new Set(candidates.filter(({ operation }) => made.has(operation)).map(({ role }) => role));
  const usable = candidates.filter(
    ({ operation, role }) =>
      made.has(operation) || (!roles.has(role) && /^(?:revoke|introspect)$/.test(role)),
  );
  const { choice } = chooseToken(usable, new Map([['acquire', `${acquire} ${grantType}`]]));
  if (!choice) throw new Error(`${acquire} was made to obtain a token, and does not.`);
  // Of a grant that brings no refresh token, others of the server may.
  const { refresh: _, ...others } = choice;
  const isRefreshed = standardGrant(grantType)?.isRefreshed ?? true;
  return { ...(isRefreshed ? choice : others), keep: [...new Set([...choice.keep, ...made])] };
}

/**
 * Rejects the paths that a reference should have led to: the token operation may be one of them.
 *
 * @throws {GenerateError} `spec_invalid` with each reference
 */
function refuseUnreadPaths(spec: Spec): void {
  const { document, findings, unresolved = new Map() } = spec;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const fault = unresolved.get(refOf(item) ?? '');
    if (fault)
      findings.attempt(() => {
        throw invalidSpec(spec, pointer('paths', path), fault.problem, fault.fix, 'reference');
      });
  }
  findings.throwIfRefused();
}

function noToken(spec: Spec, standard: StandardOptions) {
  const [unusable] = authorizationServers(spec, standard).unusable;
  const named = namedMetadata(spec.document, undefined);
  return invalidSpec(
    spec,
    unusable?.pointer ?? '/paths',
    unusable ? `No operation obtains a token. ${unusable.problem}` : 'No operation obtains a token',
    `If the authorization server has metadata, read it: --discover ${named.length > 0 ? 'spec' : 'ISSUER'}. Or say how in an overlay that adds x-token (x-token.schema.json describes it), and pass it as --overlay FILE.`,
    'no-token',
  );
}
