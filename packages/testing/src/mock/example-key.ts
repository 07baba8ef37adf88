/*
 * An example is chosen by its name in the header `Prefer`, which holds ASCII only, and where a comma, a semicolon and a quote
 * have a meaning. A name with other characters stands there as it would in a URI.
 */

/** Returns the name of an example as the header has it. */
export function exampleKey(name: string): string {
  // A lone surrogate is in no URI.
  return /^[\w .:/()+-]*$/.test(name) ? name : encodeURIComponent(Buffer.from(name).toString());
}

/** Returns the name of an example as the spec has it. */
export function exampleName(key: string): string {
  return key.includes('%') ? decodeURIComponent(key) : key;
}

/** Returns the value of the header `Prefer` for a response. */
export function preference({
  code,
  example,
}: {
  readonly code?: number | undefined;
  readonly example?: string | undefined;
}): string {
  const parts = [
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(example === undefined ? [] : [`example=${exampleKey(example)}`]),
  ];
  return parts.join(', ');
}
