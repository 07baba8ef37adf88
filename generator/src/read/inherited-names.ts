/**
 * Writes a document as JSON for libraries that look names up in plain objects, which inherit `toString` or `constructor`.
 * Such names get a suffix that occurs nowhere else in the document; `restore` removes it from the library's output.
 */
export function withoutInheritedNames(document: unknown): {
  readonly source: string;
  readonly restore: (text: string) => string;
} {
  const source = JSON.stringify(document);
  if (!INHERITED.test(source)) return { source, restore: text => text };
  let suffix = '_own';
  while (source.includes(suffix)) suffix += 'n';
  return {
    source: source.replaceAll(INHERITED_ALL, `$&${suffix}`),
    restore: text => text.replaceAll(suffix, ''),
  };
}

/** As a whole string, a part of a path or of a pointer, or the name of a parameter in a path. */
const PATTERN = `(?<=["/{])(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})(?=["/}])`;
const INHERITED = new RegExp(PATTERN);
const INHERITED_ALL = new RegExp(PATTERN, 'g');
