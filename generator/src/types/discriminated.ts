import { isSchema, resolve, type Schema, schemaName } from '../document/document.js';
import { mappedReference } from '../source/walk.js';
import type { Context } from './context.js';
import { knownProperties } from './known-properties.js';
import { safeName } from './safe-names.js';
import { intersectionOf, type TypeSchema } from './type-schema.js';

/**
 * Adds to a variant the value by which a discriminator names it, so that TypeScript tells the variants apart as well. A
 * variant that says so itself, or that does not take the value, stays as it is.
 */
export function discriminated(
  { document, isVendors }: Context,
  { discriminator }: Schema,
  variant: unknown,
  type: TypeSchema,
): TypeSchema {
  const name = discriminator?.propertyName;
  if (typeof name !== 'string' || !isSchema(variant) || type.$ref === undefined) return type;
  const values = valuesOf(discriminator?.mapping, variant, isVendors);
  const properties = knownProperties(document, variant).get(name) ?? [];
  const given = properties.flatMap(property => allowedValues(resolve(document, property)) ?? []);
  const isText = properties.every(property => takesText(resolve(document, property)));
  const isNamed = given.length === 1;
  if (
    values.length === 0 ||
    isNamed ||
    !isText ||
    (given.length > 0 && !values.every(value => given.includes(value)))
  )
    return type;
  const key = safeName(name);
  const member = { type: 'object', properties: { [key]: { enum: values } }, required: [key] };
  return intersectionOf([type, member]);
}

/** The values that name a variant: those of the mapping, or else the name that the vendor gave the schema. */
function valuesOf(mapping: unknown, variant: Schema, isVendors: Context['isVendors']): string[] {
  const own = schemaName(variant);
  const mapped = Object.entries(isSchema(mapping) ? mapping : {}).flatMap(([value, target]) =>
    typeof target === 'string' && schemaName({ $ref: mappedReference(target) }) === own ? [value] : [],
  );
  if (mapped.length > 0) return mapped;
  return own !== undefined && isVendors(own) ? [own] : [];
}

function allowedValues({ enum: values, const: value }: Schema): readonly unknown[] | undefined {
  return value !== undefined ? [value] : Array.isArray(values) ? values : undefined;
}

function takesText({ type }: Schema): boolean {
  return type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'));
}
