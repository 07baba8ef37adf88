/** Returns whether a value is an object with named members, as a map in YAML or an object in JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
