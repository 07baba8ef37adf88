import { isSchema, type OpenApiDocument, refOf, resolve, type Schema } from './document.js';

/**
 * Follows a schema's references and merges its parts: its `allOf`, and a choice that leaves nothing to choose but null. Its own
 * keywords win. Of several other choices (`oneOf`, `anyOf`), each but the last stays a part in `allOf`.
 */
export function flatten(document: OpenApiDocument, schema: Schema): Schema {
  const own = hasSiblings(document, schema) ? schema : resolve(document, schema);
  const known = flattened.get(own);
  if (known) return known;
  const { $ref, allOf = [], oneOf, anyOf, ...rest } = own;
  const only = [oneOf, anyOf].map(onlyVariant);
  if ($ref === undefined && allOf.length === 0 && !only.some(Boolean)) return own;
  const inner = [$ref === undefined ? undefined : ({ $ref } as Schema), ...allOf, ...only].filter(isSchema);
  // Marks that what leads back here is being merged.
  flattened.set(own, rest);
  const parts = [...inner.map(part => flatten(document, part)).flatMap(separate), rest];
  const all = <Member>(pick: (part: Schema) => readonly Member[]) => parts.flatMap(pick);
  const left: Choices = { oneOf: only[0] ? undefined : oneOf, anyOf: only[1] ? undefined : anyOf };
  const choices = [...parts, left].flatMap(part => choicesOf(part as Choices));
  // Not Object.assign: a property may be called __proto__.
  const merged: Schema = {
    ...Object.fromEntries(all(part => Object.entries(part)).filter(([key]) => !CHOICES.has(key))),
    properties: Object.fromEntries(all(({ properties = {} }) => Object.entries(properties))),
    required: [...new Set(all(({ required = [] }) => required))],
    ...choices.at(-1),
    ...(choices.length > 1 && { allOf: choices.slice(0, -1) }),
  };
  flattened.set(own, merged);
  return merged;
}

interface Choices {
  readonly oneOf?: readonly Schema[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}

const CHOICES = new Set(['allOf', 'oneOf', 'anyOf']);

/** Takes the choices that a merged schema has kept as parts apart from it. */
function separate({ allOf = [], ...rest }: Schema): Schema[] {
  return [...allOf, rest];
}

function choicesOf({ oneOf, anyOf }: Choices): Schema[] {
  return [...(oneOf ? [{ oneOf }] : []), ...(anyOf ? [{ anyOf }] : [])];
}

/** Returns the one variant of a choice that is not null; undefined if there are more, or none. */
function onlyVariant(variants: readonly Schema[] | undefined): Schema | undefined {
  const others = Array.isArray(variants) ? variants.filter(one => !isSchema(one) || one.type !== 'null') : [];
  return others.length === 1 ? others[0] : undefined;
}

/** From OpenAPI 3.1 on, what stands beside a reference counts as well. */
function hasSiblings({ openapi = '' }: OpenApiDocument, schema: Schema): boolean {
  return refOf(schema) !== undefined && Object.keys(schema).length > 1 && !openapi.startsWith('3.0');
}

/** Each schema is merged once, so that shared parts of shared parts don't multiply the work. */
const flattened = new WeakMap<Schema, Schema>();
