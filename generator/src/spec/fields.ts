import type { FieldReference } from '@token-clients/runtime';
import { flatten, type OpenApiDocument, resolve, type Schema } from './document.js';
import { isSecretName } from './secret-names.js';

/** A property of an object schema, and whether it is always there. */
interface Member {
  readonly schema: Schema;
  readonly required: boolean;
}

/**
 * The members of an object schema, `allOf` merged. Those that only some of `oneOf` or `anyOf` have come after the
 * common ones, as optional: redaction and documentation must know them whichever is sent.
 */
export function membersOf(document: OpenApiDocument, schema: Schema): Map<string, Member> {
  const members = new Map<string, Member>();
  const seen = new Set<Schema>();
  const collect = (here: Schema, isVariant: boolean) => {
    const { properties = {}, required = [], oneOf = [], anyOf = [] } = flatten(document, here);
    for (const [name, property] of Object.entries(properties)) {
      if (!members.has(name))
        members.set(name, { schema: property, required: !isVariant && required.includes(name) });
    }
    for (const variant of [...oneOf, ...anyOf].map(one => resolve(document, one))) {
      if (!seen.has(variant)) {
        seen.add(variant);
        collect(variant, true);
      }
    }
  };
  collect(schema, false);
  return members;
}

/** The members of an object schema as fields of a body. */
export function fieldsOf(document: OpenApiDocument, schema: Schema): FieldReference[] {
  return [...membersOf(document, schema)].map(([name, member]) =>
    fieldOf(document, name, member.schema, member.required),
  );
}

/** What clients, pages and the redactor need to know of one field. */
export function fieldOf(
  document: OpenApiDocument,
  name: string,
  schema: Schema,
  required: boolean,
): FieldReference {
  const own = flatten(document, schema);
  const type = (Array.isArray(own.type) ? own.type.find(known => known !== 'null') : own.type) as
    | FieldReference['type']
    | undefined;
  const secret =
    own['x-secret'] === true || own.format === 'password' || own.writeOnly === true || isSecretName(name);
  const values = own.enum?.filter(value => typeof value === 'string');
  return {
    name,
    in: 'body',
    type: type ?? (own.properties ? 'object' : 'string'),
    required,
    description: schema.description ?? own.description ?? '',
    secret,
    deprecated: own.deprecated ?? false,
    ...(values && values.length > 0 && { values }),
    ...(own.example !== undefined && { example: own.example }),
  };
}
