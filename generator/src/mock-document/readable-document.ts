import { isObject } from '../document/json.js';
import { asObject, type Part, targetOf } from './parts.js';
import { withMediaTypes } from './swagger-media-types.js';

/** What these members hold has names of the vendor's own choice, also such as `x-id` or `example`. */
const MAPS = new Set([
  '$defs',
  'callbacks',
  'definitions',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'mapping',
  'parameters',
  'pathItems',
  'patternProperties',
  'properties',
  'requestBodies',
  'schemas',
  'scopes',
  'securityDefinitions',
  'securitySchemes',
  'variables',
]);

/** Members that hold data: of schemas, and names of security schemes. */
const DATA = new Set(['const', 'default', 'enum', 'example', 'security', 'value']);

/** Members for readers alone. */
const PROSE = new Set(['description', 'externalDocs', 'summary', 'tags']);

/**
 * Returns a copy of a document that Prism reads as OpenAPI means it. In the vendor's words there is no other change:
 *
 * - Prism follows `$ref` in extensions and examples, where it is data: there it is left out, as are extensions, and prose.
 * - It reads nothing of a document with a reference that leads nowhere, even if no operation of a test reaches that, and
 *   would follow one that leads out of the document: such a reference becomes a schema of anything.
 * - Where Swagger 2.0 leaves `consumes` out, it takes no body: see {@link withMediaTypes}.
 * - It knows `value` of an example, and not OpenAPI 3.2's `dataValue` and `serializedValue`.
 */
export function readableDocument(document: Part): Part {
  const references = new References(document);
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (!isObject(part)) return part;
    const { $ref } = part;
    if (typeof $ref === 'string' && !references.lead($ref)) return {};
    return membersOf(part, (name, value) => {
      if (name.startsWith('x-') || PROSE.has(name)) return undefined;
      if (DATA.has(name)) return [withoutReferences(value)];
      if (name === 'examples') return [examples(value)];
      if (name === 'responses' && isObject(value)) return [responses(value)];
      return [MAPS.has(name) && isObject(value) ? ofNames(value) : copy(value)];
    });
  };
  // A response may be called `default`, which is data elsewhere.
  const ofNames = (map: Part): Part => membersOf(map, (_, member) => [copy(member)]);
  // A response has to have a description.
  const responses = (map: Part): Part =>
    membersOf(map, (_, response) => {
      const copied = copy(response);
      return [isObject(copied) && copied.$ref === undefined ? { description: '', ...copied } : copied];
    });
  const examples = (value: unknown): unknown =>
    isObject(value)
      ? membersOf(value, (_, example) => [copy(isObject(example) ? withValue(example) : example)])
      : withoutReferences(value);
  return copy(withMediaTypes(document)) as Part;
}

/** Returns an example with the value that it shows, whatever it is called. */
function withValue(example: Part): Part {
  if ('value' in example) return example;
  if ('dataValue' in example) return { ...example, value: example.dataValue };
  const { serializedValue } = example;
  return typeof serializedValue === 'string' ? { ...example, value: parsed(serializedValue) } : example;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns a value without members called `$ref`, which Prism can't serve. */
export function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  return membersOf(value, (name, member) => (name === '$ref' ? undefined : [withoutReferences(member)]));
}

/** Finds whether references lead to a part of a document, and not through others back to themselves. */
class References {
  readonly #document: Part;
  readonly #known = new Map<string, boolean>();

  constructor(document: Part) {
    this.#document = document;
  }

  /** Each reference is followed once, so that a chain of them costs no more than its length. */
  lead(reference: string): boolean {
    const passed = new Set<string>();
    let next: unknown = reference;
    let leads: boolean | undefined;
    while (typeof next === 'string' && leads === undefined) {
      leads = passed.has(next) ? false : this.#known.get(next);
      if (leads !== undefined) break;
      passed.add(next);
      const target = targetOf(this.#document, next);
      if (target === undefined) leads = false;
      else next = asObject(target).$ref;
    }
    for (const one of passed) this.#known.set(one, leads ?? true);
    return leads ?? true;
  }
}

/** Makes an object of what is made of each member; undefined leaves it out. */
function membersOf(part: Part, make: (name: string, value: unknown) => readonly [unknown] | undefined): Part {
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]) => {
      const made = make(name, value);
      return made ? [[name, made[0]]] : [];
    }),
  );
}
