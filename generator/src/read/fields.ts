import { type FieldReference, isSecretName } from '@token-clients/runtime';
import { isSchema, type OpenApiDocument, pointerKeys, type Schema } from '../document/document.js';
import { flatten } from '../document/flatten.js';
import { int64Limit } from '../document/int64.js';
import { isSecretWhenSent } from '../secret-names.js';

/** A property of an object schema, and whether it is always there. */
interface Member {
  readonly schema: Schema;
  readonly required: boolean;
}

/** The members of an object schema, by name. */
export type Members = ReadonlyMap<string, Member>;

/**
 * Lists the members of an object schema, `allOf` merged. Members of single variants (`oneOf`, `anyOf`) come last, as
 * optional: redaction and documentation must know them whichever variant is sent. Each schema is looked at once, so that
 * choices of choices don't multiply the work.
 */
export function membersOf(document: OpenApiDocument, schema: Schema): Members {
  const own = flatten(document, schema);
  const known = membersIn.get(own);
  if (known) return known;
  const { properties = {}, required = [], ...choices } = own;
  const needed = new Set(required);
  const members = new Map<string, Member>();
  // Variants that lead back here add what it has itself.
  membersIn.set(own, members);
  for (const [name, property] of Object.entries(properties))
    members.set(name, { schema: property, required: needed.has(name) });
  for (const variant of variantsOf(choices)) {
    for (const [name, member] of membersOf(document, variant)) {
      if (!members.has(name)) members.set(name, { schema: member.schema, required: false });
    }
  }
  return members;
}

const membersIn = new WeakMap<Schema, Members>();

/** Lists the variants of all choices that a merged schema leaves. */
function variantsOf({ allOf = [], oneOf = [], anyOf = [] }: Schema): Schema[] {
  return [...allOf.flatMap(variantsOf), ...oneOf, ...anyOf].filter(isSchema);
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
  const open = [flatten(document, schema)];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (seen.has(here)) continue;
    seen.add(here);
    const { secrets, inner } = ownSecrets(document, here);
    for (const name of secrets) names.add(name);
    open.push(...[...inner].reverse());
  }
  return [...names];
}

interface OwnSecrets {
  readonly secrets: readonly string[];
  /** The schemas in it. */
  readonly inner: readonly Schema[];
}

/** Lists the secret members of a schema, and the schemas in it. Each schema is looked at once, however many bodies reach it. */
function ownSecrets(document: OpenApiDocument, schema: Schema): OwnSecrets {
  const known = secretsOf.get(schema);
  if (known) return known;
  const members = [...membersOf(document, schema)];
  const { items, additionalProperties } = schema;
  const own: OwnSecrets = {
    secrets: members
      .filter(([name, member]) => fieldOf(document, name, member.schema, member.required).secret)
      .map(([name]) => name),
    inner: [...members.map(([, member]) => member.schema), items, additionalProperties]
      .filter(isSchema)
      .map(inner => flatten(document, inner)),
  };
  secretsOf.set(schema, own);
  return own;
}

const secretsOf = new WeakMap<Schema, OwnSecrets>();

/** Describes one field to clients, pages and the redactor. */
export function fieldOf(
  document: OpenApiDocument,
  name: string,
  schema: Schema,
  required: boolean,
  isSent = true,
): FieldReference {
  const own = flatten(document, schema);
  const secret =
    own['x-secret'] === true ||
    own.format === 'password' ||
    own.writeOnly === true ||
    (isSent ? isSecretWhenSent(name) : isSecretName(name) && name !== 'code');
  const values = valuesOf(own);
  return {
    name,
    in: 'body',
    type: fieldType(own),
    required,
    description: [schema.description ?? own.description, int64Limit(document, own)].filter(Boolean).join(' '),
    secret,
    deprecated: own.deprecated ?? false,
    ...(values.length > 0 && { values }),
    ...(own.default !== undefined && { default: own.default }),
    ...(own.example !== undefined && { example: own.example }),
  };
}

/** The JSON type of a field: the one that its schema names, or else what its values or its other keywords imply. */
function fieldType(schema: Schema): FieldReference['type'] {
  const { type, properties, additionalProperties, items } = schema;
  const named = (Array.isArray(type) ? type : [type]).find(one => TYPES.has(one));
  if (named !== undefined) return named;
  const [value] = valuesOf(schema).map(one => typeof one);
  if (value === 'number' || value === 'boolean') return value;
  if (Object.keys(properties ?? {}).length > 0 || additionalProperties !== undefined) return 'object';
  return items === undefined ? 'string' : 'array';
}

const TYPES = new Set<FieldReference['type']>(['string', 'number', 'integer', 'boolean', 'array', 'object']);

/** Lists the values that a schema allows, as far as each can be written in one word. */
function valuesOf({ enum: values, const: value }: Schema): (string | number | boolean)[] {
  const all = value === undefined ? (Array.isArray(values) ? values : []) : [value];
  return all.filter(one => ['string', 'number', 'boolean'].includes(typeof one));
}
