import { pointerKeys } from '../document/document.js';
import type { Kind } from './grammar.js';

/** A part of another file that becomes a component. */
export interface Target {
  readonly kind: Kind;
  /** The file's path from the spec's folder. */
  readonly path: string;
  readonly pointer: string;
}

/** Where OpenAPI 3 keeps components of a kind. */
const sections = new Map<Kind, string>([
  ['schema', 'schemas'],
  ['response', 'responses'],
  ['parameter', 'parameters'],
  ['example', 'examples'],
  ['requestBody', 'requestBodies'],
  ['header', 'headers'],
  ['securityScheme', 'securitySchemes'],
  ['link', 'links'],
  ['callback', 'callbacks'],
  ['pathItem', 'pathItems'],
  ['mediaType', 'mediaTypes'],
]);

/** Where Swagger 2.0 keeps them. It has no place for path items; what is put there is converted like the others. */
const sections2 = new Map<Kind, string>([
  ['schema', 'definitions'],
  ['response', 'responses'],
  ['parameter', 'parameters'],
  ['pathItem', 'x-path-items'],
]);

/** The keys that lead from a document to its components of a kind; undefined for a kind that can't be one. */
export function sectionOf(kind: Kind, isSwagger: boolean): readonly string[] | undefined {
  const name = (isSwagger ? sections2 : sections).get(kind);
  if (name === undefined) return undefined;
  return isSwagger ? [name] : ['components', name];
}

/**
 * Names the parts of other files, each as it is called there: `Pet` for `pet.yaml#/definitions/Pet` and for `Pet.yaml`.
 * Where two would be called the same, or one as a component of the document itself, each of them has its file's name before
 * its own. So a name depends on nothing but what is referred to, not on the order.
 *
 * @param taken the names of the document's own components of this kind
 */
export function componentNames<One extends Target>(
  targets: readonly One[],
  taken: ReadonlySet<string>,
): ReadonlyMap<One, string> {
  const sorted = [...targets].sort((one, other) => (id(one) < id(other) ? -1 : 1));
  const counts = new Map<string, number>();
  for (const target of sorted) {
    const name = shortName(target);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const used = new Set(taken);
  const names = new Map<One, string>();
  const name = (target: One, wanted: string) => {
    let free = wanted;
    for (let number = 2; used.has(free); number++) free = `${wanted}_${number}`;
    used.add(free);
    names.set(target, free);
  };
  const isFree = (target: One) => counts.get(shortName(target)) === 1 && !taken.has(shortName(target));
  for (const target of sorted) if (isFree(target)) name(target, shortName(target));
  for (const target of sorted) if (!isFree(target)) name(target, longName(target));
  return names;
}

function id({ path, pointer }: Target): string {
  return `${path}#${pointer}`;
}

function shortName({ path, pointer }: Target): string {
  const keys = pointerKeys(pointer);
  if (keys.length > 3) return longName({ path, pointer });
  return word(keys.at(-1) ?? stem(path.slice(path.lastIndexOf('/') + 1)));
}

function longName({ path, pointer }: Pick<Target, 'path' | 'pointer'>): string {
  const keys = pointerKeys(pointer).filter(
    (key, index) => index > 1 || !/^(components|definitions|schemas|parameters|responses)$/.test(key),
  );
  return [stem(path), ...keys].map(word).filter(Boolean).join('_');
}

function stem(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

/** What components may be called. */
function word(text: string): string {
  return text.replace(/[^\w.-]+/g, '_').replace(/^_+(?=.)|(?<=.)_+$/g, '') || 'part';
}
