import type { PackageInterface } from './package-interface.js';
import { namesIn, type Shape } from './shape.js';

/** The type of the new version that each type of the old one has become, by name: the same, or one with a new name. */
export type TypePairs = ReadonlyMap<string, string>;

/** A place in both versions: what a parameter, a body or a response is. */
export type ShapePair = readonly [before: Shape, after: Shape];

/**
 * Finds out what became of each type. One that is gone has a new name if a new type stands where it stood.
 *
 * @param places where operations that are in both versions have types
 */
export function pairTypes(
  before: PackageInterface,
  after: PackageInterface,
  places: readonly ShapePair[],
): TypePairs {
  const pairs = new Map(
    Object.keys(before.types).flatMap(name =>
      Object.hasOwn(after.types, name) ? [[name, name] as const] : [],
    ),
  );
  const taken = new Set(pairs.values());
  const seen = new Set<string>();
  const open: ShapePair[] = [...places].reverse();
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [old, now] = pair;
    if (old.ref !== undefined && now.ref !== undefined) {
      const key = JSON.stringify([old.ref, now.ref]);
      if (seen.has(key)) continue;
      seen.add(key);
      if (!pairs.has(old.ref) && !taken.has(now.ref)) {
        pairs.set(old.ref, now.ref);
        taken.add(now.ref);
      }
      open.push([before.types[old.ref] ?? {}, after.types[now.ref] ?? {}]);
    } else open.push(...innerPairs(old, now).reverse());
  }
  return pairs;
}

function innerPairs(before: Shape, after: Shape): ShapePair[] {
  const fields = Object.entries(before.fields ?? {}).flatMap(([name, { is }]): ShapePair[] => {
    const field = Object.hasOwn(after.fields ?? {}, name) ? after.fields?.[name] : undefined;
    return field ? [[is, field.is]] : [];
  });
  const pair = (old: Shape | undefined, now: Shape | undefined): ShapePair[] =>
    old && now ? [[old, now]] : [];
  const lists = (['places', 'all', 'any'] as const).flatMap(list =>
    (before[list] ?? []).flatMap((old, index) => pair(old, after[list]?.[index])),
  );
  return [...fields, ...pair(before.items, after.items), ...pair(before.others, after.others), ...lists];
}

/** How a type is used: in what is sent, in what is received, and by which operations. */
export interface TypeUse {
  isSent: boolean;
  isReceived: boolean;
  readonly operations: Set<string>;
}

/** Finds out how each type of a package is used, by name. */
export function usesOfTypes({ operations, types }: PackageInterface): Map<string, TypeUse> {
  const uses = new Map<string, TypeUse>();
  const inner = new Map(Object.entries(types).map(([name, shape]) => [name, namesIn(shape)]));
  const mark = (shape: Shape, operation: string, how: 'isSent' | 'isReceived') => {
    const open = namesIn(shape);
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const use = uses.get(name) ?? { isSent: false, isReceived: false, operations: new Set<string>() };
      use[how] = true;
      use.operations.add(operation);
      uses.set(name, use);
      open.push(...(inner.get(name) ?? []));
    }
  };
  for (const [name, { parameters = {}, body, responses }] of Object.entries(operations)) {
    for (const { is } of [...Object.values(parameters), ...(body ? [body] : [])]) mark(is, name, 'isSent');
    for (const { is } of Object.values(responses)) if (is) mark(is, name, 'isReceived');
  }
  return uses;
}
