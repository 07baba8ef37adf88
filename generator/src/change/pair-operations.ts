import { inferredId } from '../normalise/name-operations.js';
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

/**
 * Finds each operation of one version in another: under its name, or else by its method and path. One whose name was made from
 * method and path is first looked for there, because another one may have that name now.
 */
export function pairOperations(before: PackageInterface, after: PackageInterface): PairedOperations {
  const [old, now] = [before.operations, after.operations];
  const places = new Map(Object.entries(now).map(([name, one]) => [placeOf(one), name] as const));
  const nexts = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (name: string, next: string | undefined) => {
    if (next === undefined || nexts.has(name) || taken.has(next)) return;
    nexts.set(name, next);
    taken.add(next);
  };
  for (const [name, one] of Object.entries(old))
    if (isInferred(name, one)) pair(name, places.get(placeOf(one)));
  for (const name of Object.keys(old)) if (Object.hasOwn(now, name)) pair(name, name);
  for (const [name, one] of Object.entries(old)) pair(name, places.get(placeOf(one)));
  return {
    pairs: Object.entries(old).flatMap(([name, operation]): OperationPair[] => {
      const next = nexts.get(name);
      const found = next === undefined ? undefined : now[next];
      return next !== undefined && found ? [{ name, next, before: operation, after: found }] : [];
    }),
    removed: Object.keys(old).filter(name => !nexts.has(name)),
    added: Object.keys(now).filter(name => !taken.has(name)),
  };
}

function isInferred(name: string, { method, path }: OperationInterface): boolean {
  return name.startsWith(inferredId(method, path));
}

/** How an operation is sent, such as `POST /token`. */
export function placeOf({ method, path }: OperationInterface): string {
  return `${method} ${path}`;
}
