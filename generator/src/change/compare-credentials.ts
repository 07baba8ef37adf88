import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import type { CredentialInterface, TokenInterface } from './package-interface.js';
import { listed, sentence, words } from './sentence.js';

/** Compares what callers pass to obtain a token. */
export function compareCredentials(
  before: TokenInterface['credentials'],
  after: TokenInterface['credentials'],
  factory: string,
): Change[] {
  const known = Object.entries(before).flatMap(([name, credential]) => {
    const next = Object.hasOwn(after, name) ? after[name] : undefined;
    if (next) return compareCredential(name, credential, next, factory);
    return [
      changeOf('credential', name)('removed', true, sentence`the option ${name} of ${factory} was removed`),
    ];
  });
  const added = Object.entries(after).flatMap(([name, { required }]) => {
    if (Object.hasOwn(before, name)) return [];
    const isNeeded = required !== false;
    const text = sentence`the option ${name} of ${factory} is new${words(isNeeded ? ', and must be passed' : '')}`;
    return [changeOf('credential', name)('added', isNeeded, text)];
  });
  return [...known, ...added];
}

function compareCredential(
  name: string,
  before: CredentialInterface,
  after: CredentialInterface,
  factory: string,
): Change[] {
  const change = changeOf('credential', name);
  const what = sentence`the option ${name} of ${factory}`;
  const [was, is] = [before.required !== false, after.required !== false];
  const env = (credential: CredentialInterface) => [
    ...(credential.env ?? []),
    ...(credential.envPointer ? [credential.envPointer] : []),
  ];
  const gone = env(before).filter(one => !env(after).includes(one));
  const fresh = env(after).filter(one => !env(before).includes(one));
  return [
    ...(!was && is ? [change('changed', true, sentence`${what} must be passed now`)] : []),
    ...(was && !is ? [change('changed', false, sentence`${what} may be left out now`)] : []),
    // A secret may be a function, anything else is a string.
    ...(before.secret && !after.secret
      ? [change('changed', true, sentence`${what} is no secret now, and must be a string`)]
      : []),
    ...(!before.secret && after.secret ? [change('changed', false, sentence`${what} is a secret now`)] : []),
    ...(Boolean(before.perRequest) === Boolean(after.perRequest)
      ? []
      : [
          change(
            'changed',
            false,
            after.perRequest
              ? sentence`${what} is asked for again for each token request`
              : sentence`${what} is kept between token requests`,
          ),
        ]),
    ...(gone.length > 0
      ? [change('removed', true, sentence`${name} is no longer read from ${listed(gone)}`)]
      : []),
    ...(fresh.length > 0
      ? [change('added', false, sentence`${name} is also read from ${listed(fresh)}`)]
      : []),
  ];
}
