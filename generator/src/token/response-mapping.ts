import type { LifetimeField, ResponseMapping } from '@token-clients/runtime';
import { unitsOf } from './expiry.js';
import { isClear, type Ledger, type Reading } from './ledger.js';
import { normalName } from './names.js';
import type { SuccessFacts } from './operation-facts.js';
import { needsProof } from './proof.js';
import {
  examplesAt,
  expiryNamesOf,
  isExpiryName,
  membersOfResponse,
  type ResponseMember,
  tokensIn,
} from './token-places.js';

/** The mapping without what the runtime adds. */
export type FoundResponse = Partial<ResponseMapping>;

/**
 * Finds where everything is in a token response that `given` does not say.
 *
 * @param expectsRefresh whether an operation takes the refresh token, so that some response has to bring one
 * @returns undefined where nothing in the response may be a token
 */
export function findResponse(
  success: SuccessFacts,
  ledger: Ledger,
  given: FoundResponse = {},
  expectsRefresh = false,
): FoundResponse | undefined {
  const members = membersOfResponse(success);
  const accessToken = given.accessToken ?? findToken(success, ledger);
  if (accessToken === undefined) return undefined;
  const around = accessToken.slice(0, Math.max(0, accessToken.lastIndexOf('/')));
  const isObject = accessToken !== '';
  const find = (key: 'tokenType' | 'refreshToken' | 'scope' | 'issuedTokenType', names: RegExp) => {
    if (given[key] !== undefined) return given[key];
    const wrapped = key === 'refreshToken' ? members.find(({ at }) => WRAPPED_REFRESH.test(at)) : undefined;
    const found = isObject ? (nearest(members, around, names) ?? wrapped) : undefined;
    if (found) ledger.note(`response.${key}`, found.at, `its name is ${found.name}`, 0.95);
    return found?.at;
  };
  const tokenType = find('tokenType', /^token_?type$/) ?? assumedType(accessToken, members);
  const refreshToken =
    find('refreshToken', /^(?:\w+_)?refresh_?token$/) ??
    (expectsRefresh ? assumedRefresh(accessToken, ledger) : undefined);
  const lifetime = given.lifetime ?? (isObject ? findLifetime(success, accessToken, ledger) : undefined);
  const refreshLifetime = given.refreshLifetime ?? findRefreshLifetime(success, members, around, ledger);
  const scope = find('scope', /^(?:granted_)?scopes?$/);
  const typeMember = members.find(({ at }) => at === tokenType);
  const tokenTypes = given.tokenTypes ?? typesOf(success, typeMember, ledger);
  return {
    ...given,
    accessToken,
    ...(tokenType !== undefined && { tokenType }),
    ...(tokenTypes && { tokenTypes }),
    ...(lifetime && { lifetime }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(refreshToken !== undefined && refreshLifetime && { refreshLifetime }),
    ...(scope !== undefined && { scope }),
  };
}

/** A refresh token in an object of its own. */
const WRAPPED_REFRESH = /\/refresh(?:_?token)?\/(?:token|value|refresh_?token)$/i;

function findToken(success: SuccessFacts, ledger: Ledger): string | undefined {
  if (success.is === 'text') {
    ledger.note('response.accessToken', '', 'the whole body is a string', 0.8);
    return '';
  }
  const places = tokensIn(success);
  return ledger.settle(
    'response.accessToken',
    'Where in the response is the access token?',
    places.map(({ at, name, confidence, isInside }) => ({
      value: at,
      text: at,
      evidence: isInside ? 'the string in the object that has the name of a token' : `its name is ${name}`,
      // The string inside an object of such a name is shown as a choice of ours, and is clear if it is the only one.
      confidence: isInside && places.length === 1 ? Math.max(confidence, 0.75) : confidence,
    })),
  );
}

/** The closest member with such a name: beside the token, else around it, else anywhere. */
function nearest(
  members: readonly ResponseMember[],
  around: string,
  names: RegExp,
): ResponseMember | undefined {
  const distance = ({ at }: ResponseMember) => {
    const own = at.slice(0, at.lastIndexOf('/'));
    return own === around ? 0 : around.startsWith(own) ? 1 : 2;
  };
  return members
    .filter(({ name, schema }) => names.test(normalName(name)) && schema.type !== 'object')
    .sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * Where RFC 6749 has the type, even if the vendor documents none: a server that sends one there says whether the token is a
 * bearer token, and one that needs proof (`DPoP`, `mac`) must not be sent as if it were.
 */
function assumedType(accessToken: string, members: readonly ResponseMember[]): string | undefined {
  const at = accessToken.replace(/access_token$/, 'token_type');
  return at !== accessToken && members.every(member => member.at !== at) ? at : undefined;
}

function assumedRefresh(accessToken: string, ledger: Ledger): string | undefined {
  const at = accessToken.replace(/access_token$/, 'refresh_token').replace(/accessToken$/, 'refreshToken');
  if (at === accessToken) return undefined;
  ledger.note(
    'response.refreshToken',
    at,
    'assumed: a refresh needs one, and no response documents it',
    0.75,
  );
  return at;
}

function findLifetime(success: SuccessFacts, accessToken: string, ledger: Ledger): LifetimeField | undefined {
  const members = expiryNamesOf(success, accessToken);
  const readings = members.map(member => unitsOf(success, member));
  // A vendor that says it twice means the same: the clearest is taken.
  const clear = readings.findIndex(
    ([first, second]) => first && isClear(first.confidence, second?.confidence),
  );
  const index = Math.max(0, clear);
  const [member, units] = [members[index], readings[index]];
  if (!member || !units) return undefined;
  return ledger.settle(
    'response.lifetime',
    `In which unit is "${member.name}"?`,
    units.map(
      ({ unit, evidence, confidence }): Reading<LifetimeField> => ({
        value: { field: member.at, unit },
        text: `${member.at} in ${unit}`,
        evidence,
        confidence,
      }),
    ),
  );
}

/** The life of a refresh token is worth knowing, but nothing depends on it: what is not clear is left out, and shown. */
function findRefreshLifetime(
  success: SuccessFacts,
  members: readonly ResponseMember[],
  around: string,
  ledger: Ledger,
): LifetimeField | undefined {
  const member = members
    .filter(
      ({ name }) =>
        /refresh/.test(normalName(name)) && isExpiryName(normalName(name).replace(/refresh_?/, '')),
    )
    .find(({ at }) => at.startsWith(around));
  if (!member) return undefined;
  const [first, second] = unitsOf(success, member);
  if (!first || !isClear(first.confidence, second?.confidence)) {
    ledger.note('response.refreshLifetime', 'left out', `the unit of ${member.name} is unknown`, 0.75);
    return undefined;
  }
  ledger.note('response.refreshLifetime', `${member.at} in ${first.unit}`, first.evidence, first.confidence);
  return { field: member.at, unit: first.unit };
}

/** The types that the vendor documents and a bearer header can carry; undefined: `Bearer` alone. */
function typesOf(
  success: SuccessFacts,
  member: ResponseMember | undefined,
  ledger: Ledger,
): readonly string[] | undefined {
  if (!member) return undefined;
  const { values } = member.schema;
  const named = (values ?? examplesAt(success, member)).filter(
    (value): value is string => typeof value === 'string' && /^[\w.~+/-]{1,40}$/.test(value),
  );
  const proofs = named.filter(needsProof);
  if (proofs.length > 0)
    ledger.note(
      'response.tokenTypes',
      'Bearer',
      `tokens of type ${proofs.join(', ')} are refused: they need proof`,
      0.9,
    );
  const others = [...new Set(named.filter(type => !needsProof(type) && !/^bearer$/i.test(type)))];
  if (others.length === 0)
    return values && proofs.length === named.length && proofs.length > 0 ? proofs : undefined;
  ledger.note('response.tokenTypes', others.join(', '), 'the response documents this type', 0.8);
  return values && !named.some(type => /^bearer$/i.test(type)) ? others : ['Bearer', ...others];
}
