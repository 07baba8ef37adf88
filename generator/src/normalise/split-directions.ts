import { httpMethods, lookUp, type OpenApiDocument, pointer, schemaName } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { pascalCase } from '../names.js';
import { type Field, openApi3 } from '../source/grammar.js';
import { changedSchemas, type Direction, isLeftOut, namesLeftOut, partsOf } from './direction.js';
import type { Json } from './located.js';
import { claimType } from './name-schemas.js';
import type { Names } from './names.js';
import { note } from './note.js';
import { withoutLeftOut } from './prune-examples.js';

const ENDINGS: Readonly<Record<Direction, string>> = { request: 'Request', response: 'Response' };

/**
 * Gives requests schemas without what is `readOnly`, and responses schemas without what is `writeOnly`. A schema in which
 * that changes nothing stays one schema; else `Item` is joined by `ItemRequest` or `ItemResponse`, which says for requests or
 * responses what `Item` says.
 */
export function splitDirections(spec: Spec, names: Names): Spec {
  const { document } = spec;
  const changed: Readonly<Record<Direction, ReadonlySet<string>>> = {
    request: changedSchemas(document, 'request'),
    response: changedSchemas(document, 'response'),
  };
  if (changed.request.size + changed.response.size === 0) return spec;
  return new Splitter(spec, names, changed).split();
}

/** Keywords whose schemas say something about the same value. */
const SAME_VALUE = new Set(['allOf', 'oneOf', 'anyOf', 'if', 'then', 'else', 'not', 'dependentSchemas']);

/** How schemas are held by the keywords that hold any. */
const HELD: ReadonlyMap<string, Field['holds']> = new Map(
  [...(openApi3.get('schema')?.fields ?? [])].flatMap(([key, { kind, holds }]) =>
    kind === 'schema' ? [[key, holds] as const] : [],
  ),
);

/** Keywords without which a schema is the same in both directions. */
const LEADING_ON = new Set([...HELD.keys(), '$ref', 'required', 'discriminator']);

class Splitter {
  readonly #spec: Spec;
  readonly #names: Names;
  readonly #changed: Readonly<Record<Direction, ReadonlySet<string>>>;
  /** The names of the schemas of one direction, by direction and name. */
  readonly #given = new Map<string, string>();
  /** New schemas by the name of the one that they were made from. */
  readonly #made = new Map<string, [string, unknown][]>();
  readonly #reached = new Set<string>();

  constructor(spec: Spec, names: Names, changed: Readonly<Record<Direction, ReadonlySet<string>>>) {
    this.#spec = spec;
    this.#names = names;
    this.#changed = changed;
  }

  split(): Spec {
    const { document, places } = this.#spec;
    const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
      const operations = httpMethods.flatMap(method => {
        const operation = item[method];
        return operation ? [[method, this.#operation(operation as Json)] as const] : [];
      });
      return [path, places.copy(item, { ...item, ...Object.fromEntries(operations) })] as const;
    });
    const schemas = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
      const made = this.#made.get(name) ?? [];
      const isReplaced = made.length > 0 && !this.#reached.has(name);
      return [...(isReplaced ? [] : [[name, schema] as const]), ...made];
    });
    const split = {
      ...document,
      paths: Object.fromEntries(paths),
      components: { ...document.components, schemas: Object.fromEntries(schemas) },
    } as OpenApiDocument;
    return { ...this.#spec, document: places.copy(document, split) };
  }

  #operation(operation: Json): Json {
    const { parameters, requestBody, responses } = operation;
    return this.#copied(operation, {
      ...(Array.isArray(parameters) && {
        parameters: parameters.map(one => this.#holder(one, 'request')),
      }),
      ...(isObject(requestBody) && { requestBody: this.#holder(requestBody, 'request') }),
      ...(isObject(responses) && {
        responses: this.#map(responses, one => this.#holder(one, 'response')),
      }),
    });
  }

  /** Rewrites a body, a response, a parameter, a header or a media type: whatever has a schema, content or headers. */
  #holder(holder: unknown, direction: Direction): unknown {
    if (!isObject(holder)) return holder;
    const { schema, content, headers, example, examples } = holder;
    const pruned = (value: unknown) => withoutLeftOut(this.#spec.document, value, schema, direction);
    return this.#copied(holder, {
      ...(schema !== undefined && { schema: this.#schema(schema, direction, new Set()) }),
      ...(isObject(content) && { content: this.#map(content, one => this.#holder(one, direction)) }),
      ...(isObject(headers) && { headers: this.#map(headers, one => this.#holder(one, direction)) }),
      ...(example !== undefined && direction === 'request' && { example: pruned(example) }),
      ...(isObject(examples) &&
        direction === 'request' && {
          examples: this.#map(examples, one =>
            isObject(one) && 'value' in one ? this.#copied(one, { value: pruned(one.value) }) : one,
          ),
        }),
    });
  }

  /** @param leftOut names that another part of the same value leaves out */
  #schema(schema: unknown, direction: Direction, leftOut: ReadonlySet<string>): unknown {
    if (!isObject(schema) || !Object.keys(schema).some(key => LEADING_ON.has(key))) return schema;
    const { document } = this.#spec;
    const gone = new Set([...leftOut, ...namesLeftOut(document, schema, direction)]);
    const fields: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      const holds = HELD.get(key);
      if (holds === undefined) continue;
      const inner = (one: unknown) => this.#schema(one, direction, SAME_VALUE.has(key) ? gone : new Set());
      if (holds === 'list') fields[key] = Array.isArray(value) ? value.map(inner) : value;
      else if (holds === 'one') fields[key] = inner(value);
      else if (isObject(value))
        fields[key] = this.#map(value, inner, key === 'properties' ? direction : undefined);
    }
    const { required, discriminator } = schema;
    if (Array.isArray(required) && gone.size > 0) {
      const left = required.filter(name => !gone.has(name));
      fields.required = left.length > 0 ? left : undefined;
    }
    if (isObject(discriminator) && isObject(discriminator.mapping)) {
      fields.discriminator = {
        ...discriminator,
        mapping: this.#map(discriminator.mapping, target => this.#mapped(target, direction)),
      };
    }
    const name = schemaName(schema);
    if (name !== undefined) fields.$ref = refTo(this.#nameFor(name, direction));
    return this.#copied(schema, fields);
  }

  #mapped(target: unknown, direction: Direction): unknown {
    const name = typeof target === 'string' ? (schemaName({ $ref: target }) ?? target) : '';
    const isKnown = lookUp(this.#spec.document, refTo(name)) !== undefined;
    return isKnown ? refTo(this.#nameFor(name, direction)) : target;
  }

  /** Returns the name of the schema that stands for another one in a direction, and makes that schema. */
  #nameFor(name: string, direction: Direction): string {
    if (!this.#changed[direction].has(name)) {
      this.#reach(name);
      return name;
    }
    const known = this.#given.get(`${direction} ${name}`);
    if (known !== undefined) return known;
    const given = claimType(pascalCase(name) + ENDINGS[direction], this.#names);
    this.#given.set(`${direction} ${name}`, given);
    const at = `/components/schemas${pointer(name)}`;
    note(this.#spec, `${direction}-schema`, { at }, `In a ${direction}, "${name}" is ${given}`);
    const made: [string, unknown] = [given, true];
    this.#made.set(name, [...(this.#made.get(name) ?? []), made]);
    const schema = lookUp(this.#spec.document, `#${at}`);
    made[1] = this.#schema(schema, direction, new Set());
    return given;
  }

  /** Keeps a schema, and all that it refers to, as it is. */
  #reach(name: string): void {
    const open = [name];
    for (let here = open.pop(); here !== undefined; here = open.pop()) {
      if (this.#reached.has(here)) continue;
      this.#reached.add(here);
      const parts = partsOf(lookUp(this.#spec.document, refTo(here)));
      open.push(...[...parts].flatMap(part => schemaName(part) ?? []));
    }
  }

  #map(map: Json, write: (one: unknown) => unknown, leaveOut?: Direction): Json {
    const { document } = this.#spec;
    const kept = Object.entries(map).filter(([, one]) => !leaveOut || !isLeftOut(document, one, leaveOut));
    return this.#spec.places.copy(map, Object.fromEntries(kept.map(([name, one]) => [name, write(one)])));
  }

  #copied(part: Json, fields: Json): Json {
    const copy = Object.fromEntries(
      Object.entries({ ...part, ...fields }).filter(([, value]) => value !== undefined),
    );
    return this.#spec.places.copy(part, copy);
  }
}

function refTo(name: string): string {
  return `#${pointer('components', 'schemas', name)}`;
}
