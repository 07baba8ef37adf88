import type { OperationInterface, PackageInterface } from './package-interface.js';

/** An operation of both versions, by its names in them. */
export interface OperationPair {
  readonly name: string;
  readonly next: string;
  readonly before: OperationInterface;
  readonly after: OperationInterface;
}

export interface PairedOperations {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Finds each operation of one version in another: under its name, or else by its method and path. */
export function pairOperations(before: PackageInterface, after: PackageInterface): PairedOperations {
  const [old, now] = [before.operations, after.operations];
  const places = new Map(
    Object.entries(now)
      .filter(([name]) => !Object.hasOwn(old, name))
      .map(([name, one]) => [placeOf(one), name] as const),
  );
  const pairs = Object.entries(old).flatMap(([name, operation]): OperationPair[] => {
    const next = Object.hasOwn(now, name) ? name : places.get(placeOf(operation));
    const found = next === undefined ? undefined : now[next];
    return next !== undefined && found ? [{ name, next, before: operation, after: found }] : [];
  });
  const [names, nexts] = [new Set(pairs.map(one => one.name)), new Set(pairs.map(one => one.next))];
  return {
    pairs,
    removed: Object.keys(old).filter(name => !names.has(name)),
    added: Object.keys(now).filter(name => !nexts.has(name)),
  };
}

/** How an operation is sent, such as `POST /token`. */
export function placeOf({ method, path }: OperationInterface): string {
  return `${method} ${path}`;
}
