import { isSchema, type Schema } from '../document/document.js';
import { type Context, reduceAlone, reduceCommented, reduceElsewhere } from './context.js';
import { knownProperties } from './known-properties.js';
import { safeName } from './safe-names.js';
import { ANY_OBJECT, ANYTHING, isAnything, type TypeSchema, unionOf } from './type-schema.js';

/** Rewrites what a schema says about objects. */
export function reduceObject(context: Context, schema: Schema): TypeSchema {
  const { properties = {}, required } = schema;
  const needed = Array.isArray(required) ? required.filter(name => typeof name === 'string') : [];
  const members = [
    ...Object.entries(properties).map(([name, property]) => [name, memberOf(context, property)] as const),
    ...needed
      .filter(name => !Object.hasOwn(properties, name))
      .map(name => [name, memberElsewhere(context, name)] as const),
  ];
  const index = indexOf(context, schema);
  if (members.length === 0) {
    return index === undefined || isAnything(index)
      ? ANY_OBJECT
      : { type: 'object', additionalProperties: index };
  }
  return {
    type: 'object',
    // A property may be called __proto__.
    properties: Object.fromEntries(members.map(([name, member]) => [safeName(name), member])),
    ...(needed.length > 0 && { required: [...new Set(needed.map(safeName))] }),
    ...(index !== undefined && { additionalProperties: isAnything(index) ? true : index }),
  };
}

function memberOf(context: Context, property: unknown): TypeSchema {
  const type = reduceCommented(context, property);
  return isSchema(property) && property.readOnly === true ? { ...type, readOnly: true } : type;
}

/** The type of a member that a schema requires and another part of the same value describes. */
function memberElsewhere(context: Context, name: string): TypeSchema {
  const [property] = knownProperties(context.document, context.whole).get(name) ?? [];
  return property === undefined ? ANYTHING : reduceElsewhere(context, property);
}

/**
 * The type of members that have no name; undefined if there are none.
 *
 * A type of TypeScript holds for all members, those with a name too. So it is widened for these: a type that they don't fit
 * would fit no value at all.
 */
function indexOf(context: Context, schema: Schema): TypeSchema | undefined {
  const { additionalProperties, unevaluatedProperties, patternProperties = {} } = schema;
  const others = additionalProperties ?? unevaluatedProperties;
  const patterns = Object.entries(patternProperties);
  if (patterns.length === 0 && (others === undefined || others === false)) return undefined;
  const isComplete = others === false || (others === undefined && patterns.some(matchesAll));
  const index = unionOf([
    ...patterns.map(([, one]) => reduceAlone(context, one)),
    ...(isComplete ? [] : [reduceAlone(context, others)]),
  ]);
  if (isAnything(index)) return index;
  const named = [...knownProperties(context.document, context.whole).values()].flat();
  return unionOf([index, ...named.map(one => reduceElsewhere(context, one))]);
}

function matchesAll([pattern]: readonly [string, unknown]): boolean {
  return /^\^?(\.|\[\\s\\S\])[*+]\$?$/.test(pattern);
}

/** Rewrites what a schema says about lists. */
export function reduceArray(context: Context, schema: Schema): TypeSchema {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  // Before JSON Schema 2020-12, `items` had the places, and `additionalItems` what follows them.
  const isOld = Array.isArray(schema.items);
  const places: unknown = isOld ? schema.items : schema.prefixItems;
  const items: unknown = isOld ? undefined : schema.items;
  if (!Array.isArray(places) || places.length === 0)
    return { type: 'array', items: items === false ? ANYTHING : reduceAlone(context, items) };
  const isClosed = items === false || maxItems <= places.length;
  return {
    type: 'tuple',
    prefixItems: places.map(place => reduceAlone(context, place)),
    minItems: Math.min(minItems, places.length),
    ...(!isClosed && { items: reduceAlone(context, items) }),
  };
}
