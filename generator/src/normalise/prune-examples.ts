import type { OpenApiDocument } from '../document/document.js';
import { isObject } from '../document/json.js';
import { type Direction, namesLeftOut, propertiesOf, sameValue } from './direction.js';
import { ownField } from './located.js';

/** Copies an example without what the values of a direction leave out, at any depth. */
export function withoutLeftOut(
  document: OpenApiDocument,
  value: unknown,
  schema: unknown,
  direction: Direction,
): unknown {
  const inner = (member: unknown, own: unknown) => withoutLeftOut(document, member, own, direction);
  if (Array.isArray(value)) {
    const items = keywordOf(document, schema, 'items');
    return items === undefined ? value : value.map(member => inner(member, items));
  }
  if (!isObject(value)) return value;
  const names = namesLeftOut(document, schema, direction);
  const properties = new Map(sameValue(document, schema).flatMap(propertiesOf));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.has(name))
      .map(([name, member]) => [name, inner(member, properties.get(name))]),
  );
}

function keywordOf(document: OpenApiDocument, schema: unknown, keyword: string): unknown {
  return sameValue(document, schema)
    .map(part => ownField(part, keyword))
    .find(isObject);
}
