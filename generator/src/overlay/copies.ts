import { pointer } from '../document/document.js';
import type { Places } from '../document/places.js';
import type { Place } from '../errors.js';

/** Sets a member. Not by assignment: a key may be `__proto__`. */
export function put(part: object, key: string | number, value: unknown): void {
  Object.defineProperty(part, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Makes a deep copy of the part of a document at a JSON pointer. Its parts have the places of the originals. */
export function copyWithPlaces(value: unknown, document: object, start: string, places: Places): unknown {
  return copy(value, '', (made, at) => places.set(made, places.at(document, start + at)));
}

/** Makes a deep copy that was written at a place. */
export function copyWithPlace(value: unknown, { file, pointer: start }: Place, places: Places): unknown {
  return copy(value, '', (made, at) => places.set(made, { file, pointer: start + at }));
}

function copy(value: unknown, at: string, onCopy: (made: object, at: string) => void): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const made = Array.isArray(value) ? [] : {};
  for (const [key, member] of Object.entries(value)) put(made, key, copy(member, at + pointer(key), onCopy));
  onCopy(made, at);
  return made;
}
