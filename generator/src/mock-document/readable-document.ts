import { isObject } from '../document/json.js';
import type { Part } from './parts.js';
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
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (!isObject(part)) return part;
    const { $ref } = part;
    if (typeof $ref === 'string' && !leadsSomewhere(document, $ref)) return {};
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

/** Whether a reference leads to a part of the document, and not through others back to itself. */
function leadsSomewhere(document: Part, reference: string, passed: readonly string[] = []): boolean {
  const fragment = reference.slice(1);
  if (!reference.startsWith('#') || !/^(?:\/|$)/.test(fragment) || passed.includes(reference)) return false;
  let at: unknown = document;
  for (const name of fragment.split('/').slice(1)) {
    const member = decoded(name).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return false;
    at = (at as Part)[member];
  }
  const next = isObject(at) ? at.$ref : undefined;
  return typeof next !== 'string' || leadsSomewhere(document, next, [...passed, reference]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
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
