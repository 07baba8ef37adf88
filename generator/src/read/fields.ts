import { type FieldReference, isSecretName } from '@token-clients/runtime';
import { flatten, type OpenApiDocument, pointerKeys, resolve, type Schema } from '../document/document.js';

/** A property of an object schema, and whether it is always there. */
interface Member {
  readonly schema: Schema;
  readonly required: boolean;
}

/**
 * Lists the members of an object schema, `allOf` merged. Members of single variants (`oneOf`, `anyOf`) come last, as
 * optional: redaction and documentation must know them whichever variant is sent.
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

/** Finds the schema that a JSON pointer into a response leads to; undefined if the schema has no such member. */
export function schemaAt(document: OpenApiDocument, schema: Schema, at: string): Schema | undefined {
  let here: Schema | undefined = schema;
  for (const name of pointerKeys(at)) {
    here = here && membersOf(document, here).get(name)?.schema;
  }
  return here && flatten(document, here);
}

/**
 * Lists the members of an object schema as fields of a body.
 *
 * @param isSent whether clients send the body; a `code` from a server is an error code, one from a client an
 * authorization code
 */
export function fieldsOf(document: OpenApiDocument, schema: Schema, isSent = true): FieldReference[] {
  return [...membersOf(document, schema)].map(([name, member]) =>
    fieldOf(document, name, member.schema, member.required, isSent),
  );
}

/** Lists the names of the secret members of a schema that clients send, at any depth. */
export function secretsIn(document: OpenApiDocument, schema: Schema): string[] {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const collect = (given: Schema) => {
    const here = flatten(document, given);
    if (seen.has(here)) return;
    seen.add(here);
    for (const [name, member] of membersOf(document, here)) {
      if (fieldOf(document, name, member.schema, member.required).secret) names.add(name);
      collect(member.schema);
    }
    const { items, additionalProperties } = here;
    for (const inner of [items, additionalProperties]) if (typeof inner === 'object') collect(inner);
  };
  collect(schema);
  return [...names];
}

/** Describes one field to clients, pages and the redactor. */
export function fieldOf(
  document: OpenApiDocument,
  name: string,
  schema: Schema,
  required: boolean,
  isSent = true,
): FieldReference {
  const own = flatten(document, schema);
  const type = (Array.isArray(own.type) ? own.type.find(known => known !== 'null') : own.type) as
    | FieldReference['type']
    | undefined;
  const secret =
    own['x-secret'] === true ||
    own.format === 'password' ||
    own.writeOnly === true ||
    (isSecretName(name) && (isSent || name !== 'code'));
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
