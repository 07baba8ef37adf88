import { lookUp, type OpenApiDocument, pointer, refOf, resolve, type Schema } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { referencesOf, walk } from '../source/walk.js';

/**
 * Rejects references that lead out of the document, nowhere, or in an endless circle. A reference out of the document
 * would let a spec make a library read files or the network.
 *
 * @throws {GenerateError} `spec_invalid` with all of them
 */
export function checkReferences(spec: Pick<Spec, 'document' | 'places' | 'findings' | 'unresolved'>): void {
  const { document, findings, unresolved } = spec;
  // Each reference is followed once, so that a long chain of them costs no more than its length.
  const known = new Map<string, Fault | undefined>(unresolved);
  walk(document, (part, kind, at) => {
    for (const { ref, at: own } of referencesOf(kind, part)) {
      const fault = faultOf(document, ref, known);
      if (fault) findings.attempt(() => rejectReference(spec, at + own, fault));
    }
  });
  findings.throwIfRefused();
}

function rejectReference(
  spec: Pick<Spec, 'document' | 'places'>,
  at: string,
  { problem, fix }: Fault,
): never {
  throw invalidSpec(spec, at, problem, fix, 'reference');
}

/** What is wrong with a reference. */
interface Fault {
  readonly problem: string;
  readonly fix: string;
}

/** Finds out what is wrong with a reference, and remembers it of all that it leads through. */
function faultOf(
  document: OpenApiDocument,
  ref: string,
  known: Map<string, Fault | undefined>,
): Fault | undefined {
  const seen = new Set<string>();
  let at: string | undefined = ref;
  let fault: Fault | undefined;
  while (at !== undefined && fault === undefined && !known.has(at)) {
    fault = seen.has(at)
      ? {
          problem: `The reference leads back to itself: ${at.slice(0, 100)}`,
          fix: 'Refer to the thing itself.',
        }
      : stepFault(document, at);
    seen.add(at);
    at = refOf(lookUp(document, at));
  }
  if (fault === undefined && at !== undefined) fault = known.get(at);
  for (const one of seen) known.set(one, fault);
  return fault;
}

function stepFault(document: OpenApiDocument, ref: string): Fault | undefined {
  const shown = ref.slice(0, 100);
  if (!ref.startsWith('#/')) {
    return {
      problem: `The reference leads out of the document: ${shown}`,
      fix: 'Copy what it refers to into components.',
    };
  }
  return lookUp(document, ref) === undefined
    ? { problem: `The reference leads nowhere: ${shown}`, fix: 'Add it, or correct the reference.' }
    : undefined;
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
