import { httpMethods, type OpenApiDocument, pointer, resolve, schemaName } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { withAliases } from './aliased-schemas.js';
import { commentsOf, keptComments, withoutComments } from './comments.js';
import { mediaUsage, type Whole, wholeOf } from './media-usage.js';
import { schemaReducer } from './reduce-schema.js';
import { safeName } from './safe-names.js';
import { RECEIVED_BYTES, SENT_BYTES, type TypeSchema, unionOf } from './type-schema.js';

/** What openapi-typescript reads of a document: the parts that have types and comments, and nothing else. */
export interface TypesDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, TypeSchema>> };
  /** Types of their own, by name. */
  readonly 'x-aliases'?: Readonly<Record<string, TypeSchema>>;
}

/** A part of a spec, which may hold anything. */
type Part = Readonly<Record<string, unknown>>;

/** Writes the document for openapi-typescript of a spec. */
export function typesOf({ document, places }: Spec): TypesDocument {
  const isVendors = (name: string) =>
    !/\/(oneOf|anyOf)\/\d+$/.test(places.at(document, pointer('components', 'schemas', name)).pointer);
  return typesDocument(document, isVendors);
}

/**
 * Writes a document for openapi-typescript: references resolved, schemas in forms that it prints right, safe names.
 *
 * @param isVendors whether the vendor gave a schema in `components` its name; the others are named after their places
 */
export function typesDocument(
  document: OpenApiDocument,
  isVendors: (name: string) => boolean = () => true,
): TypesDocument {
  const reduce = schemaReducer(document, isVendors);
  const usageOf = mediaUsage(document);
  const part = (given: unknown): Part => (isObject(given) ? (resolve(document, given) as Part) : {});

  const schemaOf = ({ schema }: Part) => (schema === undefined ? {} : { schema: reduce(schema, 'string') });
  const media = (content: unknown, isSent: boolean) =>
    mapped(content, (one, mediaType) => {
      const own = part(one);
      const whole = wholeOf(document, mediaType, own, isSent);
      const schema = own.schema ?? (whole === 'json' ? undefined : {});
      const isNamed = isObject(schema) && schemaName(schema) !== undefined;
      const bytes = mediaType.startsWith('multipart/') ? 'file' : 'string';
      if (schema === undefined) return commentsOf(own);
      const type = reduce(schema, bytes);
      return { ...commentsOf(own), schema: isNamed ? type : ofWholes(type, new Set([whole]), false) };
    });
  const component = (schema: unknown, name: string) => {
    const { wholes, isPlain, isMultipart } = usageOf(name);
    const type = reduce(schema, isMultipart ? (isPlain ? 'either' : 'file') : 'string');
    return ofWholes(type, wholes, isPlain);
  };

  const parameter = (given: unknown) => {
    const { name, in: where, required, content, ...rest } = part(given);
    const [only] = Object.values(isObject(content) ? content : {});
    return {
      name: safeName(String(name)),
      in: where,
      required,
      ...commentsOf(rest),
      ...schemaOf(only === undefined ? rest : part(only)),
    };
  };

  const response = (given: unknown, hasBody: boolean) => {
    const { headers, content, ...rest } = part(given);
    return {
      ...commentsOf(rest),
      headers: mapped(headers, one => {
        const header = part(one);
        return {
          ...commentsOf(header),
          ...(header.required === true && { required: true }),
          ...schemaOf(header),
        };
      }),
      ...(hasBody && isObject(content) && { content: media(content, false) }),
    };
  };

  const body = (given: unknown) => {
    const { required, content, ...rest } = part(given);
    return { required, ...commentsOf(rest), content: media(content, true) };
  };

  const operation = (given: Part, method: string) => ({
    ...(typeof given.operationId === 'string' && { operationId: safeName(given.operationId) }),
    ...commentsOf(given),
    parameters: listOf(given.parameters).map(parameter),
    ...(given.requestBody !== undefined && { requestBody: body(given.requestBody) }),
    responses: mapped(given.responses, (one, status) =>
      response(one, method !== 'head' && !/^(1..|204|205|304)$/.test(status)),
    ),
  });

  const pathItem = (given: unknown) => {
    const item = part(given);
    const operations = httpMethods.flatMap(method => {
      const one = item[method];
      return isObject(one) ? [[method, operation(one, method)] as const] : [];
    });
    return { parameters: listOf(item.parameters).map(parameter), ...Object.fromEntries(operations) };
  };

  const { schemas, aliases } = withAliases(mapped(document.components?.schemas, component));
  return {
    openapi: '3.1.0',
    paths: mapped(document.paths, pathItem),
    components: { schemas },
    ...(Object.keys(aliases).length > 0 && { 'x-aliases': aliases }),
  };
}

/** The type of what is written or read as a whole in these ways: what is no JSON is a string or bytes, whatever its schema says. */
function ofWholes(type: TypeSchema, wholes: ReadonlySet<Whole>, isPlain: boolean): TypeSchema {
  if (wholes.size === 0 || (wholes.size === 1 && wholes.has('json'))) return type;
  const isText = type.type === 'string' || type.$ref !== undefined;
  return {
    ...keptComments(type),
    ...unionOf([
      ...(isPlain || wholes.has('json') ? [withoutComments(type)] : []),
      ...(wholes.has('text') ? [isText ? withoutComments(type) : { type: 'string' }] : []),
      ...(wholes.has('sent bytes') ? [SENT_BYTES] : []),
      ...(wholes.has('received bytes') ? [RECEIVED_BYTES] : []),
    ]),
  };
}

/** Rewrites the members of a map. Their names may be any, `__proto__` too. */
function mapped<Made>(map: unknown, write: (member: unknown, name: string) => Made): Record<string, Made> {
  const members = isObject(map) ? Object.entries(map) : [];
  return Object.fromEntries(members.map(([name, member]) => [safeName(name), write(member, name)]));
}
