import { pointer } from '../document/document.js';

/**
 * Tries each pattern of a document, given as JSON, on each string in it. The pattern is announced first, so that the one
 * that does not come to an end is known.
 */
export function slowPattern(source: string, onStep: (place: string) => void): undefined {
  const patterns = new Map<string, string>();
  const strings = new Set<string>();
  // A stack of its own: a document may be nested deeper than calls can be.
  const open: [value: unknown, place: string][] = [[JSON.parse(source), '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, place] = next;
    if (typeof value === 'string') {
      strings.add(value);
      if (place.endsWith('/pattern') && !patterns.has(value)) patterns.set(value, place);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) open.push([member, place + pointer(name)]);
    }
  }
  for (const [pattern, place] of patterns) {
    onStep(place);
    const tried = compiled(pattern);
    for (const text of strings) tried?.test(text);
  }
}

/** As the linter compiles it; undefined for what is no pattern. */
function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
