import {
  type OpenApiDocument,
  type OpenApiOperation,
  type PathItem,
  pointer,
  type SecurityScheme,
} from '../document/document.js';
import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { type FoundOperation, findOperations, keyOf } from './found-operation.js';
import { Hoister } from './hoist-schemas.js';
import { entriesAt, fieldAt, follow, ownField, rootOf } from './located.js';
import { nameOperations } from './name-operations.js';
import { nameSchemas } from './name-schemas.js';
import { CLASS_NAME, NO_TAG, nameTags, type TagName, tagOf } from './name-tags.js';
import { Names } from './names.js';
import { type NormalOperation, normaliseOperation } from './normalise-operation.js';
import { note } from './note.js';
import { isFreeName, ownNames } from './reserved-names.js';
import { splitDirections } from './split-directions.js';

/**
 * Writes a spec in the one form that all later steps read, openapi-typescript too: what the many ways of writing an
 * OpenAPI document say, said in one of them. Every operation, class and type has its name, and nothing but schemas is
 * referred to.
 *
 * Names are chosen for the whole spec, also for what a slice left out: so keeping another operation renames nothing.
 *
 * @throws {GenerateError} `spec_invalid` for what has no such form
 */
export function normaliseSpec(spec: Spec): Spec {
  const { document, findings, places } = spec;
  const whole: Spec = { ...spec, document: spec.whole ?? document };
  const own = new Set(ownNames(spec));
  const names = new Names(name => isFreeName(name) && !own.has(name));
  const kept = findOperations(spec);
  // What is not kept may be broken.
  const all = spec.whole ? findOperations({ ...whole, findings: new Findings() }) : kept;
  const [keys, tags] = [new Set(kept.map(keyOf)), new Set(kept.map(tagOf))];
  const operationNames = nameOperations(whole, all, names, operation => keys.has(keyOf(operation)));
  const tagNames = nameTags(whole, all, names, tag => tags.has(tag));
  const isKept = (name: string) => ownField(ownField(document.components, 'schemas'), name) !== undefined;
  const hoister = new Hoister(spec, names, nameSchemas(whole, names, isKept));
  const operations = kept.flatMap((found): WrittenOperation[] => {
    const name = operationNames.get(keyOf(found));
    const written = name && findings.attempt(() => normaliseOperation({ spec, hoister }, found, name));
    return written ? [{ ...written, found }] : [];
  });
  hoister.addNamed();
  if (hoister.count > 0)
    note(
      spec,
      'inline-schemas',
      rootOf(document),
      hoister.count === 1
        ? '1 inline schema got a name from its place'
        : `${hoister.count} inline schemas got names from their places`,
    );
  const { webhooks: _, ...rest } = document as OpenApiDocument & { readonly webhooks?: unknown };
  const normal: OpenApiDocument = {
    ...rest,
    tags: normaliseTags(spec, tagNames, operations),
    paths: pathsOf(spec, operations),
    components: {
      schemas: hoister.schemas as NonNullable<typeof document.components>['schemas'] & object,
      securitySchemes: securitySchemes(spec),
    },
  };
  return splitDirections({ ...spec, document: places.copy(document, normal), whole: undefined }, names);
}

interface WrittenOperation extends NormalOperation {
  readonly found: FoundOperation;
}

/** Writes the path items. An operation whose path another one has differs from it by its key, as it was written. */
function pathsOf(spec: Spec, operations: readonly WrittenOperation[]): Record<string, PathItem> {
  const items = new Map<string, Map<string, OpenApiOperation>>();
  for (const { found, path, operation } of operations) {
    const { method } = found;
    const key = items.get(path)?.has(method) ? found.path : path;
    const item = items.get(key) ?? new Map<string, OpenApiOperation>();
    if (item.has(method)) spec.findings.attempt(() => rejectSecond(spec, found));
    items.set(key, item.set(method, operation));
  }
  return Object.fromEntries([...items].map(([key, item]) => [key, Object.fromEntries(item)]));
}

function rejectSecond(spec: Spec, { path }: FoundOperation): never {
  throw invalidSpec(
    spec,
    pointer('paths', path),
    'Another path of the spec is sent as the same one',
    'Remove one of them.',
    'path',
  );
}

/** Lists the tags of operations, each with the name of its class. */
function normaliseTags(
  spec: Spec,
  names: ReadonlyMap<string, TagName>,
  operations: readonly WrittenOperation[],
): NonNullable<OpenApiDocument['tags']> {
  const used = new Set(operations.map(({ found }) => tagOf(found)));
  return [...names].flatMap(([tag, { className, declared, isChanged }]) => {
    if (!used.has(tag)) return [];
    if (isChanged && declared)
      note(spec, 'class-name', declared, `The tag "${tag}" becomes ${className}`, NAMED_BY);
    else if (isChanged || (tag === NO_TAG && !declared)) noteUndeclared(spec, tag, className);
    const description = ownField(declared?.value, 'description');
    return [
      {
        name: tag,
        ...(typeof description === 'string' && { description }),
        [CLASS_NAME]: className,
      },
    ];
  });
}

const NAMED_BY = `Choose another name with ${CLASS_NAME} on the tag.`;

function noteUndeclared(spec: Spec, tag: string, className: string): void {
  const what = tag === NO_TAG ? 'Operations without a tag are in' : `The tag "${tag}" becomes`;
  const fix = `Declare a tag "${tag}" with ${CLASS_NAME} to choose another name.`;
  note(spec, 'class-name', rootOf(spec.document), `${what} ${className}`, fix);
}

function securitySchemes(spec: Spec): Record<string, SecurityScheme> {
  const schemes = entriesAt(fieldAt(fieldAt(rootOf(spec.document), 'components'), 'securitySchemes'));
  return Object.fromEntries(
    schemes.flatMap(([name, scheme]) => {
      const own = spec.findings.attempt(() => follow(spec, scheme));
      return isObject(own?.value) ? [[name, own.value as unknown as SecurityScheme]] : [];
    }),
  );
}
