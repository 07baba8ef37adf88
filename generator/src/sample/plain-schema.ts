import { type OpenApiDocument, resolve } from '../document/document.js';
import { isSame, listOf } from '../document/json.js';

/** A schema as it is written: an object of any keywords with any values, `true` or `false`. A spec is untrusted. */
export type WrittenSchema = object | boolean;

/** The parts of a `oneOf` or `anyOf`. */
export interface Choice {
  /** Whether exactly one part may fit. */
  readonly isExclusive: boolean;
  readonly parts: readonly WrittenSchema[];
  /** The property that names the part, and the values that name each; absent: there is no discriminator. */
  readonly discriminator?: { readonly property: string; readonly names: readonly (string | undefined)[] };
}

/**
 * What a schema and all of its `allOf` demand of a value, joined. A list holds what every part of the schema says; a
 * value has to meet all of it.
 */
export interface PlainSchema {
  /** JSON types; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly isNullable: boolean;
  /** The only values, by `enum` and `const`. */
  readonly values: readonly unknown[] | undefined;
  /** Values that the spec suggests, the best first. */
  readonly examples: readonly unknown[];
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
  /** The largest of all lower bounds and the smallest of all upper bounds, by keyword. */
  readonly least: Readonly<Record<LowerBound, number>>;
  readonly most: Readonly<Record<UpperBound, number>>;
  readonly multiplesOf: readonly number[];
  readonly properties: ReadonlyMap<string, readonly WrittenSchema[]>;
  readonly required: ReadonlySet<string>;
  /** What a member must be that a part of the schema does not name. */
  readonly additional: readonly { readonly named: ReadonlySet<string>; readonly schema: WrittenSchema }[];
  readonly items: readonly WrittenSchema[];
  readonly prefixItems: readonly WrittenSchema[];
  readonly hasUniqueItems: boolean;
  readonly choices: readonly Choice[];
  readonly excluded: readonly WrittenSchema[];
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  /** Whether no value fits. */
  readonly isNever: boolean;
}

type LowerBound = 'minimum' | 'exclusiveMinimum' | 'minLength' | 'minItems' | 'minProperties';
type UpperBound = 'maximum' | 'exclusiveMaximum' | 'maxLength' | 'maxItems' | 'maxProperties';

/** Joins a schema with what it refers to and with its `allOf`. */
export function plainSchema(document: OpenApiDocument, schema: WrittenSchema): PlainSchema {
  if (typeof schema === 'boolean') return schema ? ANY : NONE;
  const named = onlyReference(document, schema);
  const cached = known.get(named);
  if (cached) return cached;
  const parts = new Set<object>();
  const isNever = !collect(document, named, parts);
  const plain = isNever ? NONE : [...parts].map(part => single(part as Keywords)).reduce(both, ANY);
  known.set(named, plain);
  return plain;
}

/** Schemas are shared: each is joined once. */
const known = new WeakMap<object, PlainSchema>();

type Keywords = Readonly<Record<string, unknown>>;

/** Follows references that say nothing else, so that a schema is the same one wherever it is referred to. */
function onlyReference(document: OpenApiDocument, schema: object): object {
  const isOnly = Object.keys(schema).length === 1 && Object.hasOwn(schema, '$ref');
  const target: object | undefined = isOnly ? resolve(document, schema) : schema;
  return target ?? schema;
}

/** Collects all objects that a value has to meet. Returns false if one of them is `false`. */
function collect(document: OpenApiDocument, schema: unknown, parts: Set<object>): boolean {
  if (typeof schema !== 'object' || schema === null) return schema !== false;
  if (parts.has(schema)) return true;
  parts.add(schema);
  const target: object | undefined = resolve(document, schema);
  const others = listOf(own(schema as Keywords, 'allOf'));
  return [...(target && target !== schema ? [target] : []), ...others].every(part =>
    collect(document, part, parts),
  );
}

/** Reads the keywords of one object. */
function single(part: Keywords): PlainSchema {
  const number = (key: string) => numberOf(own(part, key));
  const flag = (key: string) => own(part, key) === true;
  const schemas = (key: string) => (isSchema(own(part, key)) ? [own(part, key) as WrittenSchema] : []);
  const strings = (key: string) => (typeof own(part, key) === 'string' ? [own(part, key) as string] : []);
  const type = [own(part, 'type')].flat().filter(name => typeof name === 'string');
  const list = own(part, 'enum');
  const step = number('multipleOf');
  const properties = new Map(
    Object.entries(objectOf(own(part, 'properties'))).flatMap(([name, schema]) =>
      isSchema(schema) ? [[name, [schema]] as const] : [],
    ),
  );
  return {
    types: type.length > 0 ? new Set([...type, ...(flag('nullable') ? ['null'] : [])]) : undefined,
    isNullable: flag('nullable'),
    values: Object.hasOwn(part, 'const') ? [part.const] : Array.isArray(list) ? list : undefined,
    examples: [
      ...(Object.hasOwn(part, 'example') ? [part.example] : []),
      ...listOf(own(part, 'examples')),
      ...(Object.hasOwn(part, 'default') ? [part.default] : []),
    ],
    formats: strings('format'),
    patterns: strings('pattern'),
    least: {
      minimum: number('minimum') ?? -Infinity,
      // OpenAPI 3.0 has a flag, 3.1 a number.
      exclusiveMinimum: number(flag('exclusiveMinimum') ? 'minimum' : 'exclusiveMinimum') ?? -Infinity,
      minLength: number('minLength') ?? 0,
      minItems: number('minItems') ?? 0,
      minProperties: number('minProperties') ?? 0,
    },
    most: {
      maximum: number('maximum') ?? Infinity,
      exclusiveMaximum: number(flag('exclusiveMaximum') ? 'maximum' : 'exclusiveMaximum') ?? Infinity,
      maxLength: number('maxLength') ?? Infinity,
      maxItems: number('maxItems') ?? Infinity,
      maxProperties: number('maxProperties') ?? Infinity,
    },
    multiplesOf: step !== undefined && step > 0 ? [step] : [],
    properties,
    required: new Set(listOf(own(part, 'required')).filter(name => typeof name === 'string')),
    // Which names a pattern covers is not known here: any may be.
    additional: Object.hasOwn(part, 'patternProperties')
      ? []
      : schemas('additionalProperties').map(schema => ({ named: new Set(properties.keys()), schema })),
    items: schemas('items'),
    prefixItems: listOf(own(part, 'prefixItems')).filter(isSchema),
    hasUniqueItems: flag('uniqueItems'),
    choices: choicesOf(part),
    excluded: schemas('not'),
    isReadOnly: flag('readOnly'),
    isWriteOnly: flag('writeOnly'),
    isNever: false,
  };
}

/** A schema that every value fits. */
const ANY = single({});
/** A schema that no value fits. */
const NONE: PlainSchema = { ...ANY, isNever: true };

/** Lists what a member of an object has to fit. */
export function memberSchemas({ properties, additional }: PlainSchema, name: string): WrittenSchema[] {
  return [
    ...(properties.get(name) ?? []),
    ...additional.flatMap(({ named, schema }) => (named.has(name) ? [] : [schema])),
  ];
}

/** Joins two schemas to one that demands what both do. */
export function both(one: PlainSchema, other: PlainSchema): PlainSchema {
  const { types, values } = other;
  return {
    types: one.types && types ? commonTypes(one.types, types) : (one.types ?? types),
    isNullable: one.isNullable || other.isNullable,
    values:
      one.values && values
        ? one.values.filter(value => values.some(known => isSame(known, value)))
        : (one.values ?? values),
    examples: [...one.examples, ...other.examples],
    formats: [...one.formats, ...other.formats],
    patterns: [...one.patterns, ...other.patterns],
    least: bounds(one.least, other.least, Math.max),
    most: bounds(one.most, other.most, Math.min),
    multiplesOf: [...one.multiplesOf, ...other.multiplesOf],
    properties: new Map(
      [...one.properties.keys(), ...other.properties.keys()].map(name => [
        name,
        [...new Set([...(one.properties.get(name) ?? []), ...(other.properties.get(name) ?? [])])],
      ]),
    ),
    required: new Set([...one.required, ...other.required]),
    additional: [...one.additional, ...other.additional],
    items: [...one.items, ...other.items],
    prefixItems: [...one.prefixItems, ...other.prefixItems],
    hasUniqueItems: one.hasUniqueItems || other.hasUniqueItems,
    choices: [...one.choices, ...other.choices],
    excluded: [...one.excluded, ...other.excluded],
    isReadOnly: one.isReadOnly || other.isReadOnly,
    isWriteOnly: one.isWriteOnly || other.isWriteOnly,
    isNever: one.isNever || other.isNever,
  };
}

function bounds<Key extends string>(
  one: Readonly<Record<Key, number>>,
  other: Readonly<Record<Key, number>>,
  pick: (...values: number[]) => number,
): Record<Key, number> {
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, pick(value as number, other[key as Key])]),
  ) as Record<Key, number>;
}

function commonTypes(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([
    ...[...one].filter(type => allows(other, type)),
    ...[...other].filter(type => allows(one, type)),
  ]);
}

/** Whether a set of types has one; an integer is a number. */
export function allows(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'));
}

function choicesOf(part: Keywords): Choice[] {
  return (['oneOf', 'anyOf'] as const).flatMap(key => {
    const parts = (listOf(own(part, key)) ?? []).filter(isSchema);
    if (parts.length === 0) return [];
    const property = stringOf(own(objectOf(own(part, 'discriminator')), 'propertyName'));
    const names = property === undefined ? [] : parts.map(one => discriminatorName(part, one));
    return [
      {
        isExclusive: key === 'oneOf',
        parts,
        ...(property !== undefined && { discriminator: { property, names } }),
      },
    ];
  });
}

/** The value by which a discriminator names a part: the mapping's, or the name of its schema. */
function discriminatorName(schema: Keywords, part: WrittenSchema): string | undefined {
  const ref = typeof part === 'object' ? stringOf(own(part as Keywords, '$ref')) : undefined;
  if (ref === undefined) return undefined;
  const name = ref.split('/').at(-1);
  const mapping = objectOf(own(objectOf(own(schema, 'discriminator')), 'mapping'));
  return Object.entries(mapping).find(([, target]) => target === ref || target === name)?.[0] ?? name;
}

function own(of: Keywords, key: string): unknown {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

function objectOf(value: unknown): Keywords {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Keywords) : {};
}

function isSchema(value: unknown): value is WrittenSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
