import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import { type Field, type Grammar, type Kind, openApi3, referable, swagger2 } from './grammar.js';

/** A part of a document: an object that the specification gives a meaning. */
export type Part = Readonly<Record<string, unknown>>;

/** A part inside another one. */
export interface Child {
  readonly kind: Kind;
  readonly part: Part;
  /** Where it is in the part around it, as a JSON pointer. */
  readonly at: string;
}

/** Called for each part; `false` leaves out what is inside it. */
export type Visit = (part: Part, kind: Kind, pointer: string) => unknown;

/** Returns what a document's parts may hold: a grammar for Swagger 2.0, and one for OpenAPI 3. */
export function grammarOf(document: object): Grammar {
  return isSwagger(document) ? swagger2 : openApi3;
}

/** True for a document of Swagger 2.0. One that says to be both is read as OpenAPI 3. */
export function isSwagger(document: object): boolean {
  return Object.hasOwn(document, 'swagger') && !Object.hasOwn(document, 'openapi');
}

/**
 * Visits a document and all its parts, each before what is inside it, in the order in which they are written. References
 * are visited, not followed; what else stands in a Reference Object means nothing and is left out.
 */
export function walk(document: object, visit: Visit): void {
  walkPart(document as Part, 'document', '', visit, grammarOf(document));
}

/** The same for one part of a document. */
export function walkPart(
  part: Part,
  kind: Kind,
  at: string,
  visit: Visit,
  grammar: Grammar = openApi3,
): void {
  if (visit(part, kind, at) === false) return;
  for (const child of childrenOf(kind, part, grammar))
    walkPart(child.part, child.kind, at + child.at, visit, grammar);
}

/** Lists the parts directly inside a part. What is not an object is none: a spec is untrusted, and a schema may be `true`. */
export function* childrenOf(kind: Kind, part: Part, grammar: Grammar = openApi3): Generator<Child> {
  const own = grammar.get(kind);
  if (own === undefined || isBareReference(kind, part)) return;
  for (const name of Object.keys(part)) {
    const field = own.fields.get(name) ?? (name.startsWith('x-') ? undefined : own.others);
    if (field !== undefined) yield* partsIn(part[name], field, pointer(name));
  }
}

function* partsIn(value: unknown, { kind, holds }: Field, at: string): Generator<Child> {
  if (holds === 'list' ? !Array.isArray(value) : !isObject(value)) return;
  if (holds === 'one') yield { kind, part: value as Part, at };
  else {
    for (const [name, part] of Object.entries(value as object))
      if (isObject(part)) yield { kind, part, at: at + pointer(name) };
  }
}

/**
 * Returns where a reference leads; undefined for any other part, and for what only looks like a reference: a property or
 * data called `$ref`.
 */
export function referenceOf(kind: Kind, part: Part): string | undefined {
  return referable.has(kind) && Object.hasOwn(part, '$ref') && typeof part.$ref === 'string'
    ? part.$ref
    : undefined;
}

/** One that refers to something: its text, and where in the part that stands. */
export interface Reference {
  readonly ref: string;
  readonly at: string;
}

/** Lists what a part refers to: by `$ref`, or as a discriminator by the schemas that its mapping names. */
export function referencesOf(kind: Kind, part: Part): Reference[] {
  const ref = referenceOf(kind, part);
  if (ref !== undefined) return [{ ref, at: '/$ref' }];
  if (kind !== 'discriminator' || !isObject(part.mapping)) return [];
  return Object.entries(part.mapping).flatMap(([value, target]) =>
    typeof target === 'string' ? [{ ref: mappedReference(target), at: pointer('mapping', value) }] : [],
  );
}

/** The reference that a value of a discriminator's mapping stands for: it may be the bare name of a schema. */
export function mappedReference(target: string): string {
  return /^[\w.-]+$/.test(target) && !/\.(ya?ml|json)$/.test(target)
    ? `#/components/schemas/${target}`
    : target;
}

/** A reference beside which nothing counts. Path items and schemas may have more. */
function isBareReference(kind: Kind, part: Part): boolean {
  return kind !== 'pathItem' && kind !== 'schema' && referenceOf(kind, part) !== undefined;
}
