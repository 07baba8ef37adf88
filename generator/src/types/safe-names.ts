/*
 * openapi-typescript decodes names as parts of a URL, cuts them at "#" and looks them up in plain objects, which have a
 * `constructor` and a `toString`. A name that this would change goes through it in letters and digits.
 */

const MARK = '_name_';
const UNSAFE = /[%#]/;
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Spells a name in a way that the library leaves as it is. */
export function safeName(name: string): string {
  if (!UNSAFE.test(name) && !INHERITED.has(name) && !name.startsWith(MARK)) return name;
  return MARK + Array.from(name, mark => mark.codePointAt(0)?.toString(36)).join('_');
}

/** Returns the name that was spelled by {@link safeName}. */
export function originalName(name: string): string {
  if (!name.startsWith(MARK)) return name;
  const points = name.slice(MARK.length).split('_').filter(Boolean);
  return String.fromCodePoint(...points.map(point => Number.parseInt(point, 36)));
}
