import { isSchema, type OpenApiDocument, type Schema } from '../document/document.js';
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
  const { additionalProperties: others } = own;
  if (members.size === 0 && !isSchema(others)) return value;
  const isOpen = takesOthers(document, schema);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const known = members.get(name);
      if (known) return [[name, declaredFields(document, known.schema, member)]];
      return isOpen ? [[name, isSchema(others) ? declaredFields(document, others, member) : member]] : [];
    }),
  );
}

/** Whether a schema says of members that it does not list what they are. */
export function takesOthers(document: OpenApiDocument, schema: Schema): boolean {
  const { additionalProperties } = flatten(document, schema);
  return additionalProperties !== undefined && additionalProperties !== false;
}
