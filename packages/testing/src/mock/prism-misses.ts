import { pathOf } from '../http/path-template.js';
import { exampleKey } from './example-key.js';
import type { PrismOperation } from './prism-operation.js';

/*
 * What Prism can't read as OpenAPI says. It is kept from Prism, so that it judges the rest; tests look at the bytes of these
 * themselves.
 */

/** Returns an operation without what Prism fails on. */
export function readable(operation: PrismOperation): PrismOperation {
  const { request, responses } = operation;
  return {
    ...operation,
    path: pathOf(operation.path),
    security: operation.security?.map(schemes => schemes.filter(isChecked)) ?? [],
    ...(request && {
      request: {
        ...request,
        // A list in a header that is not sent ends in an exception, and the request gets no response.
        ...(request.headers && {
          headers: request.headers.filter(
            ({ name, schema }) => !IGNORED.test(name) && !isOfType(schema, 'array'),
          ),
        }),
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
        ...(content.examples && {
          examples: content.examples.map(example => ({ ...example, key: exampleKey(example.key) })),
        }),
      })),
    })) as PrismOperation['responses'],
  };
}

/** OpenAPI has header parameters of these names ignored, and Prism demands them. */
const IGNORED = /^(accept|authorization|content-type)$/i;

/** Prism rejects every request where a scheme of another kind is asked for, such as a certificate of the client. */
function isChecked(scheme: Scheme): boolean {
  if (scheme.type === 'http') return /^(?:basic|bearer|digest)$/.test(scheme.scheme);
  return /^(?:apiKey|oauth2|openIdConnect)$/.test(scheme.type);
}

type Scheme = NonNullable<PrismOperation['security']>[number][number];

type Content = NonNullable<NonNullable<NonNullable<PrismOperation['request']>['body']>['contents']>[number];

/** A field of a form that is a list is an error, whether it is sent or not; in a multipart form, an object as well. */
function readableContent(content: Content): Content {
  const { schema, mediaType } = content;
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  const isMultipart = mediaType.startsWith('multipart/');
  const isMissed = (field: unknown) => isOfType(field, 'array') || (isMultipart && isOfType(field, 'object'));
  const isForm = isMultipart || mediaType.startsWith('application/x-www-form-urlencoded');
  if (!isForm || !Object.values(properties).some(isMissed)) return content;
  const isKept = (name: string) => !isMissed(properties[name]);
  return {
    ...content,
    encodings: [],
    schema: {
      ...schema,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, isKept(name) ? field : {}]),
      ),
      required: required.filter(isKept),
    },
  } as Content;
}

function isOfType(schema: unknown, wanted: string): boolean {
  const { type } = (schema ?? {}) as { readonly type?: unknown };
  return [type].flat().includes(wanted);
}
