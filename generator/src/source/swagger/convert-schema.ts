import { lookUp, pointer, pointerKeys } from '../../document/document.js';
import { isObject } from '../../document/json.js';
import { openApi3 } from '../grammar.js';
import { setMember } from '../json-data.js';
import type { Part } from '../walk.js';
import { type At, type Conversion, note, without } from './conversion.js';

const { fields } = openApi3.get('schema') ?? { fields: new Map() };

/**
 * Converts schemas, and the parameters and headers of Swagger 2.0, which are schemas of their own kind. Those that are
 * referred to where OpenAPI 3 has them in another place are components then.
 */
export class SchemaConverter {
  /** Schemas that were no definitions, by their new names. */
  readonly moved: Part = {};
  readonly #names = new Map<string, string>();
  readonly #conversion: Conversion;
  readonly #values: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(conversion: Conversion) {
    this.#conversion = conversion;
    this.#values = discriminatorValues(conversion.document);
  }

  /** Converts a schema. */
  convert(from: At, ownName?: string): Part {
    const conversion = this.#conversion;
    const made: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(without(from.part, 'collectionFormat'))) {
      const field = fields.get(name);
      if (name === '$ref' && typeof value === 'string') made.$ref = this.reference(value);
      else if (field?.kind !== 'schema') setMember(made, name, value);
      else if (field.holds === 'one') setMember(made, name, this.#convertOne(from, name, value));
      else if (typeof value === 'object' && value !== null) {
        const members = new Map(conversion.children(from, name));
        const converted = Object.entries(value).map(([key, member]) => {
          const at = members.get(key);
          return [key, at ? this.convert(at) : member] as const;
        });
        setMember(
          made,
          name,
          Array.isArray(value) ? converted.map(([, one]) => one) : Object.fromEntries(converted),
        );
      }
    }
    conversion.made(from, made);
    this.#adapt(made, ownName);
    return made;
  }

  #convertOne(from: At, name: string, value: unknown): unknown {
    const conversion = this.#conversion;
    if (name === 'items' && Array.isArray(value)) {
      const members = conversion.children(from, name).map(([, one]) => this.convert(one));
      return members.length > 1 ? { anyOf: members } : (members[0] ?? {});
    }
    const child = conversion.child(from, name);
    return child ? this.convert(child) : value;
  }

  /** Writes what Swagger, or its users, write in another way. */
  #adapt(made: Record<string, unknown>, ownName: string | undefined): void {
    if (typeof made.discriminator === 'string') {
      const mapping = ownName === undefined ? undefined : this.#values.get(ownName);
      made.discriminator = {
        propertyName: made.discriminator,
        ...(mapping && { mapping: Object.fromEntries(mapping) }),
      };
    }
    if (made.type === 'file') Object.assign(made, { type: 'string', format: 'binary' });
    if (made['x-nullable'] === true || made['x-isnullable'] === true) made.nullable = true;
    if (Array.isArray(made.type)) {
      const types = made.type.filter(type => type !== 'null');
      if (types.length < made.type.length) made.nullable = true;
      delete made.type;
      if (types.length === 1) [made.type] = types;
      else if (types.length > 1 && made.anyOf === undefined) made.anyOf = types.map(type => ({ type }));
    }
    if (made.type === 'array' && made.items === undefined) made.items = {};
    if (typeof made.required === 'boolean') {
      const { required } = made;
      delete made.required;
      this.#conversion.remark(
        made,
        note(
          'required',
          `"required: ${required}" means nothing here and was left out`,
          'List the name in the schema around it.',
        ),
      );
    }
  }

  /** Converts what a parameter or a header says of its value. */
  valueOf(from: At): Part {
    const given = this.#conversion.child(from, 'schema');
    if (given) return this.convert(given);
    const value = Object.fromEntries(Object.entries(from.part).filter(([name]) => valueKeywords.has(name)));
    return this.convert({ part: value, place: from.place });
  }

  /** Converts a reference to a schema, and moves that where OpenAPI 3 can refer to it. */
  reference(ref: string): string {
    const converted = this.#conversion.reference(ref);
    if (converted !== undefined || !ref.startsWith('#/')) return converted ?? ref;
    const known = this.#names.get(ref);
    if (known !== undefined) return known;
    const part = lookUp(this.#conversion.document, ref);
    if (!isObject(part)) return ref;
    const definitions = isObject(this.#conversion.document.definitions)
      ? this.#conversion.document.definitions
      : {};
    const wanted = pointerKeys(ref).map(key => key.replace(/[^\w.-]+/g, '_').replace(/^_+|_+$/g, ''));
    let name = wanted.filter(Boolean).join('_');
    while (Object.hasOwn(definitions, name) || Object.hasOwn(this.moved, name)) name += '_';
    const moved = `#${pointer('components', 'schemas', name)}`;
    this.#names.set(ref, moved);
    // Its name comes first: it may refer to itself.
    setMember(this.moved, name, {});
    setMember(this.moved, name, this.convert({ part, place: this.#conversion.placeAt(ref.slice(1)) }));
    return moved;
  }
}

/** What Swagger 2.0 says of a value that has no schema. */
const valueKeywords: ReadonlySet<string> = new Set([
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable',
  'x-secret',
]);

/** What a parameter or a header says of itself, not of its value. An extension may mean either. */
export function besideValue(part: Part): Part {
  return Object.fromEntries(
    Object.entries(part).filter(
      ([name]) =>
        name === 'x-secret' || !(valueKeywords.has(name) || name === 'schema' || name === 'collectionFormat'),
    ),
  );
}

/** The values by which vendors tell children of a schema apart if not by their names, under the name of the parent. */
function discriminatorValues(document: Part): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const values = new Map<string, Map<string, string>>();
  const definitions = isObject(document.definitions) ? document.definitions : {};
  for (const [name, schema] of Object.entries(definitions)) {
    if (!isObject(schema) || !Array.isArray(schema.allOf)) continue;
    const value = schema['x-discriminator-value'] ?? schema['x-ms-discriminator-value'];
    for (const parent of schema.allOf) {
      const keys = isObject(parent) && typeof parent.$ref === 'string' ? pointerKeys(parent.$ref) : [];
      const [section, own] = keys;
      if (section !== 'definitions' || own === undefined || typeof value !== 'string') continue;
      const mapping = values.get(own) ?? new Map<string, string>();
      values.set(own, mapping.set(value, `#${pointer('components', 'schemas', name)}`));
    }
  }
  return values;
}
