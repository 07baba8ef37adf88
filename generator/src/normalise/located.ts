import { lookUp, type OpenApiDocument, pointer, refOf } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';

/** A part of a document, and the JSON pointer to where it stands in it. */
export interface Located {
  readonly value: unknown;
  readonly at: string;
}

/** An object of a document. */
export type Json = Readonly<Record<string, unknown>>;

/** Returns an object's own field; undefined where there is none, also for what every object inherits. */
export function ownField(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Returns a part's own field with its place. */
export function fieldAt({ value, at }: Located, key: string): Located {
  return { value: ownField(value, key), at: at + pointer(key) };
}

/** Lists the fields of an object, each with its name and place. None for what is no object. */
export function entriesAt({ value, at }: Located): [name: string, field: Located][] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, field]) => [name, { value: field, at: at + pointer(name) }]);
}

/** Lists the members of a list, each with its place. None for what is no list. */
export function membersAt({ value, at }: Located): Located[] {
  if (!Array.isArray(value)) return [];
  return value.map((member, index) => ({ value: member, at: at + pointer(index) }));
}

/**
 * Follows references to the thing itself. A summary and a description beside a reference win over those of the thing. Each
 * reference is followed once, so that a chain of them costs no more than its length.
 *
 * @throws {GenerateError} `spec_invalid` for a reference that leads nowhere, or back to itself
 */
export function follow(spec: Spec, from: Located): Located {
  // A slice does not have what is referred to in the middle of an operation that it left out.
  const document = spec.whole ?? spec.document;
  const known = followed.get(document) ?? new Map<string, Followed>();
  followed.set(document, known);
  const passed = new Map<string, Json>();
  let here = from;
  let ref = refOf(here.value);
  for (; ref !== undefined && !known.has(ref); ref = refOf(here.value)) {
    const value = lookUp(document, ref);
    const isSchema = isObject(value) || typeof value === 'boolean';
    if (!isSchema || passed.has(ref)) throw deadEnd(spec, here.at, ref);
    passed.set(ref, textsOf(here.value));
    here = { value, at: ref.slice(1) };
  }
  let { end, texts } = (ref !== undefined && known.get(ref)) || { end: here, texts: {} };
  if (ref !== undefined) texts = { ...texts, ...textsOf(here.value) };
  for (const [one, beside] of [...passed].reverse()) {
    known.set(one, { end, texts });
    texts = { ...texts, ...beside };
  }
  return Object.keys(texts).length === 0 || !isObject(end.value) ? end : moved(spec, end, texts);
}

/** Where a reference ends, and the texts beside the references in between. */
interface Followed {
  readonly end: Located;
  readonly texts: Json;
}

const followed = new WeakMap<OpenApiDocument, Map<string, Followed>>();

/** Returns the texts that OpenAPI allows beside a reference. */
function textsOf(reference: unknown): Json {
  const texts = ['description', 'summary'].map(key => [key, ownField(reference, key)] as const);
  return Object.fromEntries(texts.filter(([, text]) => typeof text === 'string'));
}

function deadEnd(spec: Spec, at: string, ref: string) {
  return invalidSpec(
    spec,
    `${at}/$ref`,
    `The reference leads nowhere: ${ref.slice(0, 100)}`,
    'Add what it refers to, or correct the reference.',
    'reference',
  );
}

/** Copies a part, with some fields of its own, so that it can stand in another place and still be found where it was written. */
export function moved(spec: Spec, { value, at }: Located, fields: Json = {}): Located {
  const copy = { ...(isObject(value) ? value : {}), ...fields };
  if (isObject(value)) spec.places.copy(value, copy);
  spec.places.set(copy, spec.places.at(spec.document, at));
  return { value: copy, at };
}

/** Returns the document's root as a part. */
export function rootOf(document: OpenApiDocument): Located {
  return { value: document, at: '' };
}
