import { isSchema, type OpenApiDocument, type Schema } from '../document/document.js';
import { int64Limit } from '../document/int64.js';
import { commentsOf } from './comments.js';
import { ANYTHING, type TypeSchema } from './type-schema.js';

/** Where a schema stands that is being rewritten. */
export interface Context {
  readonly document: OpenApiDocument;
  /** The outermost schema that says something about the same value. */
  readonly whole: Schema;
  /** What is being written out in another place than its own, so that nothing is written into itself. */
  readonly open: ReadonlySet<unknown>;
  /** How many schemas may still be written out in another place than their own. */
  readonly budget: { left: number };
  /** Whether the vendor gave a schema in `components` its name. */
  readonly isVendors: (name: string) => boolean;
  /** Where a string of bytes stands: in JSON it is a string, in a multipart body a file. */
  readonly bytes: 'string' | 'file' | 'either';
  /** Rewrites a schema of the same value as `whole`. */
  readonly reduce: (context: Context, schema: unknown) => TypeSchema;
}

/** Rewrites a schema that stands by itself: a property, an item, the schema of a body. */
export function reduceAlone(context: Context, schema: unknown): TypeSchema {
  return context.reduce({ ...context, whole: isSchema(schema) ? schema : {} }, schema);
}

/** Rewrites a schema that has a comment of its own: a component, a member. */
export function reduceCommented(context: Context, schema: unknown): TypeSchema {
  const type = reduceAlone(context, schema);
  if (!isSchema(schema)) return type;
  const description = [schema.description, int64Limit(context.document, schema)].filter(Boolean).join('\n');
  return { ...type, ...commentsOf({ ...schema, description }) };
}

/** Rewrites a schema that stands somewhere else; any value where that would not come to an end. */
export function reduceElsewhere(context: Context, schema: unknown): TypeSchema {
  if (context.open.has(schema) || context.budget.left-- <= 0) return ANYTHING;
  return reduceAlone({ ...context, open: new Set([...context.open, schema]) }, schema);
}
