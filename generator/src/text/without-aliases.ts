import { pointer } from '../document/document.js';
import { GenerateError } from '../errors.js';
import { type LinePosition, lineOf } from './line-of.js';
import { MAX_DEPTH } from './text-tree.js';

/** How many characters aliases may add to a file. */
const MAX_ADDED = 5_000_000;
/** What a value counts beside the characters of its name and text: it takes memory as well. */
const VALUE = 16;

/**
 * Writes out the aliases of YAML data, which are one object in several places, so that each part is in one place.
 *
 * @throws {GenerateError} `spec_invalid` when that would never end, or makes much more of the text than it is
 */
export function withoutAliases(data: unknown, text: string, file: string): unknown {
  // The text itself may be nothing but short values, so it counts with the weight that they have.
  let left = text.length + Math.min(text.length * (VALUE / 2), MAX_ADDED) + MAX_ADDED;
  const keys: string[] = [];
  const copy = (value: unknown): unknown => {
    left -= VALUE + (typeof value === 'string' ? value.length : 0);
    if (left < 0 || keys.length > MAX_DEPTH) throw tooMuch(file, lineOf(text, pointer(...keys)));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, one]) => {
      left -= Array.isArray(value) ? 1 : name.length;
      keys.push(name);
      const copied = copy(one);
      keys.pop();
      return [name, copied] as const;
    });
    return Array.isArray(value) ? members.map(([, one]) => one) : Object.fromEntries(members);
  };
  return copy(data);
}

function tooMuch(spec: string, at: LinePosition | undefined): GenerateError {
  const file = at ? `${spec}:${at.line}:${at.column}` : spec;
  return new GenerateError(
    'spec_invalid',
    `Its anchors lead to themselves, or make it more than ${MAX_ADDED / 1e6} MB longer`,
    { file, fix: 'Write the parts out, or use $ref.', rule: 'too-large' },
  );
}
