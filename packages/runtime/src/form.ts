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
 * Used for form bodies and queries alike, so that there is one spelling to send and to sign.
 *
 * @param joined what stands between the items of a list, by field; other lists repeat the field
 * @throws TypeError for a value that is an object
 */
export function formEncode(
  fields: Readonly<Record<string, unknown>>,
  joined: Readonly<Record<string, string>> = {},
): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const separator = joined[name];
    const values = !Array.isArray(value)
      ? [value]
      : separator === undefined
        ? value
        : [value.join(separator)];
    for (const item of values) {
      if (item === undefined || item === null) continue;
      if (typeof item === 'object') throw new TypeError(`field ${name} can't hold an object`);
      pairs.push(`${encode(name)}=${encode(`${item}`)}`);
    }
  }
  return pairs.join('&');
}

/** One name or value in form encoding. */
export function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
