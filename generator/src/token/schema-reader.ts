import { lookUp, type OpenApiDocument, pointer, refOf } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';

/** What a schema says about one value, references followed and `allOf` merged. */
export interface ReadSchema {
  /** First of its types that is not `null`. */
  readonly type: string | undefined;
  readonly format: string;
  readonly description: string;
  readonly pattern: string;
  /** Marked as secret, or as something that no response repeats. */
  readonly isSecret: boolean;
  readonly isReadOnly: boolean;
  /** The strings of `enum` or `const`; undefined where any string will do. */
  readonly values: readonly string[] | undefined;
  readonly default: unknown;
  readonly examples: readonly unknown[];
  /** Where it was written; that of the schema a reference leads to. */
  readonly pointer: string;
  /** Its members, by each of the alternatives (`oneOf`, `anyOf`) that it offers; one if it offers none. */
  readonly shapes: readonly Shape[];
  /** Whether it says nothing of what is in it. */
  readonly isOpen: boolean;
}

/** The members of an object, by name. */
export type Shape = ReadonlyMap<string, ReadField>;

export interface ReadField {
  readonly name: string;
  readonly required: boolean;
  /** Read when it is asked for. */
  readonly schema: ReadSchema;
}

/** A part of the document that is not read yet. */
export type Raw = Readonly<Record<string, unknown>>;

const MOST_SHAPES = 24;
const DEEPEST = 24;

/**
 * Reads schemas of a document that no other step has looked at: whatever is not a schema counts as an empty one, circles
 * end, and alternatives are cut at {@link MOST_SHAPES}.
 */
export class SchemaReader {
  readonly #document: OpenApiDocument;
  readonly #known = new Map<unknown, ReadSchema>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** Follows references; undefined where they lead nowhere or in a circle. */
  follow(thing: unknown, at: string): { readonly raw: Raw; readonly pointer: string } | undefined {
    let [here, place] = [thing, at];
    for (let steps = 0; steps < DEEPEST; steps++) {
      const ref = refOf(here);
      if (ref === undefined) return isObject(here) ? { raw: here, pointer: place } : undefined;
      if (!ref.startsWith('#/')) return undefined;
      [here, place] = [lookUp(this.#document, ref), ref.slice(1)];
    }
    return undefined;
  }

  /**
   * Returns the values of examples. Those of a schema are a list; those of a media type or a parameter are named, may be
   * references, and hold a `value`, since OpenAPI 3.2 also called `dataValue`.
   */
  examplesOf(examples: unknown): readonly unknown[] {
    if (Array.isArray(examples)) return examples;
    const named = Object.values(isObject(examples) ? examples : {});
    return named.map(one => this.follow(one, '')?.raw).map(raw => raw?.dataValue ?? raw?.value);
  }

  read(schema: unknown, at: string): ReadSchema {
    return this.#read(schema, at, 0);
  }

  /** Each schema is read once, so that shared parts of shared parts don't multiply the work. */
  #read(schema: unknown, at: string, depth: number): ReadSchema {
    const found = depth < DEEPEST ? this.follow(schema, at) : undefined;
    if (!found) return EMPTY;
    // Beside a reference, OpenAPI 3.1 lets a schema say more.
    const more = refOf(schema) === undefined ? {} : withoutRef(schema);
    const isBare = Object.keys(more).length === 0;
    const key = isBare ? found.raw : schema;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, EMPTY);
    const read = this.#merge(isBare ? found.raw : { ...found.raw, ...more }, found.pointer, depth);
    this.#known.set(key, read);
    return read;
  }

  #merge(raw: Raw, place: string, depth: number): ReadSchema {
    const parts = listOf(raw.allOf).map((part, index) =>
      this.#read(part, place + pointer('allOf', index), depth + 1),
    );
    const last = <Value>(pick: (part: ReadSchema) => Value) =>
      parts
        .map(pick)
        .filter(value => value !== undefined && value !== '')
        .at(-1);
    const examples = [raw.example, ...this.examplesOf(raw.examples)].filter(value => value !== undefined);
    const own = this.#ownShape(raw, place);
    const shapes = this.#alternatives(raw, place, depth).reduce<readonly Shape[]>(
      (all, branches) => crossed(all, branches),
      parts.reduce<readonly Shape[]>((all, part) => crossed(all, part.shapes), [own]),
    );
    const type = typeOf(raw.type) ?? last(part => part.type);
    return {
      type,
      format: stringOf(raw.format) || last(part => part.format) || '',
      description: stringOf(raw.description) || last(part => part.description) || '',
      pattern: stringOf(raw.pattern) || last(part => part.pattern) || '',
      isSecret: raw['x-secret'] === true || raw.writeOnly === true || parts.some(part => part.isSecret),
      isReadOnly: raw.readOnly === true || parts.some(part => part.isReadOnly),
      values: valuesOf(raw) ?? last(part => part.values),
      default: raw.default ?? last(part => part.default),
      examples: [...examples, ...parts.flatMap(part => part.examples)],
      pointer: place,
      shapes: required(shapes, [raw, ...listOf(raw.allOf).filter(isObject)]),
      isOpen:
        (type === undefined || type === 'object') &&
        raw.enum === undefined &&
        raw.const === undefined &&
        shapes.every(shape => shape.size === 0),
    };
  }

  #ownShape(raw: Raw, place: string): Shape {
    const needed = new Set(listOf(raw.required));
    const properties = isObject(raw.properties) ? raw.properties : {};
    return new Map(
      Object.entries(properties).map(([name, property]) => [
        name,
        this.field(name, property, needed.has(name), place + pointer('properties', name)),
      ]),
    );
  }

  /** Describes a member whose schema is read later, so that circles end. */
  field(name: string, schema: unknown, isRequired: boolean, at: string): ReadField {
    const reader = this;
    return {
      name,
      required: isRequired,
      get schema() {
        return reader.read(schema, at);
      },
    };
  }

  #alternatives(raw: Raw, place: string, depth: number): Shape[][] {
    return ['oneOf', 'anyOf'].flatMap(key => {
      const branches = listOf(raw[key]);
      if (branches.length === 0) return [];
      return [
        branches
          .slice(0, MOST_SHAPES)
          .flatMap((branch, index) => this.#read(branch, place + pointer(key, index), depth + 1).shapes),
      ];
    });
  }
}

const EMPTY: ReadSchema = {
  type: undefined,
  format: '',
  description: '',
  pattern: '',
  isSecret: false,
  isReadOnly: false,
  values: undefined,
  default: undefined,
  examples: [],
  pointer: '',
  shapes: [new Map()],
  isOpen: true,
};

/** Joins each shape with each of the alternatives. */
function crossed(shapes: readonly Shape[], alternatives: readonly Shape[]): readonly Shape[] {
  if (alternatives.length === 0) return shapes;
  return shapes
    .flatMap(shape => alternatives.map(other => new Map([...shape, ...other])))
    .slice(0, MOST_SHAPES);
}

/** A schema may demand a member that another part of it declares. */
function required(shapes: readonly Shape[], parts: readonly Raw[]): readonly Shape[] {
  const names = new Set(parts.flatMap(part => listOf(part.required)));
  if (names.size === 0) return shapes;
  return shapes.map(
    shape =>
      new Map(
        [...shape].map(([name, field]) => [
          name,
          field.required || !names.has(name) ? field : demanded(field),
        ]),
      ),
  );
}

function demanded(field: ReadField): ReadField {
  return {
    name: field.name,
    required: true,
    get schema() {
      return field.schema;
    },
  };
}

function withoutRef(schema: unknown): Raw {
  const { $ref: _, ...rest } = schema as Raw;
  return rest;
}

/** A string; of anything else, an empty one. */
export function stringOf(thing: unknown): string {
  return typeof thing === 'string' ? thing : '';
}

function typeOf(type: unknown): string | undefined {
  return [type].flat().find((one): one is string => typeof one === 'string' && one !== 'null');
}

function valuesOf({ enum: all, const: one }: Raw): readonly string[] | undefined {
  const values = one === undefined ? all : [one];
  const strings = listOf(values).filter((value): value is string => typeof value === 'string');
  return strings.length > 0 ? strings : undefined;
}
