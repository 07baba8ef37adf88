import { pointer } from '../document/document.js';

/** How long patterns may be tried before the next string is announced, in milliseconds. */
const QUIET_MS = 100;

/**
 * Tries each pattern of a document, given as JSON, on each string that a value of the document holds: an example, a default,
 * one of an enum. The pattern is announced, and again before later strings, so that one that does not come to an end on a
 * string is known, however many there are.
 */
export function slowPattern(source: string, onStep: (place: string) => void): undefined {
  const patterns = new Map<string, string>();
  const strings = new Set<string>();
  const add = (pattern: string, place: string) => {
    if (!patterns.has(pattern)) patterns.set(pattern, place);
  };
  // A stack of its own: a document may be nested deeper than calls can be.
  const open: Part[] = [{ value: JSON.parse(source), place: '', isValue: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place, isValue } = next;
    if (typeof value === 'string') {
      if (isValue) strings.add(value);
      if (place.endsWith('/pattern')) add(value, place);
    } else if (typeof value === 'object' && value !== null) {
      const hasPatterns = place.endsWith('/patternProperties');
      for (const [name, member] of Object.entries(value)) {
        const at = place + pointer(name);
        // The names of a value's members are tried as well.
        if (isValue && !Array.isArray(value)) strings.add(name);
        if (hasPatterns) add(name, at);
        open.push({ value: member, place: at, isValue: isValue || VALUES.has(name) });
      }
    }
  }
  for (const [pattern, place] of patterns) tryOn(strings, compiled(pattern), () => onStep(place));
}

interface Part {
  readonly value: unknown;
  readonly place: string;
  /** Whether it is in a value, not in a description of one. */
  readonly isValue: boolean;
}

/** The keywords that hold values. */
const VALUES: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'value',
  'dataValue',
  'default',
  'enum',
  'const',
]);

function tryOn(strings: ReadonlySet<string>, pattern: RegExp | undefined, onStep: () => void): void {
  if (!pattern) return;
  onStep();
  let announced = performance.now();
  for (const text of strings) {
    if (performance.now() - announced > QUIET_MS) {
      onStep();
      announced = performance.now();
    }
    pattern.test(text);
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
