/** What a part of an OpenAPI document can be, in the specification's own words. */
export type Kind =
  | 'document'
  | 'info'
  | 'contact'
  | 'license'
  | 'server'
  | 'serverVariable'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'externalDocs'
  | 'parameter'
  | 'items'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'responses'
  | 'response'
  | 'header'
  | 'callback'
  | 'example'
  | 'link'
  | 'tag'
  | 'components'
  | 'schema'
  | 'discriminator'
  | 'xml'
  | 'securityScheme'
  | 'oauthFlows'
  | 'oauthFlow'
  | 'securityRequirement';

/** What a field holds: one part, a list of parts, or a map from any names to parts. */
export interface Field {
  readonly kind: Kind;
  readonly holds: 'one' | 'list' | 'map';
}

/**
 * The parts of each kind of part. What is not listed holds no parts: it is text, or data in which nothing means anything,
 * as in `example`, `default`, `enum` and `x-` extensions.
 */
export type Grammar = ReadonlyMap<Kind, KindGrammar>;

export interface KindGrammar {
  readonly fields: ReadonlyMap<string, Field>;
  /** What every other field holds that is no `x-` extension, as the paths of `paths` do. */
  readonly others?: Field | undefined;
}

const one = (kind: Kind): Field => ({ kind, holds: 'one' });
const list = (kind: Kind): Field => ({ kind, holds: 'list' });
const map = (kind: Kind): Field => ({ kind, holds: 'map' });

function grammar(
  kinds: Partial<Record<Kind, { readonly fields?: Record<string, Field>; readonly others?: Kind }>>,
): Grammar {
  return new Map(
    Object.entries(kinds).map(([kind, { fields = {}, others }]) => [
      kind as Kind,
      { fields: new Map(Object.entries(fields)), others: others && one(others) },
    ]),
  );
}

function each(names: readonly string[], field: Field): Record<string, Field> {
  return Object.fromEntries(names.map(name => [name, field]));
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const header = {
  fields: { schema: one('schema'), examples: map('example'), content: map('mediaType') },
};

const encoding = {
  headers: map('header'),
  encoding: map('encoding'),
  prefixEncoding: list('encoding'),
  itemEncoding: one('encoding'),
};

/** Where JSON Schema 2020-12 and OpenAPI's own vocabulary have schemas inside schemas. */
const schema = {
  ...each(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'], map('schema')),
  ...each(['allOf', 'anyOf', 'oneOf', 'prefixItems'], list('schema')),
  ...each(
    [
      'items',
      'additionalProperties',
      'not',
      'if',
      'then',
      'else',
      'contains',
      'propertyNames',
      'unevaluatedItems',
      'unevaluatedProperties',
      'contentSchema',
    ],
    one('schema'),
  ),
  xml: one('xml'),
  externalDocs: one('externalDocs'),
};

/** OpenAPI 3.0, 3.1 and 3.2: each has what the one before it had. */
export const openApi3 = grammar({
  document: {
    fields: {
      info: one('info'),
      servers: list('server'),
      paths: one('paths'),
      webhooks: map('pathItem'),
      components: one('components'),
      security: list('securityRequirement'),
      tags: list('tag'),
      externalDocs: one('externalDocs'),
    },
  },
  info: { fields: { contact: one('contact'), license: one('license') } },
  contact: {},
  license: {},
  server: { fields: { variables: map('serverVariable') } },
  serverVariable: {},
  paths: { others: 'pathItem' },
  pathItem: {
    fields: {
      ...each([...methods, 'query'], one('operation')),
      additionalOperations: map('operation'),
      servers: list('server'),
      parameters: list('parameter'),
    },
  },
  operation: {
    fields: {
      externalDocs: one('externalDocs'),
      parameters: list('parameter'),
      requestBody: one('requestBody'),
      responses: one('responses'),
      callbacks: map('callback'),
      security: list('securityRequirement'),
      servers: list('server'),
    },
  },
  externalDocs: {},
  parameter: header,
  requestBody: { fields: { content: map('mediaType') } },
  mediaType: {
    fields: {
      ...each(['schema', 'itemSchema'], one('schema')),
      examples: map('example'),
      encoding: map('encoding'),
      prefixEncoding: list('encoding'),
      itemEncoding: one('encoding'),
    },
  },
  encoding: { fields: encoding },
  responses: { others: 'response' },
  response: { fields: { headers: map('header'), content: map('mediaType'), links: map('link') } },
  header,
  callback: { others: 'pathItem' },
  example: {},
  link: { fields: { server: one('server') } },
  tag: { fields: { externalDocs: one('externalDocs') } },
  components: {
    fields: {
      schemas: map('schema'),
      responses: map('response'),
      parameters: map('parameter'),
      examples: map('example'),
      requestBodies: map('requestBody'),
      headers: map('header'),
      securitySchemes: map('securityScheme'),
      links: map('link'),
      callbacks: map('callback'),
      pathItems: map('pathItem'),
      mediaTypes: map('mediaType'),
    },
  },
  schema: { fields: { ...schema, discriminator: one('discriminator') } },
  discriminator: {},
  xml: {},
  securityScheme: { fields: { flows: one('oauthFlows') } },
  oauthFlows: {
    fields: each(
      ['implicit', 'password', 'clientCredentials', 'authorizationCode', 'deviceAuthorization'],
      one('oauthFlow'),
    ),
  },
  oauthFlow: {},
  securityRequirement: {},
});

/** Swagger 2.0. Its parameters and headers are schemas of their own kind; only a body has a real one. */
export const swagger2 = grammar({
  document: {
    fields: {
      info: one('info'),
      paths: one('paths'),
      definitions: map('schema'),
      parameters: map('parameter'),
      responses: map('response'),
      securityDefinitions: map('securityScheme'),
      security: list('securityRequirement'),
      tags: list('tag'),
      externalDocs: one('externalDocs'),
    },
  },
  info: { fields: { contact: one('contact'), license: one('license') } },
  contact: {},
  license: {},
  paths: { others: 'pathItem' },
  pathItem: {
    fields: {
      ...each(
        methods.filter(method => method !== 'trace'),
        one('operation'),
      ),
      parameters: list('parameter'),
    },
  },
  operation: {
    fields: {
      externalDocs: one('externalDocs'),
      parameters: list('parameter'),
      responses: one('responses'),
      security: list('securityRequirement'),
    },
  },
  externalDocs: {},
  parameter: { fields: { schema: one('schema'), items: one('items') } },
  items: { fields: { items: one('items') } },
  responses: { others: 'response' },
  response: { fields: { schema: one('schema'), headers: map('header') } },
  header: { fields: { items: one('items') } },
  tag: { fields: { externalDocs: one('externalDocs') } },
  // A discriminator of 2.0 is the name of a property.
  schema: { fields: schema },
  xml: {},
  securityScheme: {},
  securityRequirement: {},
});

/** The kinds for which a Reference Object, or a schema's `$ref`, may stand. */
export const referable: ReadonlySet<Kind> = new Set<Kind>([
  'pathItem',
  'parameter',
  'requestBody',
  'mediaType',
  'response',
  'header',
  'callback',
  'example',
  'link',
  'schema',
  'securityScheme',
]);
