import { isSchema, type OpenApiDocument, refOf, resolve, type Schema } from '../document/document.js';

/**
 * Lists the properties that a schema, its parts and its variants give a value, by name. One name may have several schemas:
 * a part may repeat what another one says. Each schema is looked at once, however many parts of it ask.
 */
export function knownProperties(
  document: OpenApiDocument,
  schema: Schema,
): ReadonlyMap<string, readonly Schema[]> {
  const listed = known.get(schema) ?? listProperties(document, schema);
  known.set(schema, listed);
  return listed;
}

const known = new WeakMap<Schema, ReadonlyMap<string, readonly Schema[]>>();

function listProperties(document: OpenApiDocument, schema: Schema): Map<string, Schema[]> {
  const listed = new Map<string, Schema[]>();
  const seen = new Set<Schema>();
  const open = [schema];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (refOf(here) !== undefined) open.push(resolve(document, here));
    if (seen.has(here)) continue;
    seen.add(here);
    for (const [name, property] of Object.entries(here.properties ?? {})) {
      if (!isSchema(property)) continue;
      const same = listed.get(name);
      if (same) same.push(property);
      else listed.set(name, [property]);
    }
    open.push(...partsOf(here));
  }
  return listed;
}

/** Lists the schemas that say something about the same value as the schema they stand in. */
function partsOf({ allOf = [], oneOf = [], anyOf = [], then, else: other }: Schema): Schema[] {
  return [...allOf, ...oneOf, ...anyOf, then, other].filter(isSchema).reverse();
}
