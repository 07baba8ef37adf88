import { isObject } from '../document/json.js';
import { literal } from './escape.js';

/** A part whose JSON is longer than this has a line for each of its members, in characters. */
const LONG = 400;

/**
 * Writes a document as a list of strings that are JSON together, a path or a schema on each line: short, quick to load, and no
 * type that a compiler would infer.
 */
export function documentCode(document: object): string {
  return literal(linesOf(document, 0));
}

function linesOf(value: unknown, depth: number): string[] {
  const json = JSON.stringify(value);
  if (!isObject(value) || depth > 2 || json.length <= LONG) return [json];
  const members = Object.entries(value);
  return members.flatMap(([name, member], index) => {
    const [first = '', ...lines] = linesOf(member, depth + 1);
    const all = [`${index === 0 ? '{' : ''}${JSON.stringify(name)}:${first}`, ...lines];
    return [...all.slice(0, -1), `${all.at(-1)}${index === members.length - 1 ? '}' : ','}`];
  });
}
