import { httpMethods } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { entriesAt, fieldAt, follow, type Located, ownField, rootOf } from './located.js';

/** An operation of a spec, as it was written. */
export interface FoundOperation {
  /** The key in `paths`. */
  readonly path: string;
  /** The key in the path item, such as `post`. */
  readonly method: string;
  /** Whether it stands in `additionalOperations`. */
  readonly isAdditional: boolean;
  readonly operation: Located;
  /** Returns a field that its path item has, or that the path item has by reference. */
  readonly shared: (name: string) => Located;
}

/** Lists the operations of a spec, those of path items by reference too. */
export function findOperations(spec: Spec): FoundOperation[] {
  const paths = fieldAt(rootOf(spec.document), 'paths');
  return entriesAt(paths)
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, item]) => spec.findings.attempt(() => operationsOfItem(spec, path, item)) ?? []);
}

function operationsOfItem(spec: Spec, path: string, item: Located): FoundOperation[] {
  const layers = layersOf(spec, item);
  const shared = (name: string) =>
    layers.map(layer => fieldAt(layer, name)).find(({ value }) => value !== undefined) ?? fieldAt(item, name);
  const named = METHODS.map(method => [method, shared(method), false] as const);
  const additional = entriesAt(shared('additionalOperations')).map(
    ([method, operation]) => [method, operation, true] as const,
  );
  return [...named, ...additional]
    .filter(([, { value }]) => isObject(value))
    .map(([method, operation, isAdditional]) => ({ path, method, isAdditional, operation, shared }));
}

/** The methods that a path item has fields for, those of OpenAPI 3.2 last. */
const METHODS = [...httpMethods, 'query'];

/** Lists a path item and what it refers to. A field of the first one that has it counts. */
function layersOf(spec: Spec, item: Located): Located[] {
  if (typeof ownField(item.value, '$ref') !== 'string') return [item];
  return [item, follow(spec, item)];
}

/** Returns an operation's key: no two operations have the same. */
export function keyOf({ path, method }: Pick<FoundOperation, 'path' | 'method'>): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Returns the operationId that an operation was given; undefined if it has none, or none that is a name. */
export function givenId({ operation }: Pick<FoundOperation, 'operation'>): string | undefined {
  const id = ownField(operation.value, 'operationId');
  return typeof id === 'string' && id.trim() !== '' ? id : undefined;
}
