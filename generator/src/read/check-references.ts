import { lookUp, type OpenApiDocument, pointer, refOf, resolve, type Schema } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';

/**
 * Rejects references that lead out of the document, nowhere, or in an endless circle. A reference out of the document
 * would let a spec make the linter read files or the network.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the first one
 */
export function checkReferences(spec: Pick<Spec, 'document' | 'places'>): void {
  const { document } = spec;
  // Each reference is followed once, so that a long chain of them costs no more than its length.
  const valid = new Set<string>();
  for (const [ref, place] of referencesIn(document, [])) {
    const invalid = (problem: string, fix: string) => invalidSpec(spec, place, problem, fix);
    const shown = ref.slice(0, 100);
    if (!ref.startsWith('#/')) {
      throw invalid(
        `The reference leads out of the document: ${shown}`,
        'Copy what it refers to into components.',
      );
    }
    const seen = new Set<string>();
    for (
      let at: string | undefined = ref;
      at !== undefined && !valid.has(at);
      at = refOf(lookUp(document, at))
    ) {
      if (seen.has(at))
        throw invalid(`The reference leads back to itself: ${shown}`, 'Refer to the thing itself.');
      seen.add(at);
      if (lookUp(document, at) === undefined)
        throw invalid(
          `The reference leads nowhere: ${at.slice(0, 100)}`,
          'Add it, or correct the reference.',
        );
    }
    for (const at of seen) valid.add(at);
  }
}

/**
 * Rejects schemas that are parts of themselves through `allOf` alone.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the first one
 */
export function checkParts(spec: Pick<Spec, 'document' | 'places'>): void {
  const { document } = spec;
  const schemas = Object.entries(document.components?.schemas ?? {});
  const ended = new Set<Schema>();
  for (const [name, schema] of schemas) {
    const circular = partOfItself(document, schema, ended);
    if (circular === undefined) continue;
    const [own = name] = schemas.find(([, one]) => one === circular) ?? [];
    throw invalidSpec(
      spec,
      `/components/schemas${pointer(own)}/allOf`,
      `The schema "${own}" is a part of itself`,
      'Remove it from its own parts.',
    );
  }
}

function* referencesIn(value: unknown, place: readonly string[]): Generator<[ref: string, place: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const here = [...place, name];
    // A property called $ref has a schema, not a string.
    if (name === '$ref' && typeof member === 'string') yield [member, pointer(...here)];
    else yield* referencesIn(member, here);
  }
}

/**
 * Finds the first schema that is reached again on the way into its own parts. Schemas in `ended` are known to have no
 * circle; more are added on the way, so that each is looked at once, however many it is a part of.
 */
function partOfItself(document: OpenApiDocument, from: Schema, ended: Set<Schema>): Schema | undefined {
  const ancestors = new Set<Schema>();
  const open: { readonly schema: Schema; readonly parts: Schema[] }[] = [];
  const enter = (schema: Schema) => {
    ancestors.add(schema);
    open.push({ schema, parts: partsOf(document, schema) });
  };
  if (!ended.has(from)) enter(from);
  // Not by recursion: parts can be nested deeper than calls can.
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const next = here.parts.pop();
    if (next === undefined) {
      ended.add(here.schema);
      ancestors.delete(here.schema);
      open.pop();
    } else if (ancestors.has(next)) return next;
    else if (!ended.has(next)) enter(next);
  }
  return undefined;
}

function partsOf(document: OpenApiDocument, { allOf = [] }: Schema): Schema[] {
  return allOf.map(one => resolve(document, one)).reverse();
}
