import { INT64 } from '../document/int64.js';

/** Keys of our own whose values decide what code is: a misspelt one must not count as none. */
const VALUES: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  [INT64, ['number', 'string', 'bigint']],
  ['x-secret', [true, false]],
  ['x-stand-in', [true, false]],
]);

/** Says what is wrong with a key of our own; undefined if nothing is, or if it is another one. */
export function wrongOwnKey(name: string, value: unknown): { problem: string; fix: string } | undefined {
  const values = VALUES.get(name);
  if (!values || values.includes(value)) return undefined;
  const is = typeof value === 'object' ? 'something else' : JSON.stringify(value)?.slice(0, 100);
  return { problem: `"${name}" is ${is}, which decides nothing`, fix: `Write ${values.join(' or ')}.` };
}
