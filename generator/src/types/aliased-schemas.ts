import { schemaName } from '../document/document.js';
import { pascalCase } from '../names.js';
import { isInCircle } from './circles.js';
import { keptComments } from './comments.js';
import { originalName } from './safe-names.js';
import type { TypeSchema } from './type-schema.js';

type Schemas = Readonly<Record<string, TypeSchema>>;

/**
 * Gives a type of its own to each schema that contains itself through lists alone, such as a list of such lists. TypeScript
 * looks into a list at once where it is a member of an interface, and only when it has to where it is such a type.
 *
 * Circles through the members of an object need none, and those that nothing breaks were rejected before.
 *
 * @param schemas by their names, as these stand in references
 * @returns the schemas, and the new types by name
 */
export function withAliases(schemas: Schemas): { readonly schemas: Schemas; readonly aliases: Schemas } {
  const references = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, [...new Set(eagerReferences(schema))]]),
  );
  const circular = [...references.keys()].filter(isInCircle(references));
  if (circular.length === 0) return { schemas, aliases: {} };
  const names = new Map<string, string>();
  for (const name of circular) names.set(name, aliasOf(name, new Set(names.values())));
  const rewritten = Object.entries(schemas).map(([name, schema]) => [name, refer(schema, names)] as const);
  return {
    schemas: Object.fromEntries(
      rewritten.map(([name, schema]) => {
        const alias = names.get(name);
        return [name, alias === undefined ? schema : { ...keptComments(schema), type: 'alias', name: alias }];
      }),
    ),
    aliases: Object.fromEntries(
      rewritten.flatMap(([name, schema]) => {
        const alias = names.get(name);
        return alias === undefined ? [] : [[alias, schema]];
      }),
    ),
  };
}

/** No other type of `types.ts` ends like this one. */
function aliasOf(name: string, taken: ReadonlySet<string>): string {
  const alias = `${pascalCase(originalName(name))}Type`;
  return taken.has(alias) ? `${alias}${taken.size}` : alias;
}

/** Lists what a type refers to outside of the members of objects. */
function eagerReferences(type: TypeSchema): string[] {
  const name = schemaName(type);
  const inner = [...(type.allOf ?? []), ...(type.oneOf ?? []), ...(type.prefixItems ?? [])];
  if (type.items) inner.push(type.items);
  return [...(name === undefined ? [] : [name]), ...inner.flatMap(eagerReferences)];
}

/** Copies a type with the new types in place of references. */
function refer(type: TypeSchema, names: ReadonlyMap<string, string>): TypeSchema {
  const alias = names.get(schemaName(type) ?? '');
  if (alias !== undefined) {
    const { $ref: _, ...rest } = type;
    return { ...rest, type: 'alias', name: alias };
  }
  const list = (types: readonly TypeSchema[] | undefined) => types?.map(one => refer(one, names));
  const { properties, additionalProperties, items, prefixItems, allOf, oneOf } = type;
  const members = Object.entries(properties ?? {}).map(([name, one]) => [name, refer(one, names)]);
  return {
    ...type,
    ...(properties && { properties: Object.fromEntries(members) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: refer(additionalProperties, names),
    }),
    ...(items && { items: refer(items, names) }),
    ...(prefixItems && { prefixItems: list(prefixItems) ?? [] }),
    ...(allOf && { allOf: list(allOf) ?? [] }),
    ...(oneOf && { oneOf: list(oneOf) ?? [] }),
  };
}
