import { ConfigurationError } from '../errors/errors.js';
import { plainText } from '../form.js';

/** How a parameter is written: a style of OpenAPI's Parameter Object, or a media type of its `content`. */
export interface ParameterStyle {
  readonly in: 'path' | 'query' | 'header';
  /** The name that is sent, where callers pass the parameter by another one. */
  readonly name?: string;
  readonly style:
    | 'simple'
    | 'label'
    | 'matrix'
    | 'form'
    | 'spaceDelimited'
    | 'pipeDelimited'
    | 'deepObject'
    /** As JSON; exploded, each item of a list. */
    | 'json'
    /** The whole query, as the fields of a form. */
    | 'queryForm'
    /** The whole query, as JSON. */
    | 'queryJson';
  /** Each item of a list, and each member of an object, is written with a name of its own. */
  readonly explode?: boolean;
  /** Values keep reserved characters, and what is percent-encoded already. */
  readonly reserved?: boolean;
}

/** A value as what it is made of: strings with a name, which is empty for all but members of an object. */
export interface Parts {
  readonly kind: 'text' | 'list' | 'object';
  readonly parts: readonly (readonly [name: string, text: string])[];
}

/**
 * Takes a parameter's value apart. What is undefined or null is left out (RFC 6570 section 2.3).
 *
 * @returns undefined for a value of which nothing is left
 * @throws {ConfigurationError} `configuration` when an item or a member is a list or an object: no style writes that
 */
export function partsOf(name: string, value: unknown): Parts | undefined {
  const isList = Array.isArray(value);
  if (!isList && (typeof value !== 'object' || value === null)) {
    const text = plainText(name, value);
    return text === undefined ? undefined : { kind: 'text', parts: [['', text]] };
  }
  const parts = Object.entries(value).flatMap(([key, member]) => {
    const text = plainText(isList ? name : `${name}.${key}`, member);
    return text === undefined ? [] : [[isList ? '' : key, text] as const];
  });
  return parts.length === 0 ? undefined : { kind: isList ? 'list' : 'object', parts };
}

/** Reserved characters that neither end a query nor mean something in it, by their codes. */
const IN_QUERY = /%(2F|3A|3F|40|24|2C|3B|3D)/g;
/** Reserved characters that do not end a path, by their codes. */
const IN_PATH = /%(2F|3A|40|24|26|2B|2C|3B|3D)/g;

/**
 * Percent-encodes a value that may hold reserved characters (RFC 6570 section 3.2.3), and leaves alone what is encoded
 * already. Characters that would end the value are encoded all the same: in a query `#`, `&`, `+` and brackets, in a path
 * `?`, `#` and brackets.
 */
export function encodeReserved(text: string, place: 'path' | 'query'): string {
  const written = encodeURIComponent(text)
    .replace(place === 'query' ? IN_QUERY : IN_PATH, decodeURIComponent)
    .replace(/%25(?=[\da-f]{2})/gi, '%');
  // `fetch` would do it, after the URL was signed.
  return place === 'query' ? written.replaceAll("'", '%27') : written;
}

/** Writes a value as JSON. */
export function jsonOf(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined)
    throw new ConfigurationError(`${name} cannot be written as JSON.`, { option: name });
  return text;
}
