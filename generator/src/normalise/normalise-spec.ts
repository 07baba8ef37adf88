import type { OpenApiDocument, OpenApiOperation, PathItem, SecurityScheme } from '../document/document.js';
import { Findings } from '../document/findings.js';
import type { Spec } from '../document/spec.js';
import { note } from './context.js';
import { type FoundOperation, findOperations, keyOf } from './found-operation.js';
import { Hoister } from './hoist-schemas.js';
import { entriesAt, fieldAt, follow, isObject, ownField, rootOf } from './located.js';
import { nameOperations } from './name-operations.js';
import { nameSchemas } from './name-schemas.js';
import { CLASS_NAME, nameTags, type TagName, tagOf } from './name-tags.js';
import { Names } from './names.js';
import { normaliseOperation } from './normalise-operation.js';
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
  const operationNames = nameOperations(whole, all, names);
  const tagNames = nameTags(whole, all, names);
  const hoister = new Hoister(spec, names, nameSchemas(whole, names));
  const operations = kept.flatMap((found): NormalOperation[] => {
    const name = operationNames.get(keyOf(found));
    const operation = name && findings.attempt(() => normaliseOperation({ spec, hoister }, found, name));
    return operation ? [{ found, operation }] : [];
  });
  hoister.addNamed();
  if (hoister.count > 0)
    note(
      spec,
      'inline-schemas',
      rootOf(document),
      `${hoister.count} inline schemas got names from their places`,
    );
  const { webhooks: _, ...rest } = document as OpenApiDocument & { readonly webhooks?: unknown };
  const normal: OpenApiDocument = {
    ...rest,
    tags: normaliseTags(spec, tagNames, operations),
    paths: pathsOf(operations),
    components: {
      schemas: hoister.schemas as NonNullable<typeof document.components>['schemas'] & object,
      securitySchemes: securitySchemes(spec),
    },
  };
  return splitDirections({ ...spec, document: places.copy(document, normal), whole: undefined }, names);
}

interface NormalOperation {
  readonly found: FoundOperation;
  readonly operation: OpenApiOperation;
}

function pathsOf(operations: readonly NormalOperation[]): Record<string, PathItem> {
  const items = new Map<string, [string, OpenApiOperation][]>();
  for (const { found, operation } of operations) {
    const item = items.get(found.path) ?? [];
    items.set(found.path, [...item, [found.method, operation]]);
  }
  return Object.fromEntries([...items].map(([path, item]) => [path, Object.fromEntries(item)]));
}

/** Lists the tags of operations, each with the name of its class. */
function normaliseTags(
  spec: Spec,
  names: ReadonlyMap<string, TagName>,
  operations: readonly NormalOperation[],
): NonNullable<OpenApiDocument['tags']> {
  const used = new Set(operations.map(({ found }) => tagOf(found)));
  return [...names].flatMap(([tag, { className, declared, isChanged }]) => {
    if (!used.has(tag)) return [];
    const place = declared ?? fieldAt(rootOf(spec.document), 'tags');
    if (isChanged) note(spec, 'class-name', place, `The tag "${tag}" becomes ${className}`, NAMED_BY);
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

function securitySchemes(spec: Spec): Record<string, SecurityScheme> {
  const schemes = entriesAt(fieldAt(fieldAt(rootOf(spec.document), 'components'), 'securitySchemes'));
  return Object.fromEntries(
    schemes.flatMap(([name, scheme]) => {
      const own = spec.findings.attempt(() => follow(spec, scheme));
      return isObject(own?.value) ? [[name, own.value as unknown as SecurityScheme]] : [];
    }),
  );
}
