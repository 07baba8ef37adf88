import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import { compareRequest } from './compare-request.js';
import { compareResponses } from './compare-responses.js';
import type { OperationInterface, PackageInterface } from './package-interface.js';
import { type OperationPair, type PairedOperations, placeOf } from './pair-operations.js';
import { type TypePairs, type TypeUse, usesOfTypes } from './pair-types.js';
import { listed, type Sentence, sentence, words } from './sentence.js';

export interface ComparedOperations {
  readonly changes: readonly Change[];
  /** Types that are spoken of: those that come and go with an operation. */
  readonly mentioned: ReadonlySet<string>;
}

/** Compares the operations of two versions. */
export function compareOperations(
  before: PackageInterface,
  after: PackageInterface,
  { pairs, removed, added }: PairedOperations,
  types: TypePairs,
): ComparedOperations {
  const kept = new Set(types.values());
  const gone = ownTypes(removed, usesOfTypes(before), name => types.has(name));
  const fresh = ownTypes(added, usesOfTypes(after), name => kept.has(name));
  const classes = renamedClasses(before, pairs);
  const context = { before, after, types };
  return {
    changes: [
      ...[...classes].map(([name, next]) => renamed('export', name, next, 'class')),
      ...removed.map(name => goneOperation(name, before.operations[name], gone.get(name) ?? [])),
      ...added.map(name => newOperation(name, after.operations[name], fresh.get(name) ?? [])),
      ...pairs.flatMap(pair => [
        ...compareNames(pair, classes),
        ...compareRequest(context, pair),
        ...compareResponses(context, pair),
        ...compareRest(pair),
      ]),
    ],
    mentioned: new Set([...gone.values(), ...fresh.values()].flat()),
  };
}

/** For each of these operations the types that only they use, each with the first one that does. */
function ownTypes(
  operations: readonly string[],
  uses: ReadonlyMap<string, TypeUse>,
  isKept: (type: string) => boolean,
): Map<string, string[]> {
  const own = new Map<string, string[]>(operations.map(name => [name, []]));
  for (const [type, use] of uses) {
    const users = [...use.operations];
    if (isKept(type) || !users.every(name => own.has(name))) continue;
    own.get(users[0] ?? '')?.push(type);
  }
  return own;
}

function goneOperation(
  name: string,
  operation: OperationInterface | undefined,
  types: readonly string[],
): Change {
  const place = operation ? placeOf(operation) : '';
  return changeOf('operation', name)(
    'removed',
    true,
    sentence`${name} (${place}) was removed${withTypes(types)}`,
  );
}

function newOperation(
  name: string,
  operation: OperationInterface | undefined,
  types: readonly string[],
): Change {
  const place = operation ? placeOf(operation) : '';
  return changeOf('operation', name)('added', false, sentence`${name} (${place}) is new${withTypes(types)}`);
}

function withTypes(types: readonly string[]): Sentence {
  if (types.length === 0) return words('');
  return sentence`, with its ${words(types.length === 1 ? 'type' : 'types')} ${listed(types)}`;
}

/** Finds classes whose operations have all moved to one that is new. */
function renamedClasses(before: PackageInterface, pairs: readonly OperationPair[]): Map<string, string> {
  const old = new Set(Object.values(before.operations).map(({ className }) => className));
  const classes = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const names = classes.get(pair.before.className) ?? new Set();
    classes.set(pair.before.className, names.add(pair.after.className));
  }
  return new Map(
    [...classes].flatMap(([name, nexts]) => {
      const [next = ''] = nexts;
      return nexts.size === 1 && next !== name && !old.has(next) ? [[name, next] as const] : [];
    }),
  );
}

function renamed(part: Change['part'], name: string, next: string, noun: string): Change {
  const start = noun === '' ? words('') : words(`the ${noun} `);
  return changeOf(part, name)('changed', true, sentence`${start}${name} is now called ${next}`);
}

function compareNames(
  { name, next, before, after }: OperationPair,
  classes: ReadonlyMap<string, string>,
): Change[] {
  const change = (isBreaking: boolean, text: Sentence) =>
    changeOf('operation', next)('changed', isBreaking, text);
  const isMoved = after.className !== (classes.get(before.className) ?? before.className);
  const isSameId = before.id === after.id || name !== next;
  return [
    ...(name === next ? [] : [renamed('operation', name, next, '')]),
    ...(isMoved
      ? [
          change(
            true,
            sentence`${next} is a method of ${after.className} now, no longer of ${before.className}`,
          ),
        ]
      : []),
    ...(isSameId
      ? []
      : [
          change(
            true,
            sentence`the types of ${next} are ${`operations['${after.id}']`} now, no longer ${`operations['${before.id}']`}`,
          ),
        ]),
    ...(placeOf(before) === placeOf(after)
      ? []
      : [
          change(
            true,
            sentence`${next} is sent as ${placeOf(after)} instead of ${placeOf(before)}, which calls of the raw client name`,
          ),
        ]),
    ...(!before.isDeprecated && after.isDeprecated
      ? [change(false, sentence`${next} is deprecated now`)]
      : []),
  ];
}

/** What no program has to know to compile: where it is sent, and how it is authenticated. */
function compareRest({ next, before, after }: OperationPair): Change[] {
  const changed = (isBreaking: boolean, text: Sentence) =>
    changeOf('operation', next)('changed', isBreaking, text);
  const [old, now] = [before.servers?.[0]?.url, after.servers?.[0]?.url];
  const [security = [], nextSecurity = []] = [before.security, after.security];
  return [
    ...(old === now
      ? []
      : [
          changed(
            true,
            now === undefined
              ? sentence`${next} is sent to the servers of the package now, no longer to ${old ?? ''}`
              : sentence`${next} is sent to ${now} now${old === undefined ? words('') : sentence`, no longer to ${old}`}`,
          ),
        ]),
    ...(JSON.stringify(security) === JSON.stringify(nextSecurity)
      ? []
      : [
          changed(
            false,
            sentence`${next} is authenticated by ${schemes(nextSecurity)} instead of ${schemes(security)}`,
          ),
        ]),
  ];
}

function schemes(security: readonly string[]): Sentence {
  const ways = security.filter(way => way !== '');
  if (ways.length === 0) return words('nothing');
  const all = ways.map(way => sentence`${way}`);
  const end = ways.length < security.length ? ' or nothing' : '';
  return {
    text: all.map(({ text }) => text).join(' or ') + end,
    markdown: all.map(({ markdown }) => markdown).join(' or ') + end,
  };
}
