import type { Answers, TokenOption, TokenQuestion } from '../token/token-proposal.js';
import type { AuthorizationServer } from './authorization-server.js';
import { STANDARD_GRANTS, type StandardGrant, standardGrant } from './grant-requests.js';

/** From what standard operations are made: the first of the grants obtains the token. */
export interface GrantChoice {
  readonly server: AuthorizationServer;
  readonly grants: readonly StandardGrant[];
}

/** A choice, or what has to be asked first; neither where no server has a grant for which there are standard operations. */
export interface ChosenGrant {
  readonly choice?: GrantChoice;
  readonly question?: TokenQuestion;
}

interface Offer {
  readonly server: AuthorizationServer;
  readonly grant: StandardGrant;
  /** What to answer. */
  readonly value: string;
}

/**
 * Chooses the server and the grant that obtain the token. The operations serve all grants that the server is known to have,
 * and those that are wanted beside them.
 *
 * @param wanted grants that the user named, the one that obtains the token first; one that no server is known to have is
 *   believed
 */
export function chooseGrant(
  servers: readonly AuthorizationServer[],
  wanted: readonly StandardGrant[],
  answers: Answers = new Map(),
): ChosenGrant {
  const [first] = wanted;
  const all = offersOf(servers);
  const known = all.filter(({ server, grant }) => server.grantTypes.includes(grant.grantType));
  const fitting = first ? known.filter(({ grant }) => grant === first) : known;
  const offers = fitting.length > 0 ? fitting : all.filter(({ grant }) => grant === first);
  const answer = answers.get('grant');
  const named = answer === undefined ? undefined : standardGrant(answer);
  const chosen =
    offers.find(({ value }) => value === answer) ??
    only(offers.filter(({ grant }) => grant === named)) ??
    only(offers);
  if (chosen) return { choice: choiceOf(chosen, wanted) };
  return offers.length === 0 ? {} : { question: questionOf(offers) };
}

function offersOf(servers: readonly AuthorizationServer[]): Offer[] {
  return servers.flatMap(server =>
    STANDARD_GRANTS.map(grant => ({
      server,
      grant,
      value: servers.length > 1 ? `${grant.name} ${server.tokenUrl}` : grant.name,
    })),
  );
}

function choiceOf({ server, grant }: Offer, wanted: readonly StandardGrant[]): GrantChoice {
  const named = STANDARD_GRANTS.filter(({ grantType }) => server.grantTypes.includes(grantType));
  return { server, grants: [...new Set([grant, ...wanted, ...named])] };
}

function only<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined;
}

/** Of several flows, none is likelier than another: those that need no person lead. */
function questionOf(offers: readonly Offer[]): TokenQuestion {
  const ordered = [...offers].sort(
    (a, b) => STANDARD_GRANTS.indexOf(a.grant) - STANDARD_GRANTS.indexOf(b.grant),
  );
  return {
    key: 'grant',
    question: 'By which grant does the package obtain the token?',
    options: ordered.map(
      ({ server, value }): TokenOption => ({
        value,
        label: `${value}: ${server.origin} has it, at ${server.tokenUrl}`,
        confidence: 0.6,
      }),
    ),
  };
}
