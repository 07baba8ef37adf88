import { pointer, pointerKeys, refOf, schemaName } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { pascalCase } from '../names.js';
import { keepDiscriminators } from './discriminators.js';
import { CONDITIONS, LISTS, MAPS, PARTS } from './inner-names.js';
import {
  entriesAt,
  fieldAt,
  follow,
  type Json,
  type Located,
  membersAt,
  moved,
  ownField,
  rootOf,
} from './located.js';
import { chosenType, claimType, TYPE_NAME } from './name-schemas.js';
import type { Names } from './names.js';
import { needsName } from './needs-name.js';
import { note } from './note.js';

/**
 * Moves schemas that are written where they are used into `components`, under names made of the place: so that each
 * object, list of values and choice of schemas is a type of its own.
 */
export class Hoister {
  readonly #spec: Spec;
  readonly #names: Names;
  readonly #named: ReadonlyMap<string, string>;
  /** Type names by the schema as it was written. One that is used in two places has one name. */
  readonly #known = new Map<unknown, string>();
  readonly #given = new Map<string, unknown>();
  readonly #renamed = new Map<string, string>();
  readonly #hoisted = new Map<string, unknown>();

  /** @param named the type names of the schemas in `components` */
  constructor(spec: Spec, names: Names, named: ReadonlyMap<string, string>) {
    this.#spec = spec;
    this.#names = names;
    this.#named = named;
  }

  /** Lists the schemas of the new document by name: those in `components` first. */
  get schemas(): Json {
    const schemas = Object.fromEntries([...this.#given, ...this.#hoisted]);
    return keepDiscriminators(schemas, this.#renamed, this.#spec.places);
  }

  /** How many schemas got a name. */
  get count(): number {
    return this.#hoisted.size;
  }

  /** Adds the schemas in `components`. */
  addNamed(): void {
    const schemas = entriesAt(fieldAt(fieldAt(rootOf(this.#spec.document), 'components'), 'schemas'));
    for (const [name, schema] of schemas) {
      const key = this.keyOf(name);
      const body = this.#spec.findings.attempt(() => this.#inner(schema, this.#typeOf(name))) ?? {};
      if (key !== name) this.#renamed.set(key, name);
      this.#noteName(name, schema);
      this.#given.set(key, key === name || !isObject(body) ? body : this.#placed(body, schema.at));
    }
  }

  /** Returns the key under which a schema in `components` stands in the new document. */
  keyOf(name: string): string {
    const typeName = this.#typeOf(name);
    return pascalCase(name) === typeName && SAFE_KEY.test(name) ? name : typeName;
  }

  /**
   * Writes the schema of a body, a response or a parameter in its new form.
   *
   * @param wanted the name that its place gives it
   * @param always whether it gets a name even if it is a plain string
   */
  use(schema: Located, wanted: string, always: boolean): unknown {
    return this.#part(schema, wanted, always);
  }

  /** Says what a schema's type is called where its own name is taken or can't be one. */
  #noteName(name: string, schema: Located): void {
    const typeName = this.#typeOf(name);
    if (typeName === pascalCase(name) || ownField(schema.value, TYPE_NAME) !== undefined) return;
    const fix = `Choose another name with ${TYPE_NAME} on the schema.`;
    note(this.#spec, 'type-name', schema, `The schema "${name}" becomes the type ${typeName}`, fix);
  }

  #typeOf(name: string): string {
    return this.#named.get(name) ?? pascalCase(name);
  }

  #part(schema: Located, wanted: string, always = false): unknown {
    const { value } = schema;
    const ref = refOf(value);
    if (ref !== undefined) return this.#reference(schema, ref, wanted);
    const known = this.#known.get(value);
    if (known !== undefined) return { $ref: refTo(known) };
    if (!always && !needsName(value)) return this.#inner(schema, wanted);
    return { $ref: refTo(this.#hoist(schema, wanted)) };
  }

  #hoist(schema: Located, wanted: string): string {
    const chosen = this.#spec.findings.attempt(() => chosenType(this.#spec, schema, this.#names));
    const name = chosen ?? claimType(wanted, this.#names);
    if (isObject(schema.value)) this.#known.set(schema.value, name);
    // It comes before its own parts.
    this.#hoisted.set(name, true);
    const body = this.#inner(schema, name);
    this.#hoisted.set(name, isObject(body) ? this.#placed(body, schema.at) : body);
    return name;
  }

  /** Writes a reference to a schema as one to a schema in `components`, wherever it leads. */
  #reference(schema: Located, ref: string, wanted: string): unknown {
    const name = schemaName({ $ref: ref });
    // Also where what stands there is no schema, and was left out.
    if (name !== undefined) follow(this.#spec, { value: { $ref: ref }, at: schema.at });
    const to = name === undefined ? this.#foreign(schema, ref) : this.keyOf(name);
    const others = withoutReference(schema);
    const inner = this.#inner(others, wanted) as Json;
    if (refTo(to) === ref && inner === others.value) return schema.value;
    return this.#copied(schema, { ...inner, $ref: refTo(to) });
  }

  /** Names a schema that is referred to although it is not in `components`. */
  #foreign(schema: Located, ref: string): string {
    const target = follow(this.#spec, { value: { $ref: ref }, at: schema.at });
    const name = schemaName({ $ref: `#${target.at}` });
    if (name !== undefined) return this.keyOf(name);
    return this.#known.get(target.value) ?? this.#hoist(target, nameOfPlace(target.at));
  }

  /** Writes a schema with its parts in their new form. */
  #inner(schema: Located, name: string): unknown {
    const { value } = schema;
    if (!isObject(value)) return value;
    const ref = refOf(value);
    if (ref !== undefined) return this.#reference(schema, ref, name);
    if (Object.hasOwn(value, '$ref')) return this.#inner(withoutReference(schema), name);
    const changes: [string, unknown][] = [];
    const change = (key: string, changed: unknown) => {
      if (changed !== ownField(value, key)) changes.push([key, changed]);
    };
    for (const [key, wanted] of MAPS) {
      const map = fieldAt(schema, key);
      const entries = entriesAt(map).map(
        ([field, part]) => [field, this.#part(part, wanted(name, field))] as const,
      );
      if (entries.some(([field, part]) => part !== ownField(map.value, field)))
        change(key, this.#copied(map, Object.fromEntries(entries)));
    }
    for (const [key, wanted] of LISTS) {
      const list = membersAt(fieldAt(schema, key));
      const members = list.map((part, index) => {
        const isType = key !== 'allOf' && ownField(part.value, 'enum') === undefined;
        return isType ? this.#part(part, wanted(name, part.value, index)) : this.#inner(part, name);
      });
      if (members.some((part, index) => part !== list[index]?.value)) change(key, members);
    }
    for (const [key, wanted] of PARTS) {
      const part = fieldAt(schema, key);
      if (isObject(part.value)) change(key, this.#part(part, wanted(name)));
    }
    for (const key of CONDITIONS) {
      const part = fieldAt(schema, key);
      if (isObject(part.value)) change(key, this.#inner(part, name));
    }
    return changes.length === 0 ? value : this.#copied(schema, Object.fromEntries(changes));
  }

  #copied({ value }: Located, fields: Json): Json {
    const copy = { ...(value as Json), ...fields };
    return this.#spec.places.copy(value as Json, copy);
  }

  #placed(body: Json, at: string): unknown {
    return moved(this.#spec, { value: body, at }).value;
  }
}

/** Leaves out a `$ref`. One that is no string is refused where types are judged. */
function withoutReference({ value, at }: Located): Located {
  const { $ref: _, ...rest } = value as Json;
  return { value: rest, at };
}

/** Keys that openapi-typescript and JSON pointers read as they are. */
const SAFE_KEY = /^[\p{L}\p{M}\p{N}._-]+$/u;

function refTo(name: string): string {
  return `#${pointer('components', 'schemas', name)}`;
}

/** Names a schema after its JSON pointer, as far as that is made of names. */
function nameOfPlace(at: string): string {
  const [root, ...words] = pointerKeys(at);
  return (root === 'components' ? words.slice(1) : words)
    .filter(word => !STRUCTURE.has(word))
    .map(pascalCase)
    .join('');
}

const STRUCTURE = new Set(['properties', 'schema', 'content', 'application/json', 'items', 'allOf']);
