import { ConfigurationError } from './errors/errors.js';

/** A value of a query parameter or form field. Undefined and null are left out. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (string | number | boolean)[];

/**
 * Writes fields as `application/x-www-form-urlencoded`: a blank is `+`, all but `A-Z a-z 0-9 - . _ ~` is percent-encoded.
 *
 * Form bodies and queries are written alike, so that there is one spelling to send and to sign.
 *
 * The items of a list repeat the field.
 *
 * @throws {ConfigurationError} `configuration` when a value is an object
 */
export function formEncode(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      [value].flat().flatMap(item => {
        const text = plainText(name, item);
        return text === undefined ? [] : [`${formEncodeComponent(name)}=${formEncodeComponent(text)}`];
      }),
    )
    .join('&');
}

/** Returns a parameter's or field's value as a string; undefined when it is left out. */
export function plainText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    throw new ConfigurationError(`${name} must not be an object.`, { option: name });
  return `${value}`;
}

/** Form-encodes one name or value. */
export function formEncodeComponent(text: string): string {
  return percentEncode(text).replaceAll('%20', '+');
}

/** Percent-encodes all but unreserved characters; a blank is `%20`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
