import { withMediaTypes } from './swagger-media-types.js';

/** What a `$ref` says. */
export type Reference = string;

type Part = Readonly<Record<string, unknown>>;

/** What these members hold has names of the vendor's own choice, also such as `x-id` or `example`. */
const MAPS = new Set([
  '$defs',
  'definitions',
  'encoding',
  'headers',
  'parameters',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securitySchemes',
]);

/** Members of schemas that hold data. */
const DATA = new Set(['const', 'default', 'enum', 'example', 'value']);

/**
 * Returns a copy of a document that Prism reads as OpenAPI means it. In the vendor's words there is no other change:
 *
 * - Prism follows `$ref` in extensions and examples, where it is data: there it is left out, as are extensions.
 * - It reads nothing of a document with a reference that leads nowhere, even if no operation of a test reaches that: such a
 *   reference becomes a schema of anything.
 * - Where Swagger 2.0 leaves `consumes` out, it takes no body: see {@link withMediaTypes}.
 * - It knows `value` of an example, and not OpenAPI 3.2's `dataValue` and `serializedValue`.
 *
 * @param leads whether a reference leads somewhere
 */
export function readableDocument(document: object, leads: (reference: Reference) => boolean): object {
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (!isPart(part)) return part;
    const { $ref } = part;
    if (typeof $ref === 'string' && !leads($ref)) return {};
    return membersOf(part, (name, value) => {
      if (name.startsWith('x-')) return undefined;
      if (DATA.has(name)) return [withoutReferences(value)];
      if (name === 'examples') return [examples(value)];
      return [MAPS.has(name) && isPart(value) ? ofNames(value) : copy(value)];
    });
  };
  // A response may be called `default`, which is data elsewhere.
  const ofNames = (map: Part): Part => membersOf(map, (_, member) => [copy(member)]);
  const examples = (value: unknown): unknown =>
    isPart(value)
      ? membersOf(value, (_, example) => [copy(isPart(example) ? withValue(example) : example)])
      : withoutReferences(value);
  return copy(withMediaTypes(document)) as object;
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
  if (!isPart(value)) return value;
  return membersOf(value, (name, member) => (name === '$ref' ? undefined : [withoutReferences(member)]));
}

/** Whether a document has a part at the fragment of a reference. */
export function leadsSomewhere(document: object, fragment: string): boolean {
  let at: unknown = document;
  for (const name of fragment.split('/').slice(1)) {
    const member = decoded(name).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return false;
    at = (at as Part)[member];
  }
  return fragment === '' || fragment.startsWith('/');
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

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
