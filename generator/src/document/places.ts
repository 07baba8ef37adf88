import type { Place } from '../errors.js';
import { pointer, pointerKeys } from './document.js';

/**
 * Remembers where the parts of a document come from, so that a message names the file that its reader has, however often
 * the document was joined, converted or normalised since.
 *
 * A part without a place of its own is found through the closest one around it that has one.
 */
export class Places {
  readonly #file: string;
  readonly #known = new WeakMap<object, Place>();

  /** @param file the file of everything that has no other place */
  constructor(file: string) {
    this.#file = file;
  }

  /** Says where an object or list was written. */
  set(part: object, place: Place): void {
    this.#known.set(part, place);
  }

  /** Says that `part` was made from `from`, and returns it. */
  copy<Part extends object>(from: object, part: Part): Part {
    const place = this.#known.get(from);
    if (place !== undefined) this.#known.set(part, place);
    return part;
  }

  /** Returns where the part of `document` at a JSON pointer was written. */
  at(document: object, at: string): Place {
    let here: unknown = document;
    let place = this.#known.get(document) ?? { file: this.#file, pointer: '' };
    for (const key of pointerKeys(at)) {
      place = { file: place.file, pointer: place.pointer + pointer(key) };
      here =
        typeof here === 'object' && here !== null && Object.hasOwn(here, key)
          ? (here as Record<string, unknown>)[key]
          : undefined;
      if (typeof here === 'object' && here !== null) place = this.#known.get(here) ?? place;
    }
    return place;
  }
}
