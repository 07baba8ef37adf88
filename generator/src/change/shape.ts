import { schemaName } from '../document/document.js';
import { pascalCase } from '../names.js';
import { originalName } from '../types/safe-names.js';
import type { TypeSchema } from '../types/type-schema.js';
import type { TypesDocument } from '../types/types-document.js';

/**
 * A type of a package as data, without comments: what TypeScript compares, and nothing else. No member at all: any value.
 */
export interface Shape {
  /** Name of the type that it is. */
  readonly ref?: string;
  /** As in `TypeSchema`. */
  readonly type?: string;
  /** The values that it may have. */
  readonly values?: readonly unknown[];
  readonly fields?: Readonly<Record<string, FieldShape>>;
  /** The type of members without a name. */
  readonly others?: Shape;
  /** Of a list. */
  readonly items?: Shape;
  /** The first places of a list, and how many of them are always there. */
  readonly places?: readonly Shape[];
  readonly least?: number;
  /** It is all of these. */
  readonly all?: readonly Shape[];
  /** It is one of these. */
  readonly any?: readonly Shape[];
}

/** A member of an object. */
export interface FieldShape {
  readonly is: Shape;
  readonly isOptional?: true;
  readonly isDeprecated?: true;
}

/** Lists the exported types of a package by their names. */
export function shapesOf(document: TypesDocument): Record<string, Shape> {
  const { 'x-aliases': aliases = {} } = document;
  const types = Object.entries(document.components.schemas).map(([name, schema]) => {
    const own = schema.type === 'alias' ? (aliases[schema.name ?? ''] ?? schema) : schema;
    return [typeNameOf(name), shapeOf(own, document)] as const;
  });
  return Object.fromEntries(types);
}

/** Reads the type that a schema is printed as. */
export function shapeOf(schema: TypeSchema, document: TypesDocument): Shape {
  const read = (one: TypeSchema) => shapeOf(one, document);
  const {
    type,
    properties,
    additionalProperties: others,
    items,
    prefixItems,
    minItems,
    allOf,
    oneOf,
  } = schema;
  const name = type === 'alias' ? aliasedBy(schema.name ?? '', document) : schemaName(schema);
  if (name !== undefined) return { ref: typeNameOf(name) };
  if (schema.const !== undefined) return { values: [schema.const] };
  if (schema.enum) return { values: schema.enum };
  return {
    ...(type !== undefined && { type: type === 'integer' ? 'number' : type }),
    ...(properties && { fields: fieldsOf(schema, read) }),
    ...(others !== undefined && others !== false && { others: others === true ? {} : read(others) }),
    ...(items && { items: read(items) }),
    ...(prefixItems && { places: prefixItems.map(read), least: minItems ?? 0 }),
    ...(allOf && { all: allOf.map(read) }),
    ...(oneOf && { any: oneOf.map(read) }),
  };
}

function fieldsOf(
  { properties = {}, required = [] }: TypeSchema,
  read: (schema: TypeSchema) => Shape,
): Record<string, FieldShape> {
  const needed = new Set(required);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      originalName(name),
      {
        is: read(schema),
        ...(!needed.has(name) && { isOptional: true as const }),
        ...(schema.deprecated === true && { isDeprecated: true as const }),
      },
    ]),
  );
}

function aliasedBy(alias: string, { components }: TypesDocument): string | undefined {
  const found = Object.entries(components.schemas).find(
    ([, { type, name }]) => type === 'alias' && name === alias,
  );
  return found?.[0];
}

function typeNameOf(name: string): string {
  return pascalCase(originalName(name));
}

/** Lists the names of the types that a type is made of. */
export function namesIn(shape: Shape): string[] {
  const { ref, fields = {}, others, items, places = [], all = [], any = [] } = shape;
  const inner = [...Object.values(fields).map(({ is }) => is), others, items, ...places, ...all, ...any];
  return [...(ref === undefined ? [] : [ref]), ...inner.flatMap(one => (one ? namesIn(one) : []))];
}
