import type { Provider } from '../providers.js';
import { lookUp, type OpenApiDocument, pointer, refOf, type Schema } from './document.js';
import { refused } from './refused.js';

/**
 * Refuses references that lead out of the document, nowhere, or in a circle that has no end.
 *
 * References out of the document would have the linter read files or the network on the spec's say-so.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the first one
 */
export function checkReferences(provider: Provider, document: OpenApiDocument): void {
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
    for (let at: string | undefined = ref; at !== undefined; at = refOf(lookUp(document, at))) {
      if (seen.has(at)) throw refuse(`The reference leads back to itself: ${shown}`);
      seen.add(at);
      if (lookUp(document, at) === undefined)
        throw refuse(`The reference leads nowhere: ${at.slice(0, 100)}`);
    }
  }
}

/**
 * Refuses schemas that are parts of themselves.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the first one
 */
export function checkParts(provider: Provider, document: OpenApiDocument): void {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (isPartOf(document, schema, schema, new Set())) {
      throw refused(
        { provider },
        `/components/schemas${pointer(name)}/allOf`,
        `The schema "${name}" is a part of itself`,
      );
    }
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

/** Whether `part` is reached from `whole` by `allOf` alone. */
function isPartOf(document: OpenApiDocument, whole: Schema, part: Schema, seen: Set<Schema>): boolean {
  const parts = (whole.allOf ?? []).map(one => {
    const ref = refOf(one);
    return ref === undefined ? one : (lookUp(document, ref) as Schema);
  });
  return parts.some(one => {
    if (one === part) return true;
    if (seen.has(one)) return false;
    seen.add(one);
    return isPartOf(document, one, part, seen);
  });
}
