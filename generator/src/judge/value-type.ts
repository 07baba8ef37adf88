import type { Holds } from './keywords/keyword.js';

/** A value that fits what a keyword holds, as it was or as it can only be meant; undefined if there is none. */
export function fitting(value: unknown, holds: Holds): { readonly value: unknown } | undefined {
  switch (holds) {
    case 'any':
    case 'part':
      return { value };
    case 'string':
      return typeof value === 'string' ? { value } : undefined;
    case 'words':
      return typeof value === 'string' ? { value } : isScalar(value) ? { value: String(value) } : undefined;
    case 'boolean':
      if (value === 'true' || value === 'false') return { value: value === 'true' };
      return typeof value === 'boolean' ? { value } : undefined;
    case 'number':
      return typeof value === 'number' ? { value } : undefined;
    case 'number or boolean':
      return typeof value === 'number' || typeof value === 'boolean' ? { value } : undefined;
    case 'list':
      return Array.isArray(value) ? { value } : undefined;
    case 'string list':
      return stringList(value);
    case 'string or string list':
      return typeof value === 'string' ? { value } : stringList(value);
    case 'string map':
      return mapOf(value, one => fitting(one, 'words'));
    case 'string list map':
      return mapOf(value, stringList);
    case 'boolean map':
      return mapOf(value, one => fitting(one, 'boolean'));
  }
}

/** What a keyword holds, in words. */
export function described(holds: Holds): string {
  const words: Readonly<Partial<Record<Holds, string>>> = {
    words: 'a string',
    list: 'a list',
    'string list': 'a list of strings',
    'string or string list': 'a string or a list of strings',
    'string map': 'an object of strings',
    'string list map': 'an object of lists of strings',
    'boolean map': 'an object of booleans',
  };
  return words[holds] ?? `a ${holds}`;
}

/** What a value is, in words. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A list of strings; one string is taken for a list of one, and other scalars for strings. */
function stringList(value: unknown): { readonly value: unknown } | undefined {
  if (typeof value === 'string') return { value: [value] };
  if (!Array.isArray(value) || !value.every(isScalar)) return undefined;
  return { value: value.every(one => typeof one === 'string') ? value : value.map(String) };
}

function mapOf(
  value: unknown,
  fit: (one: unknown) => { readonly value: unknown } | undefined,
): { readonly value: unknown } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([name, one]) => [name, fit(one)] as const);
  if (entries.some(([, one]) => one === undefined)) return undefined;
  if (entries.every(([name, one]) => one?.value === (value as Record<string, unknown>)[name]))
    return { value };
  return { value: Object.fromEntries(entries.map(([name, one]) => [name, one?.value])) };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
