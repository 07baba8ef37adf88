/** The parts of an OpenAPI 3 document that the generator reads. Every part may be missing: a spec is untrusted. */
export interface OpenApiDocument {
  readonly openapi?: string;
  readonly info?: { readonly title?: string; readonly description?: string; readonly version?: string };
  readonly servers?: readonly OpenApiServer[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly 'x-api-class'?: string;
  }[];
  readonly 'x-token'?: unknown;
  readonly 'x-int64'?: unknown;
  /** Where the spec was fetched from. */
  readonly 'x-origin'?: unknown;
  /** The operations to keep, by operationId or as `POST /path`. */
  readonly 'x-keep'?: readonly string[];
}

/** A server, if it is written as OpenAPI says. */
export interface OpenApiServer {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<
      string,
      { readonly default: string; readonly enum?: readonly string[]; readonly 'x-stand-in'?: boolean }
    >
  >;
}

export type PathItem = { readonly parameters?: readonly Parameter[] } & Partial<
  Record<HttpMethod, OpenApiOperation>
>;

export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export interface OpenApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: Readonly<Record<string, MediaType>>;
  };
  readonly responses?: Readonly<Record<string, OpenApiResponse>>;
  readonly servers?: readonly OpenApiServer[];
  readonly security?: readonly SecurityRequirement[];
  readonly 'x-codegen-request-body-name'?: string;
  /** The generator made it: the vendor's spec has no such operation. */
  readonly 'x-synthesised'?: boolean;
  /** Name of the method; a normalised operation has one. */
  readonly 'x-method-name'?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly example?: unknown;
  readonly examples?: MediaType['examples'];
  readonly 'x-secret'?: boolean;
  /** The name under which it is sent, where that is not `name`. */
  readonly 'x-wire-name'?: string;
  /** It is the whole query: `in: querystring`, before it was normalised. */
  readonly 'x-querystring'?: boolean;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value?: unknown }>>;
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/** How a field of a form, or a part of a multipart body, is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

interface OpenApiResponse {
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  /** Media types of an error that is not read. */
  readonly 'x-unread-media-types'?: readonly string[];
}

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema | boolean>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: boolean | Schema;
  readonly unevaluatedProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: boolean | Schema;
  readonly then?: boolean | Schema;
  readonly else?: boolean | Schema;
  readonly dependentSchemas?: Readonly<Record<string, Schema | boolean>>;
  readonly discriminator?: {
    readonly propertyName?: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly nullable?: boolean;
  readonly example?: unknown;
  readonly examples?: unknown;
  readonly 'x-secret'?: boolean;
  readonly 'x-int64'?: unknown;
}

/** True for a schema that says something: one may be `true` or `false`, and a spec is untrusted. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Follows local references to the thing itself. `checkReferences` has rejected those that lead nowhere or in a circle. Each
 * reference of a document is followed once, so that a chain of them costs no more than its length.
 */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Thing): Thing {
  let here: unknown = thing;
  let ref = refOf(here);
  if (ref === undefined) return thing;
  const known = targetsIn(document);
  const passed: string[] = [];
  for (; ref !== undefined && !known.has(ref); ref = refOf(here)) {
    passed.push(ref);
    here = lookUp(document, ref);
  }
  if (ref !== undefined) here = known.get(ref);
  for (const one of passed) known.set(one, here);
  return here as Thing;
}

/** Where the references of a document end. */
const targets = new WeakMap<OpenApiDocument, Map<string, unknown>>();

function targetsIn(document: OpenApiDocument): Map<string, unknown> {
  const known = targets.get(document) ?? new Map<string, unknown>();
  targets.set(document, known);
  return known;
}

/** Returns where a reference object leads; undefined for anything else. */
export function refOf(thing: unknown): string | undefined {
  const ref = (thing as { $ref?: unknown } | null | undefined)?.$ref;
  return typeof ref === 'string' ? ref : undefined;
}

/** Looks up `#/a/b`; undefined if the document has no such part. */
export function lookUp(document: OpenApiDocument, ref: string): unknown {
  return pointerKeys(ref).reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** Returns what a reference says without its percent-encoding (RFC 6901, section 6); as it is where that is broken. */
export function decodedFragment(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** Lists the keys of a JSON pointer or of a reference into the document. */
export function pointerKeys(pointer: string): string[] {
  return pointer.split('/').slice(1).map(decodePointer);
}

/** Returns the last key of a JSON pointer. */
export function lastKey(at: string): string {
  return decodePointer(at.slice(at.lastIndexOf('/') + 1));
}

function decodePointer(part: string): string {
  return part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part;
}

/** Returns the name of the component schema that a reference leads to; undefined for any other schema. */
export function schemaName(schema: Schema | undefined): string | undefined {
  const name = refOf(schema)?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];
  return name === undefined ? undefined : decodePointer(name);
}

/** Writes a JSON pointer. */
export function pointer(...parts: readonly (string | number)[]): string {
  let text = '';
  for (const part of parts) text += `/${encodeKey(String(part))}`;
  return text;
}

/** Most keys are as they are: writing pointers is much of the work on a large document. */
function encodeKey(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
