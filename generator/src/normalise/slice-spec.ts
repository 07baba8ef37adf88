import { httpMethods, type OpenApiDocument } from '../document/document.js';
import { Findings } from '../document/findings.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { type FoundOperation, findOperations } from './found-operation.js';
import { chooseOperations } from './kept-operations.js';
import { entriesAt, fieldAt, type Json, moved, ownField, rootOf } from './located.js';
import { tagOf } from './name-tags.js';
import { reachOf } from './reach.js';

/** The key that lists the operations of which a package is made. */
export const KEEP = 'x-keep';

/**
 * Leaves of a spec what is kept: the operations that its `x-keep` lists (by operationId, or as `POST /path`), all of them
 * without one, and what these reach. What is left out may be broken.
 *
 * @throws {GenerateError} `spec_invalid` for an `x-keep` that lists what the spec does not have
 */
export function sliceSpec(spec: Spec): Spec {
  const { document, places } = spec;
  const keep = fieldAt(rootOf(document), KEEP);
  if (keep.value === undefined) return spec;
  const all = findOperations({ ...spec, findings: new Findings() });
  const kept = chooseOperations(spec, keep, all);
  const { webhooks: _, security, ...rest } = document as OpenApiDocument & { readonly webhooks?: unknown };
  const isInherited = kept.some(({ operation }) => ownField(operation.value, 'security') === undefined);
  const paths = keptPaths(spec, kept);
  const reached = reachOf(spec, kept, paths);
  const tags = new Set(kept.map(tagOf));
  const slice = {
    ...rest,
    ...(isInherited && security !== undefined && { security }),
    paths,
    ...(isObject(document.components) && { components: keptComponents(spec, reached) }),
    ...(Array.isArray(document.tags) && {
      tags: document.tags.filter(tag => tags.has(String(ownField(tag, 'name')))),
    }),
  } as OpenApiDocument;
  return { ...spec, document: places.copy(document, slice), whole: document };
}

/** Writes the path items with nothing but the kept operations. Those of items by reference stand in their place. */
function keptPaths(spec: Spec, kept: readonly FoundOperation[]): Json {
  const byPath = new Map<string, FoundOperation[]>();
  for (const operation of kept)
    byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  const paths = fieldAt(rootOf(spec.document), 'paths');
  const items = entriesAt(paths).flatMap(([path, item]): [string, unknown][] => {
    const operations = byPath.get(path);
    if (!operations) return [];
    const { $ref: ref, ...own } = item.value as Json;
    const others = Object.entries(own).filter(([key]) => !METHODS.has(key));
    const shared = ref === undefined ? [] : sharedFields(spec, operations);
    const fields = Object.fromEntries([...others, ...shared, ...operationFields(spec, operations)]);
    return [[path, alike(spec, item.value, fields)]];
  });
  return alike(spec, paths.value, Object.fromEntries(items));
}

const METHODS: ReadonlySet<string> = new Set([...httpMethods, 'query', 'additionalOperations']);

/** Lists what operations have from a path item by reference. */
function sharedFields(spec: Spec, [first]: readonly FoundOperation[]): [string, unknown][] {
  return ['parameters', 'servers'].flatMap((key): [string, unknown][] => {
    const field = first?.shared(key);
    if (field?.value === undefined) return [];
    if (!Array.isArray(field.value)) return [[key, field.value]];
    const list = [...field.value];
    spec.places.set(list, spec.places.at(spec.document, field.at));
    return [[key, list]];
  });
}

function operationFields(spec: Spec, operations: readonly FoundOperation[]): [string, unknown][] {
  const written = (one: FoundOperation): [string, unknown] => [one.method, operationOf(spec, one)];
  const additional = operations.filter(({ isAdditional }) => isAdditional);
  return [
    ...operations.filter(({ isAdditional }) => !isAdditional).map(written),
    ...(additional.length > 0
      ? ([['additionalOperations', Object.fromEntries(additional.map(written))]] as [string, unknown][])
      : []),
  ];
}

/** Writes an operation without what its callbacks say: no code comes of them. */
function operationOf(spec: Spec, { operation }: FoundOperation): unknown {
  const callbacks = ownField(operation.value, 'callbacks');
  return moved(spec, operation, isObject(callbacks) ? { callbacks: {} } : {}).value;
}

/** Writes `components` with nothing but what is reached. */
function keptComponents(spec: Spec, reached: ReadonlySet<string>): Json {
  const components = fieldAt(rootOf(spec.document), 'components');
  const sections = entriesAt(components).flatMap(([section, part]): [string, unknown][] => {
    if (section.startsWith('x-') || !isObject(part.value)) return [[section, part.value]];
    const fields = entriesAt(part).filter(([, { at }]) => reached.has(at));
    if (fields.length === 0) return [];
    const kept = Object.fromEntries(fields.map(([name, { value }]) => [name, value]));
    return [[section, alike(spec, part.value, kept)]];
  });
  return alike(spec, components.value, Object.fromEntries(sections));
}

/** Says that a part stands where the one did of which it is a selection. */
function alike(spec: Spec, from: unknown, part: Json): Json {
  return spec.places.copy(from as Json, part);
}
