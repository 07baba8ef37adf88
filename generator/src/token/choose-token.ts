import { CLEAR } from './evidence.js';
import { GRANTS } from './grants.js';
import { isClear } from './ledger.js';
import type { Answers, TokenCandidate, TokenChoice, TokenQuestion } from './token-proposal.js';

/** A choice, or what has to be asked first; neither where no operation obtains a token. */
export interface ChosenTokens {
  readonly choice?: TokenChoice;
  readonly question?: TokenQuestion;
}

/**
 * Chooses the operations of which a token package is made. A refresh belongs to the operation whose path or response it
 * shares; revocation and introspection are taken where they are clear.
 *
 * @param candidates as {@link tokenCandidates} lists them
 */
export function chooseToken(
  candidates: readonly TokenCandidate[],
  answers: Answers = new Map(),
): ChosenTokens {
  const acquires = candidates.filter(({ role }) => role === 'acquire');
  if (acquires.length === 0) return {};
  const answer = answers.get('acquire');
  const answered = acquires.find(candidate => answer === textOf(candidate) || answer === candidate.operation);
  const acquire = answered ?? clearest(acquires);
  if (!acquire) return { question: question(acquires) };
  const side = (role: TokenCandidate['role'], fits: (candidate: TokenCandidate) => boolean = () => true) => {
    const [first, second] = candidates.filter(candidate => candidate.role === role && fits(candidate));
    return first && isClear(first.confidence, second?.confidence) ? first : undefined;
  };
  const [refresh] = candidates.filter(
    candidate => candidate.role === 'refresh' && candidate.confidence >= CLEAR && isPair(acquire, candidate),
  );
  const revoke = side('revoke');
  const introspect = side('introspect');
  const all = [acquire, refresh, revoke, introspect].flatMap(candidate => candidate?.operation ?? []);
  return { choice: { acquire, refresh, revoke, introspect, keep: [...new Set(all)] } };
}

/** The best grant of the best operation, if no other operation is nearly as likely. */
function clearest(acquires: readonly TokenCandidate[]): TokenCandidate | undefined {
  const byOperation = new Map<string, TokenCandidate[]>();
  for (const candidate of acquires)
    byOperation.set(candidate.operation, [...(byOperation.get(candidate.operation) ?? []), candidate]);
  const [best, next] = [...byOperation.values()].map(bestGrant).sort((a, b) => b.confidence - a.confidence);
  return best && isClear(best.confidence, next?.confidence) ? best : undefined;
}

/** Of the grants that one operation surely serves, the one that needs least of a person. */
function bestGrant(candidates: readonly TokenCandidate[]): TokenCandidate {
  const clear = candidates.filter(({ confidence }) => confidence >= CLEAR);
  const rank = ({ grantType }: TokenCandidate) => {
    const at = (GRANTS as readonly string[]).indexOf(grantType);
    return at < 0 ? GRANTS.length : at;
  };
  const [best] = (clear.length > 0 ? clear : candidates).toSorted(
    (a, b) => (clear.length > 0 ? rank(a) - rank(b) : 0) || b.confidence - a.confidence,
  );
  return best as TokenCandidate;
}

/** A token of one vendor's login must not be refreshed by the endpoint of another. */
function isPair(acquire: TokenCandidate, refresh: TokenCandidate): boolean {
  return (
    acquire.operation === refresh.operation ||
    acquire.pointer.split('/')[2] === refresh.pointer.split('/')[2] ||
    (acquire.response !== '' && acquire.response === refresh.response)
  );
}

function question(acquires: readonly TokenCandidate[]): TokenQuestion {
  return {
    key: 'acquire',
    question: 'Which operation obtains the token, and by which grant?',
    options: acquires.map(candidate => ({
      value: textOf(candidate),
      label: `${textOf(candidate)}: ${candidate.evidence.map(({ text }) => text).join(', ')}`,
      confidence: candidate.confidence,
    })),
  };
}

/** How a candidate is written in an answer. */
export function textOf({ operation, grantType }: TokenCandidate): string {
  return `${operation} ${grantType}`;
}
