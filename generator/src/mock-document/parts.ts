import { decodedFragment, lookUp } from '../document/document.js';
import { isObject } from '../document/json.js';

/** An object of a document, as it is written. */
export type Part = Readonly<Record<string, unknown>>;

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query additionalOperations'.split(' '),
);

/** Whether a key of a path item holds operations. */
export function holdsOperations(key: string): boolean {
  return METHODS.has(key);
}

/** Returns an object; of what is none, one without members. */
export function asObject(value: unknown): Part {
  return isObject(value) ? value : {};
}

/** Returns the part of a document to which a reference leads; undefined if it leads to none, or elsewhere. */
export function targetOf(document: Part, reference: string): unknown {
  return /^#(?:\/|$)/.test(reference) ? lookUp(document, decodedFragment(reference)) : undefined;
}

/** Returns an object with each of its objects changed; what is none stays. */
export function mapped(part: unknown, change: (value: Part, key: string) => unknown): unknown {
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, isObject(value) ? change(value, key) : value]),
  );
}

/** Lists the responses of all operations, as they are written. */
export function responsesOf({ paths }: Part): { readonly status: string; readonly response: Part }[] {
  return objectsIn(paths).flatMap(([, item]) =>
    objectsIn(item).flatMap(([, { responses }]) =>
      objectsIn(responses).map(([status, response]) => ({ status, response })),
    ),
  );
}

function objectsIn(part: unknown): [string, Part][] {
  return isObject(part)
    ? Object.entries(part).filter((entry): entry is [string, Part] => isObject(entry[1]))
    : [];
}
