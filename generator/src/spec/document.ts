/** The parts of an OpenAPI 3 document that the generator reads. Everything may be missing: a spec is untrusted. */
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
}

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
  readonly security?: readonly SecurityRequirement[];
  readonly 'x-codegen-request-body-name'?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly 'x-secret'?: boolean;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value?: unknown }>>;
  readonly encoding?: Readonly<Record<string, { readonly style?: string; readonly explode?: boolean }>>;
}

export interface OpenApiResponse {
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
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
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly writeOnly?: boolean;
  readonly nullable?: boolean;
  readonly example?: unknown;
  readonly 'x-secret'?: boolean;
}

/** Follows local references to the thing itself. The linter has already refused those that lead nowhere. */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Thing): Thing {
  let here: unknown = thing;
  for (let depth = 0; depth < 50; depth++) {
    const ref = (here as { $ref?: unknown } | undefined)?.$ref;
    if (typeof ref !== 'string') return here as Thing;
    here = ref
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (at, key) =>
          (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
        document,
      );
  }
  return thing;
}

/** Name of the component that a reference leads to. */
export function schemaName(schema: Schema | undefined): string | undefined {
  return schema?.$ref
    ?.match(/^#\/components\/schemas\/(.+)$/)?.[1]
    ?.replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** A schema with references followed and `allOf` merged: its own properties win. */
export function flatten(document: OpenApiDocument, schema: Schema, depth = 0): Schema {
  const own = resolve(document, schema);
  if (!own.allOf || depth > 20) return own;
  const parts = own.allOf.map(part => flatten(document, part, depth + 1));
  const { allOf: _, ...rest } = own;
  return {
    ...Object.assign({}, ...parts),
    ...rest,
    properties: Object.assign({}, ...parts.map(part => part.properties), rest.properties),
    required: [...new Set([...parts.flatMap(part => part.required ?? []), ...(rest.required ?? [])])],
  };
}

/** A JSON pointer from its parts. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
