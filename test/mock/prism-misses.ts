import type { SpecOperation } from './prism.js';

/*
 * What Prism can't read as OpenAPI says. It is kept from Prism, so that it judges the rest; tests look at the bytes of these
 * themselves.
 */

/** Returns an operation without what Prism fails on. */
export function readable(operation: SpecOperation): SpecOperation {
  const { request, responses } = operation;
  return {
    ...operation,
    ...(request && {
      request: {
        ...request,
        // A list in a header that is not sent ends in an exception, and the request gets no response.
        ...(request.headers && { headers: request.headers.filter(({ schema }) => !isList(schema)) }),
        ...(request.body && {
          body: { ...request.body, contents: request.body.contents?.map(readableContent) ?? [] },
        }),
      },
    }),
    responses: responses.map(response => ({
      ...response,
      // A media range is taken for a media type of its own.
      contents: response.contents?.map(content => ({
        ...content,
        mediaType: content.mediaType.includes('*') ? 'application/json' : content.mediaType,
      })),
    })) as SpecOperation['responses'],
  };
}

type Content = NonNullable<NonNullable<NonNullable<SpecOperation['request']>['body']>['contents']>[number];

/** A field of a form that is a list is an error, whether it is sent or not. */
function readableContent(content: Content): Content {
  const { schema, mediaType } = content;
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  if (!mediaType.startsWith('application/x-www-form-urlencoded') || !Object.values(properties).some(isList))
    return content;
  const isKept = (name: string) => !isList(properties[name]);
  return {
    ...content,
    encodings: [],
    schema: {
      ...schema,
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isKept(name))),
      required: required.filter(isKept),
    },
  } as Content;
}

function isList(schema: unknown): boolean {
  const { type } = (schema ?? {}) as { readonly type?: unknown };
  return [type].flat().includes('array');
}

/** Returns a document without its extensions, and its examples without what looks like a reference: in both, it is data. */
export function withoutData(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutData);
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.entries(part).filter(([name]) => !name.startsWith('x-'));
  return Object.fromEntries(
    members.map(([name, value]) => [
      name,
      name === 'example' || name === 'value' ? withoutReferences(value) : withoutData(value),
    ]),
  );
}

/** Returns a value without members called `$ref`, which Prism can't serve. */
export function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      name === '$ref' ? [] : [[name, withoutReferences(member)]],
    ),
  );
}

/**
 * Returns a document in which references inside it that lead nowhere are schemas of anything. Prism reads no operation of a
 * document with one, wherever it is; the generator refuses those that an operation of the package reaches.
 */
export function withoutDangling(document: object): object {
  const replaced = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(replaced);
    if (typeof part !== 'object' || part === null) return part;
    const { $ref } = part as { readonly $ref?: unknown };
    if (typeof $ref === 'string' && $ref.startsWith('#/') && !leadsSomewhere(document, $ref)) return {};
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, replaced(value)]));
  };
  return replaced(document) as object;
}

function leadsSomewhere(document: object, reference: string): boolean {
  let at: unknown = document;
  for (const name of decodeURIComponent(reference.slice(2)).split('/')) {
    const member = name.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return false;
    at = (at as Readonly<Record<string, unknown>>)[member];
  }
  return true;
}
