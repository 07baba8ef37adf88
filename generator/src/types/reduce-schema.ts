import {
  isSchema,
  lookUp,
  type OpenApiDocument,
  pointer,
  refOf,
  resolve,
  type Schema,
  schemaName,
} from '../document/document.js';
import { isFile } from '../document/file-schema.js';
import { flatten } from '../document/flatten.js';
import { INT64, int64Of } from '../document/int64.js';
import { type Context, reduceCommented } from './context.js';
import { discriminated } from './discriminated.js';
import { knownProperties } from './known-properties.js';
import { reduceArray, reduceObject } from './reduce-containers.js';
import { safeName } from './safe-names.js';
import {
  ANYTHING,
  intersectionOf,
  NOTHING,
  NULL,
  OPEN,
  SENT_BYTES,
  type TypeSchema,
  unionOf,
} from './type-schema.js';

/**
 * Rewrites the schemas of a document, each to one whose type takes every value that the schema takes. It may take more:
 * conditions and bounds have no type.
 */
export function schemaReducer(
  document: OpenApiDocument,
  isVendors: Context['isVendors'],
): (schema: unknown, bytes: Context['bytes']) => TypeSchema {
  const budget = { left: MOST_COPIES };
  const context = { document, whole: {}, open: new Set(), budget, isVendors, reduce };
  return (schema, bytes) => reduceCommented({ ...context, bytes }, schema);
}

/** More than any spec needs, and few enough to be printed. */
const MOST_COPIES = 10_000;

function reduce(context: Context, schema: unknown): TypeSchema {
  if (schema === false) return NOTHING;
  if (!isSchema(schema)) return ANYTHING;
  const { allOf, oneOf, anyOf } = schema;
  const type = intersectionOf([
    reduceReference(context, schema),
    ...(isAlone(context.document, schema) ? [] : [reduceOwn(context, schema)]),
    ...schemasOf(allOf).map(part => reduce(context, part)),
    ...[oneOf, anyOf]
      .map(schemasOf)
      .map(variants =>
        variants.length === 0
          ? ANYTHING
          : unionOf(variants.map(one => discriminated(context, schema, one, reduce(context, one)))),
      ),
    ...conditionsOf(context, schema),
  ]);
  return isNullable(schema) ? unionOf([type, NULL]) : type;
}

/** In OpenAPI 3.0 nothing counts beside a reference; `nullable` there is a widespread mistake with one meaning. */
function isAlone({ openapi = '' }: OpenApiDocument, schema: Schema): boolean {
  return refOf(schema) !== undefined && openapi.startsWith('3.0');
}

function reduceReference(context: Context, schema: Schema): TypeSchema {
  const ref = refOf(schema);
  if (ref === undefined) return ANYTHING;
  // Beside a reference, `x-int64` is about this one use of the schema.
  if (schema[INT64] !== undefined) return reduce(context, flatten(context.document, schema));
  const name = schemaName(schema);
  if (name !== undefined && !isWidened(context, schema))
    return { $ref: `#/components/schemas${pointer(safeName(name))}` };
  if (context.open.has(ref) || context.budget.left-- <= 0) return ANYTHING;
  return reduce({ ...context, open: new Set([...context.open, ref]) }, lookUp(context.document, ref));
}

/** A map to which other parts of the same value add members is widened for them, so it is written out. */
function isWidened({ document, whole }: Context, part: Schema): boolean {
  const target = resolve(document, part);
  if (whole === part || !isSchema(target)) return false;
  const { additionalProperties: others, properties = {} } = target;
  if (!isSchema(others) || Object.keys(others).length === 0) return false;
  return [...knownProperties(document, whole).keys()].some(name => !Object.hasOwn(properties, name));
}

/** Rewrites what a schema says by itself, apart from parts, variants and conditions. */
function reduceOwn(context: Context, schema: Schema): TypeSchema {
  const { not } = schema;
  if (not === true || (isSchema(not) && Object.keys(not).length === 0)) return NOTHING;
  if (schema.const !== undefined) return schema.const === null ? NULL : { const: schema.const };
  const types = typesOf(schema);
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    const [only = '', ...others] = types;
    return { ...(others.length === 0 && SCALARS.has(only) && { type: only }), enum: schema.enum };
  }
  return types.length === 0 ? ANYTHING : unionOf(types.map(type => reduceType(context, schema, type)));
}

function reduceType(context: Context, schema: Schema, type: string): TypeSchema {
  if (type === 'string' && context.bytes !== 'string' && isFile(schema))
    return context.bytes === 'file' ? SENT_BYTES : unionOf([{ type }, SENT_BYTES]);
  const exact = type === 'integer' ? int64Of(context.document, schema) : undefined;
  if (exact !== undefined) return { type: exact };
  if (SCALARS.has(type)) return { type };
  if (type === 'object') return reduceObject(context, schema);
  return type === 'array' ? reduceArray(context, schema) : ANYTHING;
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Lists the types that a schema names or, without any, implies. Null is one only where it is the only one. */
function typesOf(schema: Schema): string[] {
  const { type } = schema;
  const named = (Array.isArray(type) ? type : [type]).filter(one => typeof one === 'string');
  const others = named.filter(one => one !== 'null');
  if (named.length > 0) return others.length > 0 ? others : ['null'];
  if (OF_OBJECTS.some(keyword => schema[keyword] !== undefined)) return ['object'];
  return OF_ARRAYS.some(keyword => schema[keyword] !== undefined) ? ['array'] : [];
}

const OF_OBJECTS = ['properties', 'required', 'additionalProperties', 'patternProperties'] as const;
const OF_ARRAYS = ['items', 'prefixItems'] as const;

/** Null beside other types, in each of the ways in which specs write that. */
function isNullable({ type, nullable, allOf, enum: values }: Schema): boolean {
  if (Array.isArray(values) && values.includes(null)) return false;
  if (nullable === true || (Array.isArray(type) && type.length > 1 && type.includes('null'))) return true;
  return schemasOf(allOf).some(part => isSchema(part) && part.nullable === true && saysNoMore(part));
}

function saysNoMore({ nullable: _, title: __, description: ___, ...rest }: Schema): boolean {
  return Object.keys(rest).length === 0;
}

/** What holds under a condition: members that a value may have, and none that it must have. */
function conditionsOf(context: Context, schema: Schema): TypeSchema[] {
  const { then, else: other, dependentSchemas = {} } = schema;
  const choices: unknown[][] = [[then, other], ...Object.values(dependentSchemas).map(one => [one])];
  return choices.map(choice => {
    const types = choice.filter(isSchema).map(one => reduce(context, one));
    if (types.length === 0 || !types.every(({ type }) => type === 'object')) return ANYTHING;
    return unionOf(types.length > 1 ? types : [...types, OPEN]);
  });
}

function schemasOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}
