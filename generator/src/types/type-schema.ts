/*
 * The few forms of a schema whose types are what they look like: a union has nothing beside its variants, an intersection
 * nothing beside its parts, and a type is one type. All that JSON Schema can say is rewritten to them.
 */

import type { Comments } from './comments.js';

/** A schema in one of these forms, with what is said about it in a comment. No form at all: any value. */
export interface TypeSchema extends Comments {
  readonly $ref?: string;
  /** Those of JSON Schema, and those of {@link EXTRA_TYPES}. */
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, TypeSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | TypeSchema;
  readonly items?: TypeSchema;
  readonly prefixItems?: readonly TypeSchema[];
  readonly minItems?: number;
  readonly allOf?: readonly TypeSchema[];
  readonly oneOf?: readonly TypeSchema[];
  readonly readOnly?: boolean;
  /** Of a type of its own, where `type` is `alias`. */
  readonly name?: string;
}

/**
 * Types of TypeScript that JSON Schema does not have: no value; any object, in an intersection; a list whose first places
 * have types of their own; an exact integer; bytes that are sent, and such that were received; a type that has a name.
 */
export const EXTRA_TYPES = ['never', 'open', 'tuple', 'bigint', 'bytes', 'blob', 'alias'] as const;

export const ANYTHING: TypeSchema = {};
export const NOTHING: TypeSchema = { type: 'never' };
export const NULL: TypeSchema = { type: 'null' };
/** What the runtime takes for a file. */
export const SENT_BYTES: TypeSchema = { type: 'bytes' };
/** What the runtime makes of a file. */
export const RECEIVED_BYTES: TypeSchema = { type: 'blob' };
/** Any object, whatever its members: adds nothing to the other parts of an intersection. */
export const OPEN: TypeSchema = { type: 'open' };
/** Any object, as a type of its own. */
export const ANY_OBJECT: TypeSchema = { type: 'object', additionalProperties: true };

/** Makes the type of values that fit one of several types. */
export function unionOf(types: readonly TypeSchema[]): TypeSchema {
  const variants = distinct(types.flatMap(type => type.oneOf ?? [type])).filter(
    type => type.type !== NOTHING.type,
  );
  if (variants.some(isAnything)) return ANYTHING;
  return variants.length > 1 ? { oneOf: variants } : (variants[0] ?? NOTHING);
}

/** Makes the type of values that fit all of several types. */
export function intersectionOf(types: readonly TypeSchema[]): TypeSchema {
  const parts = distinct(types.filter(type => !isAnything(type)).flatMap(type => type.allOf ?? [type]));
  if (parts.some(({ type }) => type === NOTHING.type)) return NOTHING;
  // Next to a part that says more, "an object" says nothing.
  const telling = parts.filter(type => !isAnyObject(type));
  const left = telling.length > 0 || parts.length === 0 ? telling : [ANY_OBJECT];
  return left.length > 1 ? { allOf: left } : (left[0] ?? ANYTHING);
}

export function isAnything(type: TypeSchema): boolean {
  return type === ANYTHING || Object.keys(type).length === 0;
}

function isAnyObject({ type, properties, additionalProperties }: TypeSchema): boolean {
  return type === OPEN.type || (type === 'object' && !properties && additionalProperties === true);
}

function distinct(types: readonly TypeSchema[]): TypeSchema[] {
  if (types.length < 2) return [...types];
  return [...new Map(types.map(type => [JSON.stringify(type), type])).values()];
}
