import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import type { TokenInterface } from './package-interface.js';
import { listed, type Sentence, sentence, words } from './sentence.js';

/** What has lines of its own, in other files or below. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'credentials clientAuth acquire refresh revoke aliases response'.split(' '),
);

/** Compares what the lifecycle of a token goes by, and where it is in a response. */
export function compareTokenFacts(before: TokenInterface, after: TokenInterface): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as ReadonlySet<keyof TokenInterface>;
  const facts = [...names].flatMap(fact => {
    if (ELSEWHERE.has(fact) || isSame(before[fact], after[fact])) return [];
    // Whether a refresh returns a refresh token says nothing where there is no refresh.
    if (fact === 'rotation' && !(before.refresh && after.refresh)) return [];
    const text = FACTS[fact]?.(after) ?? sentence`${`x-token.${fact}`} has changed`;
    return [changeOf('token', fact)('changed', false, text)];
  });
  return [...facts, ...comparePlaces(before.response, after.response)];
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What is said of a fact that has changed. */
const FACTS: { readonly [Fact in keyof TokenInterface]?: (after: TokenInterface) => Sentence } = {
  errors: () => words('codes and messages of errors are read from other places'),
  rotation: ({ rotation = '' }) => sentence`a refresh returns a new refresh token: ${words(rotation)}`,
  failures: () => words('failed token requests are told apart in another way'),
  expired: ({ expired = [] }) =>
    sentence`a token counts as expired at the status ${listed(expired.map(({ status }) => String(status)))}`,
  lockout: ({ lockout }) =>
    lockout
      ? words(`an account locks after ${lockout.attempts} rejected attempts`)
      : words('no account locks after rejected attempts'),
  startsFrom: ({ startsFrom: { authorizationUrl } = { code: '' } }) =>
    authorizationUrl === undefined
      ? words('what the first token is obtained with has changed')
      : sentence`what the first token is obtained with has changed; people agree at ${authorizationUrl}`,
  secretFields: ({ secretFields }) => sentence`these are redacted: ${listed(secretFields)}`,
};

type Places = TokenInterface['response'];

function comparePlaces(before: Places, after: Places): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Places)[];
  return names.flatMap(name => {
    const [old, now] = [before[name], after[name]];
    if (isSame(old, now)) return [];
    const change = changeOf('token', `response.${name}`);
    const what = sentence`${name} of a token`;
    if (now === undefined) return [change('changed', false, sentence`${what} is no longer read`)];
    const place = placeText(now);
    const text =
      old === undefined
        ? sentence`${what} is ${place}`
        : sentence`${what} is ${place} instead of ${placeText(old)}`;
    return [change('changed', false, text)];
  });
}

/** Such as `/expires_in in seconds`. */
function placeText(place: NonNullable<Places[keyof Places]>): string {
  if (typeof place !== 'object') return String(place);
  if ('unit' in place) return `${place.field} in ${place.unit}`;
  return (place as readonly string[]).join(' or ');
}
