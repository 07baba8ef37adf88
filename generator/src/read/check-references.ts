import { lookUp, type OpenApiDocument, pointer, refOf, resolve, type Schema } from './document.js';
import { refused } from './refused.js';
import type { SpecIdentity } from './spec.js';

/**
 * Refuses references that lead out of the document, nowhere, or in a circle that has no end.
 *
 * References out of the document would have the linter read files or the network on the spec's say-so.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the first one
 */
export function checkReferences(provider: SpecIdentity, document: OpenApiDocument): void {
  // Each reference is followed once, so that a long chain of them costs no more than its length.
  const right = new Set<string>();
  for (const [ref, place] of referencesIn(document, [])) {
    const refuse = (what: string, fix?: string) => refused({ provider }, place, what, fix);
    const shown = ref.slice(0, 100);
    if (!ref.startsWith('#/')) {
      throw refuse(
        `The reference leads out of the document: ${shown}`,
        'Copy what it refers to into components.',
      );
    }
    const seen = new Set<string>();
    for (
      let at: string | undefined = ref;
      at !== undefined && !right.has(at);
      at = refOf(lookUp(document, at))
    ) {
      if (seen.has(at)) throw refuse(`The reference leads back to itself: ${shown}`);
      seen.add(at);
      if (lookUp(document, at) === undefined)
        throw refuse(`The reference leads nowhere: ${at.slice(0, 100)}`);
    }
    for (const at of seen) right.add(at);
  }
}

/**
 * Refuses schemas that are parts of themselves, by `allOf` alone.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the first one
 */
export function checkParts(provider: SpecIdentity, document: OpenApiDocument): void {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const ended = new Set<Schema>();
  for (const [name, schema] of schemas) {
    const circular = partOfItself(document, schema, ended);
    if (circular === undefined) continue;
    const [own = name] = schemas.find(([, one]) => one === circular) ?? [];
    throw refused(
      { provider },
      `/components/schemas${pointer(own)}/allOf`,
      `The schema "${own}" is a part of itself`,
    );
  }
}

function* referencesIn(value: unknown, place: readonly string[]): Generator<[ref: string, place: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const here = [...place, name];
    // A property of an object schema may have this name; it is then a schema, not a text.
    if (name === '$ref' && typeof member === 'string') yield [member, pointer(...here)];
    else yield* referencesIn(member, here);
  }
}

/**
 * The first schema that is reached again on the way into its own parts. Those in `ended` are known to have none, and
 * those that turn out so are added: each is looked at once, however many it is a part of.
 */
function partOfItself(document: OpenApiDocument, from: Schema, ended: Set<Schema>): Schema | undefined {
  const onTheWay = new Set<Schema>();
  const open: { readonly schema: Schema; readonly parts: Schema[] }[] = [];
  const enter = (schema: Schema) => {
    onTheWay.add(schema);
    open.push({ schema, parts: partsOf(document, schema) });
  };
  if (!ended.has(from)) enter(from);
  // Not by recursion: there may be more parts in parts than calls can be nested.
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const next = here.parts.pop();
    if (next === undefined) {
      ended.add(here.schema);
      onTheWay.delete(here.schema);
      open.pop();
    } else if (onTheWay.has(next)) return next;
    else if (!ended.has(next)) enter(next);
  }
  return undefined;
}

function partsOf(document: OpenApiDocument, { allOf = [] }: Schema): Schema[] {
  return allOf.map(one => resolve(document, one)).reverse();
}
