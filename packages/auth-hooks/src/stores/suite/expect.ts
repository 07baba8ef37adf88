/**
 * Checks that a value has all that is expected of it; objects may have more.
 *
 * @throws {Error} when it does not
 */
export function expectLike(actual: unknown, expected: unknown): void {
  if (!isLike(actual, expected)) throw new Error(`expected ${shown(expected)}, got ${shown(actual)}`);
}

/**
 * Checks that a number is in a range, both ends included.
 *
 * @throws {Error} when it is not
 */
export function expectBetween(actual: unknown, low: number, high = Infinity): void {
  if (typeof actual !== 'number' || !(actual >= low && actual <= high))
    throw new Error(`expected a number from ${low} to ${high}, got ${shown(actual)}`);
}

function isLike(actual: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected);
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length)) return false;
  return Object.entries(expected).every(([name, value]) =>
    isLike((actual as Record<string, unknown>)[name], value),
  );
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
