import { schemaName } from '../document/document.js';
import type { TypeSchema } from './type-schema.js';

/**
 * Finds the schemas that contain themselves through lists alone, such as a list of such lists. TypeScript looks into a list
 * at once where it is a member of an interface, and only when it has to where it is a type with a name of its own.
 *
 * Circles through the members of an object need no name, and those that nothing breaks were rejected before.
 *
 * @returns names of schemas, as they stand in references
 */
export function aliasedSchemas(schemas: Readonly<Record<string, TypeSchema>>): string[] {
  const names = Object.keys(schemas);
  const reached = new Map(names.map(name => [name, [...new Set(eagerly(schemas[name] ?? {}))]]));
  return names.filter(name => reaches(reached, name, name));
}

function reaches(reached: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [...(reached.get(from) ?? [])];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === to) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    open.push(...(reached.get(here) ?? []));
  }
  return false;
}

/** Lists what a type refers to outside of the members of objects. */
function eagerly(type: TypeSchema): string[] {
  const name = schemaName(type);
  const inner = [...(type.allOf ?? []), ...(type.oneOf ?? []), ...(type.prefixItems ?? []), type.items ?? {}];
  return [...(name === undefined ? [] : [name]), ...inner.filter(one => Object.keys(one).length > 0).flatMap(eagerly)];
}
