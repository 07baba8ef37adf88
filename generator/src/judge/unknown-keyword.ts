import type { Kind } from '../source/grammar.js';
import { keywords } from './keywords/keywords.js';

/** Says that OpenAPI has no such keyword there, and which one may be meant. */
export function unknownKeyword(
  kind: Kind,
  name: string,
): { readonly problem: string; readonly fix: string | undefined } {
  const known = kind === 'items' ? [] : Object.keys(keywords[kind]);
  const near = known.filter(keyword => isNear(keyword.toLowerCase(), name.toLowerCase()));
  return {
    problem: `"${name.slice(0, 100)}" means nothing here, and is ignored`,
    fix: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined,
  };
}

/** Says how a type is written that OpenAPI knows under another name; undefined for a word that it does not know at all. */
export function typeMeant(type: string): string | undefined {
  const written = TYPES.get(type.toLowerCase().replace(/[-_ ]/g, ''));
  return written && `Write ${written}.`;
}

const date = '"type": "string" with "format": "date"';
const dateTime = '"type": "string" with "format": "date-time"';
const bytes = '"type": "string" with "format": "binary"';
const integer = '"type": "integer"';
const number = '"type": "number"';
const TYPES: ReadonlyMap<string, string> = new Map([
  ['date', date],
  ['datetime', dateTime],
  ['timestamp', dateTime],
  ['file', bytes],
  ['binary', bytes],
  ['uuid', '"type": "string" with "format": "uuid"'],
  ['text', '"type": "string"'],
  ['str', '"type": "string"'],
  ['int', integer],
  ['int32', `${integer} with "format": "int32"`],
  ['int64', `${integer} with "format": "int64"`],
  ['long', `${integer} with "format": "int64"`],
  ['float', number],
  ['double', number],
  ['decimal', number],
  ['bool', '"type": "boolean"'],
  ['list', '"type": "array"'],
  ['map', '"type": "object" with "additionalProperties"'],
  ['dict', '"type": "object" with "additionalProperties"'],
]);

/** True for words that differ by one letter: another one, one more, one less, or two in the other order. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restA === [...restB].reverse().join('');
}
