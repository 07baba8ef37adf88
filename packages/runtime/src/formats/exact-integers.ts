import { readBody } from '../client/wire.js';
import { ConfigurationError } from '../errors/errors.js';
import type { BodyFormat, ResponseFormat } from '../model/formats.js';

/** What an integer becomes that a number may not hold: a number is exact only up to 2^53 - 1. */
export type ExactInteger = 'string' | 'bigint';

/**
 * Where exact integers are. By the name of an object or a list: what its members are, by their names; `*` is every other
 * member, and every item of a list. A member is an exact integer, or again an object or a list, by its name. Names begin with
 * `/`, which alone is the name of the whole body.
 */
export type ExactPlaces = Readonly<Record<string, Readonly<Record<string, ExactInteger | `/${string}`>>>>;

/** Reads JSON with exact integers. What is no integer stays what it is. */
export function exactResponse(places: ExactPlaces): ResponseFormat {
  return {
    parseAs: 'text',
    async read(response, maxBytes) {
      const text = await readBody(response, maxBytes);
      return { text, data: text ? parseExact(text, places) : undefined };
    },
  };
}

/** Writes JSON with exact integers, which callers pass as a bigint, as digits or as a number. */
export function exactBody(mediaType: string, places: ExactPlaces): BodyFormat {
  return {
    mediaType,
    write(body) {
      const mark = markFor(JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? '' : value)));
      const marked = writable(body, '/', places, mark);
      return JSON.stringify(marked).replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1');
    },
  };
}

/** A string, or any other token of JSON that is no blank. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;

function parseExact(text: string, places: ExactPlaces): unknown {
  try {
    // Integers become strings that the server has not sent, and then what each should be.
    const mark = markFor(JSON.stringify(JSON.parse(text)));
    const marked = text.replace(TOKENS, token => (/^-?\d+$/.test(token) ? `"${mark}${token}"` : token));
    return readable(JSON.parse(marked), '/', places, mark);
  } catch {
    return undefined;
  }
}

/** Makes a string with which no string in a JSON text begins. */
function markFor(json: string): string {
  const longest = Math.max(0, ...Array.from(json.matchAll(/n+/g), ([run]) => run.length));
  return 'n'.repeat(longest + 1);
}

function readable(value: unknown, kind: string | undefined, places: ExactPlaces, mark: string): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith(mark)) return value;
    const digits = value.slice(mark.length);
    return kind === 'bigint' ? BigInt(digits) : kind === 'string' ? digits : Number(digits);
  }
  return mapped(value, kind, places, (member, own) => readable(member, own, places, mark));
}

function writable(value: unknown, kind: string | undefined, places: ExactPlaces, mark: string): unknown {
  // What writes itself, such as a date, is no object of the spec.
  const isOther = kind === undefined || value === undefined || value === null || hasToJson(value);
  if (isOther) return value;
  if (kind.startsWith('/'))
    return mapped(value, kind, places, (member, own) => writable(member, own, places, mark));
  if (typeof value !== 'object' && /^-?\d+$/.test(`${value}`)) return `${mark}${value}`;
  throw new ConfigurationError('An integer in the body must be a bigint or digits.');
}

function hasToJson(value: unknown): boolean {
  return typeof (value as { readonly toJSON?: unknown }).toJSON === 'function';
}

/** Copies an object or a list with other members; each is passed with what it is. */
function mapped(
  value: unknown,
  kind: string | undefined,
  places: ExactPlaces,
  change: (member: unknown, kind: string | undefined) => unknown,
): unknown {
  const known = kind !== undefined && Object.hasOwn(places, kind) ? places[kind] : undefined;
  if (Array.isArray(value)) return value.map(item => change(item, known?.['*']));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      change(member, known && Object.hasOwn(known, name) ? known[name] : known?.['*']),
    ]),
  );
}
