import { httpMethods, type OpenApiDocument, pointer } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';
import { type FieldKind, kindOf } from './names.js';
import { fieldsInside } from './nested-fields.js';
import { type Raw, type ReadField, type ReadSchema, SchemaReader, stringOf } from './schema-reader.js';

/** A field of a request, wherever it is sent. */
export interface RequestField extends ReadField {
  readonly in: 'body' | 'query' | 'header' | 'path' | 'cookie';
  readonly kind: FieldKind | undefined;
  /** What the examples of the request have for it, and its own. */
  readonly examples: readonly unknown[];
  readonly description: string;
}

/** One way to send a request: an operation whose body offers alternatives has several. */
export interface RequestShape {
  readonly fields: readonly RequestField[];
}

/** The first documented success. */
export interface SuccessFacts {
  /** `none`: no body is documented; `untyped`: a body of which nothing is said. */
  readonly is: 'json' | 'text' | 'untyped' | 'none';
  readonly schema: ReadSchema | undefined;
  readonly status: string;
  /** JSON pointer of the response. */
  readonly pointer: string;
  /** The body's examples. */
  readonly examples: readonly unknown[];
}

/** A security scheme that an operation may use. */
export interface SchemeFacts {
  readonly name: string;
  /** `basic`, `bearer`, `apiKey`, `oauth2`, `openIdConnect`, `mutualTLS` or what else it says. */
  readonly type: string;
  readonly in: string;
  readonly keyName: string;
  readonly description: string;
}

/** What a document says about one operation, as far as it matters for tokens. */
export interface OperationFacts {
  readonly method: string;
  /** The path's key in the document. */
  readonly path: string;
  readonly pointer: string;
  /** Such as `POST /oauth/token`. */
  readonly operation: string;
  readonly operationId: string | undefined;
  /** Summary, description and tags. */
  readonly text: string;
  readonly mediaType: string | undefined;
  readonly shapes: readonly RequestShape[];
  readonly success: SuccessFacts;
  /** Of the operation itself or, where it has no own, of the whole document: the alternatives, and the schemes in them. */
  readonly requirements: readonly Raw[];
  readonly schemes: readonly SchemeFacts[];
  /** One of the alternatives is to send nothing (`{}`). */
  readonly isOptional: boolean;
  /** Whether `schemes` are the whole document's. */
  readonly isInherited: boolean;
}

/** Lists the operations of a document, which may be as its vendor wrote it. */
export function* operationsOf(document: OpenApiDocument): Generator<OperationFacts> {
  const reader = new SchemaReader(document);
  const paths: unknown = document.paths;
  for (const [path, given] of Object.entries(isObject(paths) ? paths : {})) {
    const item = reader.follow(given, pointer('paths', path));
    if (!item) continue;
    for (const method of httpMethods) {
      const operation = item.raw[method];
      if (isObject(operation)) yield factsOf(document, reader, path, method, item, operation);
    }
  }
}

/** Reads one operation; undefined where the document has none there. */
export function operationAt(document: OpenApiDocument, at: string): OperationFacts | undefined {
  return [...operationsOf(document)].find(facts => facts.pointer === at);
}

function factsOf(
  document: OpenApiDocument,
  reader: SchemaReader,
  path: string,
  method: string,
  item: { readonly raw: Raw; readonly pointer: string },
  raw: Raw,
): OperationFacts {
  const place = item.pointer + pointer(method);
  const parameters = [
    ...listOf(item.raw.parameters).map((one, index) => [one, `${item.pointer}/parameters/${index}`] as const),
    ...listOf(raw.parameters).map((one, index) => [one, `${place}/parameters/${index}`] as const),
  ].flatMap(([one, at]) => readParameter(reader, one, at) ?? []);
  const body = once(() => readBody(reader, raw.requestBody, `${place}/requestBody`));
  const shapes = once(() => body().shapes.map(fields => ({ fields: [...parameters, ...fields] })));
  const success = once(() => readSuccess(reader, raw.responses, `${place}/responses`));
  const own = raw.security === undefined ? undefined : listOf(raw.security);
  const requirements = (own ?? listOf(document.security)).filter(isObject);
  return {
    method: method.toUpperCase(),
    path,
    pointer: pointer('paths', path, method),
    operation: `${method.toUpperCase()} ${path}`,
    operationId: stringOf(raw.operationId) || undefined,
    text: [raw.summary, raw.description, ...listOf(raw.tags)].map(stringOf).join(' ').slice(0, 5000),
    get mediaType() {
      return body().mediaType;
    },
    get shapes() {
      return shapes();
    },
    get success() {
      return success();
    },
    requirements,
    schemes: schemesOf(document, reader, requirements),
    isOptional: requirements.some(one => Object.keys(one).length === 0),
    isInherited: own === undefined,
  };
}

/** Most of what an API says has nothing to do with tokens: it is read when it is asked for. */
function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

function requestField(
  field: ReadField,
  where: RequestField['in'],
  examples: readonly unknown[],
  description = '',
): RequestField {
  return {
    name: field.name,
    required: field.required,
    in: where,
    kind: kindOf(field.name),
    get schema() {
      return field.schema;
    },
    get examples() {
      return [...examples.filter(one => one !== undefined), ...field.schema.examples];
    },
    get description() {
      return description || field.schema.description;
    },
  };
}

function readParameter(reader: SchemaReader, given: unknown, at: string): RequestField | undefined {
  const found = reader.follow(given, at);
  if (!found) return undefined;
  const { name, in: where, required, schema, example, examples, description } = found.raw;
  if (typeof name !== 'string' || !['query', 'header', 'path', 'cookie'].includes(where as string))
    return undefined;
  const field = reader.field(name, schema, required === true || where === 'path', `${found.pointer}/schema`);
  return requestField(
    field,
    where as RequestField['in'],
    [example, ...reader.examplesOf(examples)],
    stringOf(description),
  );
}

/** Which body is read, where an operation takes several; what is not in the list comes after. */
const MEDIA_TYPES = [
  /^application\/x-www-form-urlencoded/i,
  /^application\/json/i,
  /[/+]json\b/i,
  /^multipart\//i,
];

function readBody(
  reader: SchemaReader,
  given: unknown,
  at: string,
): { readonly mediaType: string | undefined; readonly shapes: readonly (readonly RequestField[])[] } {
  const found = reader.follow(given, at);
  const content = found && isObject(found.raw.content) ? found.raw.content : {};
  const types = Object.keys(content);
  const mediaType =
    MEDIA_TYPES.map(known => types.find(type => known.test(type))).find(type => type !== undefined) ??
    types[0];
  const media = mediaType === undefined ? undefined : content[mediaType];
  if (!found || mediaType === undefined || !isObject(media)) return { mediaType, shapes: [[]] };
  const schema = reader.read(media.schema, `${found.pointer}/content${pointer(mediaType)}/schema`);
  const samples = [media.example, ...reader.examplesOf(media.examples), ...schema.examples].filter(isObject);
  const valuesOf = (name: string) =>
    samples.flatMap(sample => (Object.hasOwn(sample, name) ? [sample[name]] : []));
  return {
    mediaType,
    shapes: schema.shapes.map(shape =>
      [...shape.values()].flatMap(field => {
        const inner = JSON_TYPE.test(mediaType) ? fieldsInside(field) : [];
        if (inner.length > 0) return inner.map(one => requestField(one, 'body', []));
        return [requestField(field, 'body', valuesOf(field.name))];
      }),
    ),
  };
}

const JSON_TYPE = /[/+]json\b/i;

function readSuccess(reader: SchemaReader, given: unknown, at: string): SuccessFacts {
  const responses = isObject(given) ? given : {};
  const statuses = Object.keys(responses);
  const ordered = ['200', '201', ...statuses.filter(status => /^2/.test(status)), 'default'];
  const status = ordered.find(known => Object.hasOwn(responses, known)) ?? '';
  const found = reader.follow(responses[status], at + pointer(status));
  const place = found?.pointer ?? at;
  const content = found && isObject(found.raw.content) ? found.raw.content : {};
  const types = Object.keys(content);
  const type =
    types.find(one => /[/+]json\b/i.test(one)) ?? types.find(one => /^(?:\*|text)\//.test(one)) ?? types[0];
  const media = type === undefined ? undefined : content[type];
  if (type === undefined || !isObject(media))
    return { is: 'none', schema: undefined, status, pointer: place, examples: [] };
  const schema = reader.read(media.schema, `${place}/content${pointer(type)}/schema`);
  const examples = [media.example, ...reader.examplesOf(media.examples), ...schema.examples].filter(
    one => one !== undefined,
  );
  const isText = schema.type === 'string' || (/^text\//.test(type) && schema.isOpen);
  const is = isText ? 'text' : schema.isOpen ? 'untyped' : 'json';
  return { is, schema, status, pointer: place, examples };
}

function schemesOf(
  document: OpenApiDocument,
  reader: SchemaReader,
  requirements: readonly Raw[],
): SchemeFacts[] {
  const schemes: unknown = document.components?.securitySchemes;
  const names = new Set(requirements.flatMap(one => Object.keys(one)));
  return [...names].flatMap(name => {
    if (!isObject(schemes) || !Object.hasOwn(schemes, name)) return [];
    const found = reader.follow(schemes[name], pointer('components', 'securitySchemes', name));
    if (!found) return [];
    const { type, scheme, in: where, name: keyName, description } = found.raw;
    return [
      {
        name,
        type: type === 'http' ? stringOf(scheme).toLowerCase() : stringOf(type),
        in: stringOf(where),
        keyName: stringOf(keyName),
        description: stringOf(description),
      },
    ];
  });
}
