import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { RefusalRule } from '../refusals/refusals.js';
import { ENDPOINTS, type Endpoint, LISTS, type MetadataList } from './metadata.js';

/** Adds what is wrong with a part of a document. */
export type Reject = (at: string, rule: RefusalRule, problem: string, fix: string) => void;

/** The fields of a document by their names. */
export type Fields = Readonly<Record<string, unknown>>;

export const ASK_VENDOR = 'RFC 8414 says otherwise: ask the vendor, or describe the server in the spec.';

/** Reads the endpoints; what is no string is rejected and left out. */
export function readEndpoints(
  fields: Fields,
  at: string,
  reject: Reject,
): Readonly<Partial<Record<Endpoint, string>>> {
  const endpoints = ENDPOINTS.flatMap(name => {
    const value = given(fields, name);
    if (value === undefined) return [];
    if (typeof value === 'string') return [[name, value] as const];
    reject(at + pointer(name), 'metadata-field', `${name} is ${typeName(value)}, not a string`, ASK_VENDOR);
    return [];
  });
  return Object.fromEntries(endpoints);
}

/** Reads the lists, each value once; what is no list of strings is rejected and left out. */
export function readLists(
  fields: Fields,
  reject: Reject,
): Readonly<Partial<Record<MetadataList, readonly string[]>>> {
  const lists = LISTS.flatMap(name => {
    const value = given(fields, name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      reject(pointer(name), 'metadata-field', `${name} is ${typeName(value)}, not a list`, ASK_VENDOR);
      return [];
    }
    const wrong = value.findIndex(item => typeof item !== 'string');
    if (wrong < 0) return [[name, [...new Set(value)]] as const];
    const problem = `${name} has ${typeName(value[wrong])} in it, not only strings`;
    reject(pointer(name, wrong), 'metadata-field', problem, ASK_VENDOR);
    return [];
  });
  return Object.fromEntries(lists);
}

/** Reads `mtls_endpoint_aliases` (RFC 8705 section 5). */
export function readAliases(fields: Fields, reject: Reject) {
  const name = 'mtls_endpoint_aliases';
  const aliases = given(fields, name);
  if (aliases === undefined) return undefined;
  if (isObject(aliases)) return readEndpoints(aliases, pointer(name), reject);
  reject(pointer(name), 'metadata-field', `${name} is ${typeName(aliases)}, not an object`, ASK_VENDOR);
  return undefined;
}

/** A field's value; `null` counts as left out. */
function given(fields: Fields, name: string): unknown {
  return fields[name] ?? undefined;
}

/** The type of a JSON value, with its article. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const names: Readonly<Record<string, string>> = { object: 'an object', string: 'a string' };
  return names[typeof value] ?? `a ${typeof value}`;
}
