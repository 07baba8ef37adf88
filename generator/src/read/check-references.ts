import { lookUp, type OpenApiDocument, refOf } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import type { Finding } from '../errors.js';
import type { Kind } from '../source/grammar.js';
import { type Part, referencesOf, walk, walkPart } from '../source/walk.js';

/**
 * Rejects references that lead out of the document, nowhere, or in an endless circle. A reference out of the document
 * would let a spec make a library read files or the network. On the way, it finds what there is to say about parts that are
 * kept.
 *
 * @throws {GenerateError} `spec_invalid` with all of them
 */
export function checkReferences(
  spec: Pick<Spec, 'document' | 'whole' | 'places' | 'findings' | 'unresolved'>,
): void {
  const { document, whole = document, findings, places, unresolved } = spec;
  // Each reference is followed once, so that a long chain of them costs no more than its length.
  const known = new Map<string, Fault | undefined>(unresolved);
  const visited = new WeakSet<object>();
  const targets = new Map<string, Kind>();
  const visit = (part: Part, kind: Kind, at: string): boolean => {
    if (visited.has(part)) return false;
    visited.add(part);
    for (const remark of places.remarksOn(part)) findings.add({ ...remark, place: places.at(document, at) });
    for (const { ref, at: own } of referencesOf(kind, part)) {
      const fault = faultOf(whole, ref, known);
      if (fault && kind === 'discriminator') findings.add(adviceOn(spec, at + own, fault));
      else if (fault) findings.attempt(() => rejectReference(spec, at + own, fault));
      else targets.set(ref, kind === 'discriminator' ? 'schema' : kind);
    }
    return true;
  };
  walk(document, visit);
  // What is referred to need not be where a document has parts. The map grows as targets refer to others.
  for (const [ref, kind] of targets) {
    const target = lookUp(document, ref) ?? lookUp(whole, ref);
    if (isObject(target)) walkPart(target, kind, ref.slice(1), visit);
  }
  findings.throwIfRefused();
}

function rejectReference(
  spec: Pick<Spec, 'document' | 'places'>,
  at: string,
  { problem, fix }: Fault,
): never {
  throw invalidSpec(spec, at, problem, fix, 'reference');
}

/** A value of a discriminator that leads nowhere names no variant: the others have their types all the same. */
function adviceOn(
  { document, places }: Pick<Spec, 'document' | 'places'>,
  at: string,
  { problem, fix }: Fault,
): Finding {
  return { kind: 'advice', rule: 'discriminator-mapping', problem, fix, place: places.at(document, at) };
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
