import { isObject } from '../document/json.js';
import { put } from './copies.js';
import type { DocumentEditor, Location } from './document-editor.js';

/** Merges a value into the part at a location. `make` gives a value that nothing else holds. */
export type Merger = (location: Location, make: () => unknown) => void;

/**
 * Merges as the Overlay Specification says: objects member by member, a list is appended to a list, anything else is one
 * entry for a list, and a plain value replaces a plain value. What does not fit is an error.
 *
 * @param reject makes the error for what does not fit
 */
export function merger(editor: DocumentEditor, reject: (problem: string) => Error): Merger {
  const mergeObject = (target: Record<string, unknown>, update: object, path: string): void => {
    for (const [key, value] of Object.entries(update)) {
      const at = path === '' ? key : `${path}.${key}`;
      const known = Object.hasOwn(target, key) ? editor.ownMember(target, key) : undefined;
      if (!Object.hasOwn(target, key)) put(target, key, value);
      else if (isObject(known) && isObject(value)) mergeObject(known, value, at);
      else if (Array.isArray(known) && Array.isArray(value)) append(known, value);
      else if (isPlain(known) && isPlain(value)) put(target, key, value);
      else throw reject(`"${at}" is ${nameOf(known)}, and ${nameOf(value)} does not go into it`);
    }
  };
  return (location, make) => {
    const target = editor.own(location);
    const value = make();
    if (Array.isArray(target)) append(target, Array.isArray(value) ? value : [value]);
    else if (isObject(target) && isObject(value)) mergeObject(target, value, '');
    else if (isPlain(target) && isPlain(value)) editor.replace(location, value);
    else throw reject(`The target is ${nameOf(target)}, and ${nameOf(value)} does not go into it`);
  };
}

/** One by one: a long list is too much for the arguments of a call. */
function append(list: unknown[], more: readonly unknown[]): void {
  for (const one of more) list.push(one);
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isPlain(value) ? 'a plain value' : 'an object';
}
