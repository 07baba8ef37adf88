/**
 * A document as JSON for libraries that look names up in plain objects, where `toString` or `constructor` is found though
 * nobody put it there. Such names get an ending that the document has nowhere else; `restore` takes it off again in
 * whatever text the library gives back.
 */
export function withoutInheritedNames(document: unknown): {
  readonly source: string;
  readonly restore: (text: string) => string;
} {
  const source = JSON.stringify(document);
  if (!INHERITED.test(source)) return { source, restore: text => text };
  let ending = '_own';
  while (source.includes(ending)) ending += 'n';
  return {
    source: source.replaceAll(INHERITED_ALL, `$&${ending}`),
    restore: text => text.replaceAll(ending, ''),
  };
}

/** As a whole string, a part of a path or of a pointer, or the name of a parameter in a path. */
const PATTERN = `(?<=["/{])(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})(?=["/}])`;
const INHERITED = new RegExp(PATTERN);
const INHERITED_ALL = new RegExp(PATTERN, 'g');
