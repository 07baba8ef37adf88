import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Places } from '../document/places.js';
import type { Place } from '../errors.js';
import { put } from './copies.js';
import type { DocumentEditor, Location } from './document-editor.js';

/** Merges a value into the part at a location. `make` gives a value that nothing else holds, and was written at a place. */
export type Merger = (location: Location, make: () => unknown, place: Place) => void;

/**
 * Merges as the Overlay Specification says: objects member by member, a list is appended to a list, anything else is one
 * entry for a list, and a plain value replaces a plain value. What does not fit is an error.
 *
 * @param reject makes the error for what does not fit
 */
export function merger(editor: DocumentEditor, places: Places, reject: (problem: string) => Error): Merger {
  const set = (target: object, key: string | number, value: unknown, place: Place): void => {
    put(target, key, value);
    // Objects know their places already.
    if (isPlain(value)) places.setMember(target, key, place);
  };
  const append = (list: unknown[], more: readonly unknown[], place: Place): void => {
    for (const [index, one] of more.entries()) set(list, list.length, one, inside(place, index));
  };
  const mergeObject = (target: Record<string, unknown>, update: object, path: string, place: Place): void => {
    for (const [key, value] of Object.entries(update)) {
      const at = path === '' ? key : `${path}.${key}`;
      const written = inside(place, key);
      const known = Object.hasOwn(target, key) ? editor.ownMember(target, key) : undefined;
      if (!Object.hasOwn(target, key)) set(target, key, value, written);
      else if (isObject(known) && isObject(value)) mergeObject(known, value, at, written);
      else if (Array.isArray(known) && Array.isArray(value)) append(known, value, written);
      else if (isPlain(known) && isPlain(value)) set(target, key, value, written);
      else throw reject(`"${at}" is ${nameOf(known)}, and ${nameOf(value)} does not go into it`);
    }
  };
  return (location, make, place) => {
    const target = editor.own(location);
    const value = make();
    if (Array.isArray(target) && Array.isArray(value)) append(target, value, place);
    else if (Array.isArray(target)) set(target, target.length, value, place);
    else if (isObject(target) && isObject(value)) mergeObject(target, value, '', place);
    else if (isPlain(target) && isPlain(value))
      set(editor.own(location.slice(0, -1)) as object, location.at(-1) ?? '', value, place);
    else throw reject(`The target is ${nameOf(target)}, and ${nameOf(value)} does not go into it`);
  };
}

function inside({ file, pointer: around }: Place, key: string | number): Place {
  return { file, pointer: around + pointer(key) };
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isPlain(value) ? 'a plain value' : 'an object';
}
