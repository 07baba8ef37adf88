import { type OpenApiDocument, resolve, type Schema } from '../document/document.js';
import { flatten } from '../document/flatten.js';

/** What values of a schema look like to a style: a string (or a number, or a boolean), a list or an object. */
export type Shape = 'text' | 'list' | 'object';

/** Lists the shapes that values of a schema may have; none for a schema that says nothing. */
export function shapesOf(document: OpenApiDocument, schema: Schema): ReadonlySet<Shape> {
  const shapes = new Set<Shape>();
  const seen = new Set<Schema>();
  const collect = (given: Schema) => {
    const own = resolve(document, given);
    if (seen.has(own) || typeof own !== 'object') return;
    seen.add(own);
    const { type, properties, items, oneOf = [], anyOf = [], allOf = [], additionalProperties } = own;
    for (const one of [type ?? []].flat()) if (one !== 'null') shapes.add(shapeOf(one));
    if (type === undefined) {
      if (properties || additionalProperties) shapes.add('object');
      if (items) shapes.add('list');
      for (const value of own.enum ?? []) if (value !== null) shapes.add(shapeOfValue(value));
    }
    for (const part of [...oneOf, ...anyOf, ...allOf]) collect(part);
  };
  collect(schema);
  return shapes;
}

function shapeOf(type: string): Shape {
  return type === 'array' ? 'list' : type === 'object' ? 'object' : 'text';
}

function shapeOfValue(value: unknown): Shape {
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : 'text';
}

/**
 * Finds a part of a list or an object that is a list or an object itself, which no style writes. Returns its name, `[]` for an
 * item; undefined if there is none.
 */
export function nestedPart(document: OpenApiDocument, schema: Schema): string | undefined {
  const seen = new Set<Schema>();
  const isNested = (part: Schema) => [...shapesOf(document, part)].some(shape => shape !== 'text');
  const find = (given: Schema): string | undefined => {
    const own = flatten(document, given);
    if (seen.has(own)) return undefined;
    seen.add(own);
    const { properties = {}, items, additionalProperties, oneOf = [], anyOf = [] } = own;
    for (const [name, property] of Object.entries(properties)) if (isNested(property)) return name;
    if (items && isNested(items)) return '[]';
    if (typeof additionalProperties === 'object' && isNested(additionalProperties)) return '*';
    for (const variant of [...oneOf, ...anyOf]) {
      const found = find(variant);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(schema);
}
