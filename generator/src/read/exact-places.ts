import type { ExactPlaces } from '@token-clients/runtime/formats';
import { isSchema, type OpenApiDocument, type Schema, schemaName } from '../document/document.js';
import { flatten } from '../document/flatten.js';
import { INT64, int64Of } from '../document/int64.js';
import { membersOf } from './fields.js';

type Places = Record<string, Record<string, ExactPlaces[string][string]>>;

/**
 * Lists where a value of one of these schemas has integers of 64 bits that are to be exact; undefined if it has none.
 *
 * @param schemas of the whole value
 */
export function exactPlaces(document: OpenApiDocument, schemas: readonly Schema[]): ExactPlaces | undefined {
  if (!choosesExact(document)) return undefined;
  const places: Places = {};
  const visit = (schema: Schema, place: `/${string}`): ExactPlaces[string][string] | undefined => {
    const own = flatten(document, schema);
    const exact = int64Of(document, own);
    if (exact !== undefined) return exact === 'number' ? undefined : exact;
    const name = schemaName(schema);
    const at = name === undefined || place === '/' ? place : (`/#${name}` as const);
    // One that is on the way already may turn out to have one.
    if (at !== '/' && Object.hasOwn(places, at)) return at;
    const known: Places[string] = places[at] ?? Object.create(null);
    places[at] = known;
    const below = place === '/' ? '' : at;
    const add = (member: string, inner: unknown) => {
      const kind = isSchema(inner) ? visit(inner, `${below}/${member}`) : undefined;
      if (kind !== undefined) known[member] ??= kind;
    };
    for (const [member, { schema: inner }] of membersOf(document, own)) add(member, inner);
    add('*', own.items ?? own.additionalProperties);
    return at;
  };
  for (const schema of schemas) visit(schema, '/');
  return pruned(places);
}

/** Whether a document chooses anywhere what integers of 64 bits are. Looked at once, as each response asks for it. */
function choosesExact(document: OpenApiDocument): boolean {
  const before = exactDocuments.get(document);
  if (before !== undefined) return before;
  const open: unknown[] = [document];
  let found = false;
  while (open.length > 0 && !found) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    found = Object.hasOwn(part, INT64);
    open.push(...Object.values(part));
  }
  exactDocuments.set(document, found);
  return found;
}

const exactDocuments = new WeakMap<OpenApiDocument, boolean>();

/** Leaves out what leads to no exact integer. */
function pruned(places: Places): ExactPlaces | undefined {
  const useful = new Set<string>();
  for (let before = -1; before < useful.size; ) {
    before = useful.size;
    for (const [at, members] of Object.entries(places))
      if (Object.values(members).some(kind => !kind.startsWith('/') || useful.has(kind))) useful.add(at);
  }
  if (!useful.has('/')) return undefined;
  return Object.fromEntries(
    Object.entries(places)
      .filter(([at]) => useful.has(at))
      .map(([at, members]) => [
        at,
        Object.fromEntries(
          Object.entries(members).filter(([, kind]) => !kind.startsWith('/') || useful.has(kind)),
        ),
      ]),
  );
}
