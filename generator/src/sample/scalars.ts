import { FORMATS } from './formats.js';
import { readPattern } from './pattern.js';
import { stringsFor } from './pattern-strings.js';
import type { PlainSchema } from './plain-schema.js';

/** Longer strings are not made. */
const MAX_LENGTH = 10_000;

/**
 * Makes strings that may fit a schema, the most readable first.
 *
 * @param word what a string says that may say anything
 * @param number another one for each number
 */
export function* strings(plain: PlainSchema, word: string, number: number): Generator<string> {
  const patterns = plain.patterns.flatMap(source => readPattern(source) ?? []);
  // Nothing shows whether a made-up string is right.
  if (!patterns.every(({ isDecidable }) => isDecidable)) return;
  const { minLength } = plain.least;
  const { maxLength } = plain.most;
  for (const name of plain.formats) {
    const format = FORMATS.get(name);
    if (format) yield format.make(number);
  }
  const words = [word, `${word}-${number + 1}`, `${number + 1}`, (number + 10).toString(36)];
  for (const one of number === 0 ? words : words.slice(1)) yield padded(one, minLength, maxLength);
  for (const pattern of patterns) yield* stringsFor(pattern, minLength);
}

function padded(word: string, minLength: number, maxLength: number): string {
  const least = Math.min(minLength, MAX_LENGTH);
  const long = word.length < least ? `${word}-`.padEnd(least, 'x').slice(0, least) : word;
  return long.slice(0, Math.min(long.length, maxLength));
}

/** Makes numbers that may fit a schema, the simplest first. */
export function* numbers(plain: PlainSchema, isInteger: boolean, number: number): Generator<number> {
  const least = Math.max(plain.least.minimum, plain.least.exclusiveMinimum);
  const most = Math.min(plain.most.maximum, plain.most.exclusiveMaximum);
  const step = plain.multiplesOf[0] ?? 1;
  const start = Math.min(Math.max(1, least), Math.max(most, least));
  for (const from of [start, Number.isFinite(least) ? least : start, most]) {
    if (!Number.isFinite(from)) continue;
    for (const offset of [number, number + 1, -number, -number - 1, number + 2, number + 5]) {
      yield exact((Math.ceil(from / step) + offset) * step);
      yield exact((Math.floor(from / step) + offset) * step);
      if (!isInteger) yield exact(from + offset);
    }
  }
  if (!isInteger && Number.isFinite(least) && Number.isFinite(most)) {
    for (const share of [2, 3, 5, 7]) yield exact(least + (most - least) / (share + number));
  }
}

/** Without what adding and multiplying binary fractions leaves behind. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
