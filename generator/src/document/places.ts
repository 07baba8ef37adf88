import type { Finding, Place } from '../errors.js';
import { pointer, pointerKeys } from './document.js';

/** A finding about a part, wherever that is. */
export type Remark = DistributiveOmit<Finding, 'place'>;

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/**
 * Remembers where the parts of a document come from, so that a message names the file that its reader has, however often
 * the document was joined, converted or normalised since.
 *
 * A part without a place of its own is found through the closest one around it that has one.
 */
export class Places {
  readonly #file: string;
  readonly #known = new WeakMap<object, Place>();
  /** Of values that are no objects, by the part that has them. */
  readonly #plain = new WeakMap<object, Map<string, Place>>();
  readonly #remarks = new WeakMap<object, readonly Remark[]>();

  /** @param file the file of everything that has no other place */
  constructor(file: string) {
    this.#file = file;
  }

  /** Says where an object or list was written. */
  set(part: object, place: Place): void {
    this.#known.set(part, place);
  }

  /** Says where a member of a part was written that may be a plain value. */
  setMember(part: object, key: string | number, place: Place): void {
    const member: unknown = (part as Record<string | number, unknown>)[key];
    if (typeof member === 'object' && member !== null) this.set(member, place);
    else {
      const members = this.#plain.get(part) ?? new Map<string, Place>();
      this.#plain.set(part, members.set(String(key), place));
    }
  }

  /** Says that `part` was made from `from`, and returns it. */
  copy<Part extends object>(from: object, part: Part): Part {
    const place = this.#known.get(from);
    if (place !== undefined) this.#known.set(part, place);
    const remarks = this.#remarks.get(from);
    if (remarks !== undefined) this.#remarks.set(part, remarks);
    const plain = this.#plain.get(from);
    if (plain !== undefined) this.#plain.set(part, new Map(plain));
    return part;
  }

  /** Returns the place of a member, given that of the part around it. */
  within(around: Place, member: unknown, key: string): Place {
    const own = typeof member === 'object' && member !== null ? this.#known.get(member) : undefined;
    return own ?? { file: around.file, pointer: around.pointer + pointer(key) };
  }

  /** Keeps what there is to say about a part, until it is known whether the part itself is kept. */
  remark(part: object, remark: Remark): void {
    this.#remarks.set(part, [...this.remarksOn(part), remark]);
  }

  /** What there is to say about a part. */
  remarksOn(part: object): readonly Remark[] {
    return this.#remarks.get(part) ?? [];
  }

  /** Returns where the part of `document` at a JSON pointer was written. */
  at(document: object, at: string): Place {
    let here: unknown = document;
    let place = this.#known.get(document) ?? { file: this.#file, pointer: '' };
    for (const key of pointerKeys(at)) {
      const part: object | undefined = typeof here === 'object' && here !== null ? here : undefined;
      here = part && Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined;
      const isPlain = typeof here !== 'object' || here === null;
      place = (isPlain && part && this.#plain.get(part)?.get(key)) || this.within(place, here, key);
    }
    return place;
  }
}
