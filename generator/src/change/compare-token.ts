import type { Change } from './change.js';
import { changeOf, type MakeChange } from './change-of.js';
import { compareCredentials } from './compare-credentials.js';
import type { PackageInterface, TokenInterface } from './package-interface.js';
import { listed, sentence, words } from './sentence.js';

/** Compares how a token is obtained. */
export function compareToken(
  { token: before }: PackageInterface,
  { token: after, factory }: PackageInterface,
): Change[] {
  return [
    ...compareCredentials(before.credentials, after.credentials, factory),
    ...compareClientAuth(before, after),
    ...compareRequests(before, after),
    ...compareFacts(before, after),
  ];
}

function compareClientAuth(
  { clientAuth: before }: TokenInterface,
  { clientAuth: after }: TokenInterface,
): Change[] {
  const change = changeOf('token', 'clientAuth');
  const gone = before.methods.filter(method => !after.methods.includes(method));
  const fresh = after.methods.filter(method => !before.methods.includes(method));
  const [old, now] = [before.methods[0] ?? '', after.methods[0] ?? ''];
  const isSigned = after.signature !== undefined && before.signature?.scheme !== after.signature.scheme;
  const rest = ({ methods: _, signature: __, ...others }: TokenInterface['clientAuth']) =>
    JSON.stringify(others);
  return [
    ...(gone.length > 0
      ? [change('removed', true, sentence`clients can no longer authenticate by ${listed(gone)}`)]
      : []),
    ...(fresh.length > 0
      ? [change('added', false, sentence`clients can authenticate by ${listed(fresh)}`)]
      : []),
    ...(old === now
      ? []
      : [change('changed', false, sentence`clients authenticate by ${now} unless they say otherwise`)]),
    ...(isSigned
      ? [
          change(
            'added',
            true,
            sentence`calls must be signed (${after.signature?.scheme ?? ''}): pass a ${'signer'}`,
          ),
        ]
      : []),
    ...(before.signature && !after.signature
      ? [change('removed', false, sentence`calls are signed no more (${before.signature.scheme})`)]
      : []),
    ...(rest(before) === rest(after)
      ? []
      : [change('changed', false, sentence`client ID and secret are sent in another way`)]),
  ];
}

function compareRequests(before: TokenInterface, after: TokenInterface): Change[] {
  return (['acquire', 'refresh', 'revoke'] as const).flatMap(kind => {
    const [old, now] = [before[kind], after[kind]];
    const change = changeOf('token', kind);
    if (!old && now) return [change('added', false, sentence`${words(CAN[kind])} (${now.operation})`)];
    if (old && !now) {
      // Without a refresh a token is requested again, if no person has to agree first.
      const isBreaking = kind !== 'refresh' || before.startsFrom !== undefined;
      return [change('removed', isBreaking, sentence`${words(CANNOT[kind])} (${old.operation})`)];
    }
    if (!old || !now) return [];
    const others = (old.otherPaths ?? []).filter(one => !(now.otherPaths ?? []).includes(one));
    return [
      ...(old.operation === now.operation
        ? []
        : [
            change(
              'changed',
              false,
              sentence`the ${words(kind)} request is ${now.operation} instead of ${old.operation}`,
            ),
          ]),
      ...(old.grantType === now.grantType
        ? []
        : [
            change(
              'changed',
              false,
              sentence`the ${words(kind)} request has the grant type ${now.grantType} instead of ${old.grantType}`,
            ),
          ]),
      ...(others.length > 0
        ? [change('removed', true, sentence`${'tokenPath'} can no longer be ${listed(others)}`)]
        : []),
      ...compareFields(change, kind, old.fields ?? {}, now.fields ?? {}),
    ];
  });
}

const CAN = {
  acquire: 'tokens can be requested',
  refresh: 'tokens are refreshed',
  revoke: 'tokens can be revoked',
} as const;
const CANNOT = {
  acquire: 'tokens can no longer be requested',
  refresh: 'tokens are refreshed no more',
  revoke: 'tokens can no longer be revoked',
} as const;

type Fields = NonNullable<TokenInterface['acquire']['fields']>;

function compareFields(change: MakeChange, kind: string, before: Fields, after: Fields): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap(name => {
    const [old, now] = [before, after].map(fields =>
      Object.hasOwn(fields, name) ? fields[name] : undefined,
    );
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (!now) return [change('changed', false, sentence`the ${words(kind)} request sends ${name} no more`)];
    const from = now.credential ?? (now.token ? `${now.token} token` : undefined);
    const source = from === undefined ? sentence`as ${JSON.stringify(now.value)}` : sentence`from ${from}`;
    return [change('changed', false, sentence`the ${words(kind)} request sends ${name} ${source}`)];
  });
}

/** What the lifecycle of a token goes by. */
const FACTS = {
  response: 'the token is read from other places of the response',
  errors: 'codes and messages of errors are read from other places',
  rotation: 'whether a refresh returns a new refresh token',
  failures: 'what failed token requests mean',
  expired: 'which responses mean that a token has expired',
  lockout: 'how many rejected attempts lock an account',
  startsFrom: 'what the first token is obtained with',
  secretFields: 'which fields are redacted',
} as const;

function compareFacts(before: TokenInterface, after: TokenInterface): Change[] {
  const facts = (Object.keys(FACTS) as (keyof typeof FACTS)[]).flatMap(fact => {
    const [old, now] = [JSON.stringify(before[fact]), JSON.stringify(after[fact])];
    if (old === now) return [];
    const text =
      FACTS[fact].startsWith('wh') || FACTS[fact].startsWith('how')
        ? `${FACTS[fact]} has changed`
        : FACTS[fact];
    return [changeOf('token', fact)('changed', false, words(text))];
  });
  const gone = (before.aliases ?? []).filter(alias => !(after.aliases ?? []).includes(alias));
  const fresh = (after.aliases ?? []).filter(alias => !(before.aliases ?? []).includes(alias));
  const change = changeOf('export', 'aliases');
  return [
    ...facts,
    ...(gone.length > 0
      ? [change('removed', true, sentence`the command line no longer knows the provider as ${listed(gone)}`)]
      : []),
    ...(fresh.length > 0
      ? [change('added', false, sentence`the command line knows the provider as ${listed(fresh)}, too`)]
      : []),
  ];
}
