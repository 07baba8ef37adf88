/**
 * What the `Bearer` challenges of a WWW-Authenticate header complain of: their `error` values, empty text for a
 * challenge without one. Undefined where the header has no such challenge. Several challenges may stand in one
 * header, and commas separate both them and their parameters (RFC 9110 section 11.6.1), so the text is read word by
 * word: a word with `=` is a parameter, one without begins the next challenge.
 */
export function bearerErrors(header: string): string[] | undefined {
  const errors: string[] = [];
  let bearer = false;
  for (const [, name = '', quoted, plain] of header.matchAll(WORD)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) {
      bearer = name.toLowerCase() === 'bearer';
      if (bearer) errors.push('');
    } else if (bearer && name.toLowerCase() === 'error') {
      errors[errors.length - 1] = value;
    }
  }
  return errors.length > 0 ? errors : undefined;
}

const WORD = /([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g;
