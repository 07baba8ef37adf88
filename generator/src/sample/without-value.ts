import {
  isSchema,
  lookUp,
  type OpenApiDocument,
  pointer,
  refOf,
  resolve,
  type Schema,
} from '../document/document.js';
import { isObject } from '../document/json.js';
import { type Direction, isLeftOut } from './fits.js';
import { plainSchema } from './plain-schema.js';
import { sampleOf } from './sample.js';

/**
 * Finds the innermost schema because of which another one has no value: a required member, a part of an `allOf`, or the items
 * of a list that can't be empty.
 *
 * @param at JSON pointer of the schema, for which {@link sampleOf} finds nothing
 * @returns its JSON pointer
 */
export function placeWithoutValue(
  document: OpenApiDocument,
  schema: Schema,
  at: string,
  direction: Direction,
): string {
  const seen = new Set<Schema>();
  const descend = (given: Schema, place: string): string => {
    seen.add(given);
    const inner = neededParts(document, given, place, direction).find(
      ([part]) => !seen.has(part) && !hasValue(document, part, direction),
    );
    return inner ? descend(...inner) : place;
  };
  return descend(schema, at);
}

/**
 * Lists the members that a value lacks because their schemas have no value, as JSON pointers of these schemas.
 *
 * @param value one that the schema allows, with all members for which there are values
 */
export function membersWithoutValue(
  document: OpenApiDocument,
  schema: Schema,
  at: string,
  value: unknown,
  direction: Direction,
): string[] {
  if (!isObject(value)) return [];
  const ref = refOf(schema);
  if (ref !== undefined)
    return membersWithoutValue(document, resolve(document, schema), ref.slice(1), value, direction);
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const place = at + pointer('properties', name);
    if (Object.hasOwn(value, name))
      return membersWithoutValue(document, member, place, value[name], direction);
    if (isLeftOut(plainSchema(document, member), direction) || hasValue(document, member, direction))
      return [];
    return [placeWithoutValue(document, member, place, direction)];
  });
}

function hasValue(document: OpenApiDocument, schema: Schema, direction: Direction): boolean {
  return sampleOf(document, schema, { direction, extent: 'required' }) !== undefined;
}

/** Lists the schemas that have to have a value if another one has one, each with its place. */
function neededParts(
  document: OpenApiDocument,
  schema: Schema,
  at: string,
  direction: Direction,
): [Schema, string][] {
  const { properties = {}, required = [], allOf = [], items, minItems = 0 } = schema;
  const ref = refOf(schema);
  const target = ref === undefined ? undefined : lookUp(document, ref);
  const members = Object.entries(properties).filter(
    ([name, member]) => required.includes(name) && !isLeftOut(plainSchema(document, member), direction),
  );
  return [
    ...(ref !== undefined && isSchema(target) ? [[target, ref.slice(1)] as [Schema, string]] : []),
    ...members.map(([name, member]): [Schema, string] => [member, at + pointer('properties', name)]),
    ...allOf.map((part, index): [Schema, string] => [part, at + pointer('allOf', index)]),
    ...(isSchema(items) && minItems > 0 ? [[items, at + pointer('items')] as [Schema, string]] : []),
  ];
}
