import { isObject } from '../document/json.js';
import { pascalCase } from '../names.js';
import { openApi3 } from '../source/grammar.js';
import { ownField } from './located.js';

/*
 * Where a schema has schemas inside, and what those are called: the name of the schema around them, and what tells them
 * apart in it.
 */

/** Keywords that hold a map of schemas, each with the name of what is under a key of it. */
export const MAPS: readonly [keyword: string, name: (parent: string, key: string) => string][] = [
  ['properties', (parent, key) => parent + (pascalCase(key) || 'Field')],
  ['patternProperties', parent => `${parent}Value`],
  ['$defs', (parent, key) => parent + pascalCase(key)],
  ['definitions', (parent, key) => parent + pascalCase(key)],
  ['dependentSchemas', (parent, key) => `${parent}With${pascalCase(key)}`],
];

/** Keywords that hold a list of schemas, each with the name of a member of it. */
export const LISTS: readonly [
  keyword: string,
  name: (parent: string, schema: unknown, index: number) => string,
][] = [
  ['allOf', parent => parent],
  ['oneOf', variantName],
  ['anyOf', variantName],
  ['prefixItems', (parent, _, index) => `${parent}Item${index + 1}`],
];

/** Keywords that hold one schema. */
export const PARTS: readonly [keyword: string, name: (parent: string) => string][] = [
  ['items', parent => `${parent}Item`],
  ['additionalProperties', parent => `${parent}Value`],
];

/** Keywords that hold one schema of which no type is made: every other one that OpenAPI has. */
export const CONDITIONS = [...(openApi3.get('schema')?.fields ?? [])]
  .filter(([keyword, { kind, holds }]) => kind === 'schema' && holds === 'one' && !isPart(keyword))
  .map(([keyword]) => keyword);

function isPart(keyword: string): boolean {
  return PARTS.some(([part]) => part === keyword);
}

/**
 * Names one of several schemas to choose from: by its title, else by the value that it alone has, such as a grant type, else
 * by its number.
 */
function variantName(parent: string, schema: unknown, index: number): string {
  const title = ownField(schema, 'title');
  const mark = typeof title === 'string' ? title : markOf(schema);
  return parent + (pascalCase(mark) || `Option${index + 1}`);
}

/** Finds the only value that a property may have; of a URN, its end. */
function markOf(schema: unknown): string {
  const properties = ownField(schema, 'properties');
  for (const property of Object.values(isObject(properties) ? properties : {})) {
    const values = ownField(property, 'enum');
    const value =
      ownField(property, 'const') ?? (Array.isArray(values) && values.length === 1 ? values[0] : undefined);
    if (typeof value === 'string') return value.replace(/^.*[:/](?=.)/s, '');
  }
  return '';
}
