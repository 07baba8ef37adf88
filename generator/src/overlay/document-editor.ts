import { pointer } from '../document/document.js';
import type { Places } from '../document/places.js';
import { put } from './copies.js';

/** The keys that lead from a document to one of its parts. */
export type Location = readonly (string | number)[];

/**
 * Changes a document without changing the one that was given: what lies on the way to a change is copied first, once. A
 * part that stands in two places, by an anchor of YAML, changes in one of them alone.
 */
export class DocumentEditor {
  readonly #places: Places;
  readonly #copies = new WeakSet<object>();
  #document: object;

  constructor(document: object, places: Places) {
    this.#places = places;
    this.#document = this.#copy(document);
  }

  get document(): object {
    return this.#document;
  }

  /** The part at a location, which may now be changed in place. */
  own(location: Location): unknown {
    let here: unknown = this.#document;
    for (const key of location) here = this.ownMember(here as object, key);
    return here;
  }

  /** The same for a member of a part that may be changed. */
  ownMember(part: object, key: string | number): unknown {
    const member = (part as Record<string | number, unknown>)[key];
    if (typeof member !== 'object' || member === null || this.#copies.has(member)) return member;
    const copy = this.#copy(member);
    put(part, key, copy);
    return copy;
  }

  /** Removes parts; a list closes up. The deepest go first, and of a list the last. */
  remove(locations: readonly Location[]): void {
    const inOrder = [...locations].sort(
      (a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0,
    );
    for (const location of inOrder) {
      const parent = this.own(location.slice(0, -1));
      const key = location.at(-1);
      if (Array.isArray(parent)) this.#removeFrom(parent, Number(key), location.slice(0, -1));
      else delete (parent as Record<string, unknown>)[key as string];
    }
  }

  /** What is behind a member that goes has another index afterwards, and is still where it was written. */
  #removeFrom(list: unknown[], index: number, location: Location): void {
    const at = pointer(...location);
    const written = list.map((_, own) => this.#places.at(this.#document, at + pointer(own)));
    list.splice(index, 1);
    written.splice(index, 1);
    for (const [own, place] of written.entries()) this.#places.setMember(list, own, place);
  }

  #copy<Part extends object>(part: Part): Part {
    const copy = (Array.isArray(part) ? [...part] : { ...part }) as Part;
    this.#copies.add(copy);
    return this.#places.copy(part, copy);
  }
}
