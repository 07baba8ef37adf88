import { isObject } from '../document/json.js';
import type { SuccessFacts } from './operation-facts.js';
import { SchemaReader } from './schema-reader.js';
import { tokensIn } from './token-places.js';

type Members = Readonly<Record<string, unknown>>;

/** What the example of a response has beyond its schema. */
export interface ExampleMembers {
  /** The response with them. */
  readonly success: SuccessFacts;
  /** The schemas of the members that the response's own schema lacks. */
  readonly members: Members;
}

/**
 * Reads the token from the example of a response whose schema has none, as that of an API that describes what all its responses
 * have, such as `ok`, and nothing else.
 *
 * @returns undefined where the schema has a token, or no example has one
 */
export function membersOfExample(success: SuccessFacts): ExampleMembers | undefined {
  const { schema, examples } = success;
  if (success.is !== 'json' || !schema || schema.type === 'array' || tokensIn(success).length > 0)
    return undefined;
  for (const example of examples) {
    if (!isObject(example)) continue;
    const known = new Set(schema.shapes.flatMap(shape => [...shape.keys()]));
    const all = (schemaOfExample(example).properties ?? {}) as Members;
    const members = Object.fromEntries(Object.entries(all).filter(([name]) => !known.has(name)));
    const own = new SchemaReader({}).read({ type: 'object', properties: members }, schema.pointer);
    const [more] = own.shapes;
    if (!more || tokensIn({ ...success, schema: own }).length === 0) continue;
    const shapes = schema.shapes.map(shape => new Map([...shape, ...more]));
    return { members, success: { ...success, schema: { ...schema, shapes } } };
  }
  return undefined;
}

const DEEPEST = 6;

/** Describes a value by a schema. What is `null` may be anything. */
export function schemaOfExample(value: unknown, depth = 0): Record<string, unknown> {
  if (isObject(value) && depth < DEEPEST) {
    const members = Object.entries(value).map(
      ([name, member]) => [name, schemaOfExample(member, depth + 1)] as const,
    );
    return { type: 'object', properties: Object.fromEntries(members) };
  }
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) return { type: 'array', items: {} };
  if (typeof value === 'number')
    return { type: Number.isInteger(value) ? 'integer' : 'number', example: value };
  if (typeof value === 'string') return { type: 'string', example: value };
  return typeof value === 'boolean' ? { type: 'boolean' } : {};
}
