import { lookUp, pointer } from '../../document/document.js';
import { isObject } from '../../document/json.js';
import type { Places, Remark } from '../../document/places.js';
import type { Place } from '../../errors.js';
import type { Fault } from '../source-files.js';
import type { Part } from '../walk.js';

/** A part of the Swagger document, with the place where it was written. */
export interface At<Value = Part> {
  readonly part: Value;
  readonly place: Place;
}

/** What the functions that convert one document share. */
export class Conversion {
  readonly document: Part;
  readonly root: At;
  readonly unresolved = new Map<string, Fault>();
  readonly #places: Places;

  constructor(document: Part, places: Places) {
    this.document = document;
    this.root = { part: document, place: places.at(document, '') };
    this.#places = places;
  }

  /** The part under a key; undefined if there is none. */
  child({ part, place }: At, key: string): At | undefined {
    const value = Object.hasOwn(part, key) ? part[key] : undefined;
    return isObject(value) ? { part: value, place: this.#places.within(place, value, key) } : undefined;
  }

  /** The parts in the map or list under a key. */
  children({ part, place }: At, key: string): (readonly [name: string, child: At])[] {
    const value = Object.hasOwn(part, key) ? part[key] : undefined;
    return typeof value === 'object' && value !== null
      ? this.members({ part: value as Part, place: this.#places.within(place, value, key) })
      : [];
  }

  /** The parts directly in a map or list. */
  members({ part, place }: At): (readonly [name: string, child: At])[] {
    return Object.entries(part).flatMap(([name, value]) =>
      isObject(value)
        ? [[name, { part: value, place: this.#places.within(place, value, name) }] as const]
        : [],
    );
  }

  /** Says that a new part is what became of an old one, and returns it. */
  made<Made extends object>({ place }: At<unknown>, made: Made): Made {
    this.#places.set(made, place);
    return made;
  }

  /** The place of the part at a JSON pointer. */
  placeAt(at: string): Place {
    return this.#places.at(this.document, at);
  }

  /** Converts a reference to what has one place of its own in OpenAPI 3 as well; undefined for any other. */
  reference(ref: string): string | undefined {
    const converted = convertedReference(ref);
    if (converted !== undefined && lookUp(this.document, ref) === undefined) {
      this.unresolved.set(converted, {
        problem: `The reference leads nowhere: ${ref.slice(0, 100)}`,
        fix: 'Add it, or correct the reference.',
      });
    }
    return converted;
  }

  /** Says something about a part, for whoever keeps it. */
  remark(part: object, remark: Remark): void {
    this.#places.remark(part, remark);
  }
}

/** The members of a part but those of these names. */
export function without(part: Part, ...names: readonly string[]): Part {
  return Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name)));
}

/** A list of strings, whatever else is in it. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

/** What the notes on a conversion are about. A report shows one of each kind, and how many there are. */
type NoteKind = 'media-type' | 'form' | 'example' | 'list' | 'required' | 'scheme';

/** Something that a reader should know of what became of a part. */
export function note(kind: NoteKind, problem: string, fix?: string): Remark {
  return { kind: 'note', rule: `swagger-${kind}`, problem, ...(fix !== undefined && { fix }) };
}

/** Something for which OpenAPI 3 has no form. */
export function inexpressible(problem: string, fix: string): Remark {
  return { kind: 'refused', rule: 'swagger-2.0', problem, fix };
}

function convertedReference(ref: string): string | undefined {
  const [, section = '', rest = ''] = /^#\/([^/]+)(\/.*)$/.exec(ref) ?? [];
  const place = new Map([
    ['definitions', 'schemas'],
    ['parameters', 'parameters'],
    ['responses', 'responses'],
    ['x-path-items', 'pathItems'],
  ]).get(section);
  const isWhole = section === 'definitions' || !rest.slice(1).includes('/');
  return place !== undefined && isWhole ? `#${pointer('components', place)}${rest}` : undefined;
}
