import type { OpenApiDocument, Schema } from '../document/document.js';
import { flatten } from '../document/flatten.js';
import { isObject } from '../document/json.js';
import { membersOf } from '../read/fields.js';

/**
 * Returns an example without the members that its schema does not list, at any depth: a caller in TypeScript can't write them
 * down. What a schema lists nothing of, or says of others, stays.
 */
export function declaredFields(document: OpenApiDocument, schema: Schema, value: unknown): unknown {
  const own = flatten(document, schema);
  if (Array.isArray(value)) {
    const { items } = own;
    return isObject(items) ? value.map(item => declaredFields(document, items as Schema, item)) : value;
  }
  if (!isObject(value)) return value;
  const members = membersOf(document, schema);
  if (members.size === 0) return value;
  const isOpen = own.additionalProperties !== undefined && own.additionalProperties !== false;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const known = members.get(name);
      if (known) return [[name, declaredFields(document, known.schema, member)]];
      return isOpen ? [[name, member]] : [];
    }),
  );
}
