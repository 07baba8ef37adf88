import type { Loose } from '../../support/project.js';

/** How to show what a keyword does. */
export interface Specimen {
  /** The keyword's value; a function makes it from the part that has the keyword. */
  readonly value: unknown;
  /** What it is compared with: another value, or if there is none, nothing. */
  readonly other?: unknown;
  /** Where the part is that has it, if not the usual one. */
  readonly at?: string;
  /** What else the spec must have, with and without the keyword. */
  readonly given?: (spec: Loose) => void;
}

const thing = '/components/schemas/Thing';
const item = '/paths/~1things~1{id}';
const getThing = (spec: Loose) => spec.paths['/things/{id}'].get;
const field = (name: string) => `${thing}/properties/${name}`;
const schema = { type: 'string' };
const url = 'https://other.vendor.example';
const operation = {
  operationId: 'other',
  tags: ['OAuth'],
  security: [],
  parameters: [{ name: 'id', in: 'path', required: true, schema }],
  responses: { 204: { description: 'x' } },
};
const refersTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The components, with a schema more. */
function withExtra({ components }: Loose): Loose {
  const Extra = { type: 'object', properties: { a: schema } };
  return { ...components, schemas: { ...components.schemas, Extra } };
}

/** One specimen for each keyword, by the kind of part. */
export const specimens: Readonly<Record<string, Readonly<Record<string, Specimen>>>> = {
  document: {
    openapi: { value: '3.0.3', other: '2.5.0' },
    $self: {
      value: 'https://vendor.example/openapi.yaml',
      other: 'https://vendor.example/other.yaml',
      given: spec =>
        (spec.components.schemas.Thing.properties.free = {
          $ref: 'https://vendor.example/openapi.yaml#/components/schemas/Cat',
        }),
    },
    info: { value: { title: 'Other', version: '2' } },
    jsonSchemaDialect: { value: 'http://json-schema.org/draft-04/schema#' },
    servers: { value: [{ url }] },
    paths: {
      value: ({ paths }: Loose) => ({ '/oauth/token': paths['/oauth/token'] }),
      other: ({ paths }: Loose) => paths,
    },
    webhooks: { value: { event: { post: operation } } },
    components: { value: withExtra, other: ({ components }: Loose) => components },
    security: { value: [{ web: [] }], given: spec => void delete getThing(spec).security },
    tags: { value: [{ name: 'OAuth', description: 'Other words.' }] },
    externalDocs: { value: { url } },
  },
  info: {
    title: { value: 'Other' },
    summary: { value: 'Other' },
    description: { value: 'Other' },
    version: { value: '9' },
    termsOfService: { value: url },
    contact: { value: { name: 'A' } },
    license: { value: { name: 'A' } },
  },
  contact: { name: { value: 'A' }, url: { value: url }, email: { value: 'a@vendor.example' } },
  license: { name: { value: 'A' }, url: { value: url }, identifier: { value: 'MIT' } },
  server: {
    url: { value: url },
    description: { value: 'Other' },
    name: { value: 'other' },
    variables: {
      value: { region: { default: 'us' } },
      other: { region: { default: 'eu' } },
    },
  },
  serverVariable: {
    default: { value: 'us', other: 'eu' },
    enum: { value: ['eu', 'us'] },
    description: { value: 'Other' },
  },
  pathItem: {
    $ref: {
      value: '#/components/pathItems/Other',
      at: '/paths/~1other',
      given: spec => {
        spec.paths['/other'] = {};
        spec.components.pathItems = { Other: { get: { ...operation, parameters: [] } } };
      },
    },
    summary: { value: 'Other' },
    description: { value: 'Other' },
    servers: { value: [{ url }] },
    parameters: { value: [{ name: 'more', in: 'query', schema }] },
    get: { value: operation },
    put: { value: operation },
    post: { value: operation },
    delete: { value: operation },
    options: { value: operation },
    head: { value: operation },
    patch: { value: operation },
    trace: { value: operation },
    query: { value: operation },
    additionalOperations: { value: { COPY: operation } },
  },
  operation: {
    tags: { value: ['Things'] },
    summary: { value: 'Other' },
    description: { value: 'Other' },
    externalDocs: { value: { url } },
    operationId: { value: 'other' },
    parameters: { value: [{ name: 'more', in: 'query', schema }, operation.parameters[0]] },
    requestBody: {
      value: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
      at: `${item}/put`,
    },
    responses: { value: { 200: { description: 'x' } } },
    callbacks: { value: { done: {} } },
    deprecated: { value: true },
    security: { value: [{ web: [] }] },
    servers: { value: [{ url }] },
  },
  externalDocs: { description: { value: 'A' }, url: { value: url } },
  parameter: {
    name: { value: 'other', other: 'list' },
    in: { value: 'header', other: 'query' },
    description: { value: 'Other' },
    required: { value: true },
    deprecated: { value: true },
    allowEmptyValue: { value: true },
    style: { value: 'pipeDelimited' },
    explode: { value: false },
    allowReserved: { value: true },
    schema: { value: { type: 'boolean' } },
    content: {
      value: { 'application/json': { schema: { type: 'object' } } },
      given: spec => void delete getThing(spec).parameters[1].schema,
      other: { 'application/json': { schema: { type: 'boolean' } } },
    },
    example: { value: ['a'] },
    examples: { value: { one: { value: ['a'] } } },
  },
  requestBody: {
    description: { value: 'Other' },
    content: {
      value: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
      other: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Upload' } } },
    },
    required: { value: true },
  },
  mediaType: {
    description: { value: 'Other' },
    schema: { value: { $ref: '#/components/schemas/Cat' } },
    example: {
      value: { name: 'other' },
      given: spec => void delete getThing(spec).responses[200].content['application/json'].examples,
    },
    examples: { value: { two: { value: { name: 'two' } } } },
    encoding: {
      value: { names: { contentType: 'application/json' } },
      at: `${item}/post/requestBody/content/multipart~1form-data`,
    },
    itemSchema: { value: schema },
    prefixEncoding: { value: [{}] },
    itemEncoding: { value: {} },
  },
  encoding: {
    contentType: {
      value: 'application/json',
      at: `${item}/post/requestBody/content/multipart~1form-data/encoding/names`,
    },
    headers: { value: { 'X-A': { schema } } },
    style: { value: 'pipeDelimited' },
    explode: { value: false },
    allowReserved: { value: true },
    encoding: { value: { a: {} } },
    prefixEncoding: { value: [{}] },
    itemEncoding: { value: {} },
  },
  responses: { default: { value: { description: 'x' } } },
  response: {
    summary: { value: 'Other' },
    description: { value: 'Other' },
    headers: { value: { 'X-Other': { schema } } },
    content: { value: { 'text/plain': { schema } } },
    links: { value: { other: { operationId: 'getToken' } } },
  },
  header: {
    description: { value: 'Other' },
    required: { value: true },
    deprecated: { value: true },
    allowEmptyValue: { value: true },
    style: { value: 'simple' },
    explode: { value: true },
    allowReserved: { value: true },
    schema: { value: { type: 'boolean' } },
    content: { value: { 'text/plain': { schema } } },
    example: { value: 5 },
    examples: { value: { one: { value: 5 } } },
  },
  example: {
    summary: { value: 'Other' },
    description: { value: 'Other' },
    value: { value: { name: 'other' } },
    externalValue: { value: url },
    dataValue: {
      value: { name: 'other' },
      given: spec => void delete getThing(spec).responses[200].content['application/json'].examples.one.value,
    },
    serializedValue: { value: '{"name":"other"}' },
  },
  link: {
    operationId: { value: 'getThing' },
    operationRef: { value: '#/paths/~1oauth~1token/post' },
    parameters: { value: { id: '5' } },
    requestBody: { value: 5 },
    description: { value: 'Other' },
    server: { value: { url } },
  },
  tag: {
    name: { value: 'Other', other: 'OAuth' },
    summary: { value: 'Other' },
    description: { value: 'Other' },
    externalDocs: { value: { url } },
    parent: { value: 'other' },
    kind: { value: 'nav' },
  },
  components: {
    schemas: {
      value: (components: Loose) => withExtra({ components }).schemas,
      other: ({ schemas }: Loose) => schemas,
    },
    responses: {
      value: { Other: { description: 'Other' } },
      other: { Other: { description: 'Same' } },
      given: spec => (getThing(spec).responses[404] = refersTo('responses', 'Other')),
    },
    parameters: {
      value: { Other: { name: 'a', in: 'query', schema } },
      other: { Other: { name: 'b', in: 'query', schema } },
      given: spec => getThing(spec).parameters.push(refersTo('parameters', 'Other')),
    },
    examples: {
      value: { Other: { value: { name: 'a' } } },
      other: { Other: { value: { name: 'b' } } },
      given: spec =>
        (getThing(spec).responses[200].content['application/json'].examples.two = refersTo(
          'examples',
          'Other',
        )),
    },
    requestBodies: {
      value: { Other: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } },
      other: { Other: { content: { 'application/json': { schema: { type: 'object' } } } } },
      given: spec => (spec.paths['/things/{id}'].put.requestBody = refersTo('requestBodies', 'Other')),
    },
    headers: {
      value: { Other: { schema: { type: 'boolean' } } },
      other: { Other: { schema: { type: 'integer' } } },
      given: spec => (getThing(spec).responses[200].headers['X-Rate'] = refersTo('headers', 'Other')),
    },
    securitySchemes: {
      value: { key: { type: 'apiKey', in: 'query', name: 'key' } },
      other: { key: { type: 'apiKey', in: 'header', name: 'key' } },
    },
    links: { value: { Other: { operationId: 'getToken' } } },
    callbacks: { value: { Other: {} } },
    pathItems: {
      value: { Other: { get: { ...operation, parameters: [], description: 'One.' } } },
      other: { Other: { get: { ...operation, parameters: [], description: 'Two.' } } },
      given: spec => (spec.paths['/other'] = refersTo('pathItems', 'Other')),
    },
    mediaTypes: {
      value: { Other: { schema: { $ref: '#/components/schemas/Cat' } } },
      other: { Other: { schema: { $ref: '#/components/schemas/Dog' } } },
      given: spec =>
        (getThing(spec).responses[200].content['application/json'] = refersTo('mediaTypes', 'Other')),
    },
  },
  schema: {
    $ref: { value: '#/components/schemas/Cat' },
    $schema: { value: 'http://json-schema.org/draft-04/schema#' },
    $id: { value: 'https://vendor.example/schema' },
    $anchor: { value: 'a' },
    $dynamicAnchor: { value: 'a' },
    $dynamicRef: { value: '#a' },
    $vocabulary: { value: { [url]: true } },
    $comment: { value: 'Other' },
    $defs: {
      value: { A: { type: 'string' } },
      other: { A: { type: 'boolean' } },
      at: '/components/schemas/Cat',
      given: spec =>
        (spec.components.schemas.Thing.properties.free = { $ref: '#/components/schemas/Cat/$defs/A' }),
    },
    title: { value: 'Other' },
    description: { value: 'Other' },
    type: { value: 'string' },
    format: { value: 'password', at: field('name') },
    enum: { value: ['a', 'b'], at: field('name') },
    const: { value: 'a', at: field('name') },
    default: { value: 'a', at: field('name') },
    properties: { value: { a: schema }, at: '/components/schemas/Cat' },
    required: { value: ['name'], at: thing },
    additionalProperties: { value: schema, at: thing },
    items: { value: { type: 'boolean' }, at: field('names') },
    allOf: { value: [{ $ref: '#/components/schemas/Cat' }] },
    anyOf: { value: [schema, { type: 'boolean' }] },
    oneOf: { value: [schema, { type: 'boolean' }] },
    not: { value: schema },
    discriminator: { value: { propertyName: 'kind' }, at: '/components/schemas/Pet' },
    readOnly: { value: true, at: field('name') },
    writeOnly: { value: true, at: field('name') },
    deprecated: { value: true, at: field('name') },
    nullable: { value: true, at: field('name') },
    example: { value: 'a', at: '/components/schemas/Upload/properties/file' },
    examples: { value: ['a'], at: '/components/schemas/Upload/properties/file' },
    externalDocs: { value: { url } },
    xml: { value: { name: 'a' } },
    multipleOf: { value: 5, at: field('count') },
    maximum: { value: 5, at: field('count') },
    exclusiveMaximum: { value: 5, at: field('count') },
    minimum: { value: 5, at: field('count') },
    exclusiveMinimum: { value: 5, at: field('count') },
    maxLength: { value: 5, at: field('name') },
    minLength: { value: 5, at: field('name') },
    pattern: { value: '^a$', at: field('name') },
    maxItems: { value: 5, at: field('names') },
    minItems: { value: 5, at: field('names') },
    uniqueItems: { value: true, at: field('names') },
    maxProperties: { value: 5, at: thing },
    minProperties: { value: 5, at: thing },
    prefixItems: { value: [{ type: 'boolean' }], at: field('names') },
    contains: { value: schema, at: field('names') },
    minContains: { value: 1, at: field('names') },
    maxContains: { value: 1, at: field('names') },
    patternProperties: { value: { '^a': schema }, at: thing },
    propertyNames: { value: { maxLength: 5 }, at: thing },
    dependentSchemas: { value: { name: { required: ['count'] } }, at: thing },
    dependentRequired: { value: { name: ['count'] }, at: thing },
    if: { value: { required: ['name'] }, at: thing },
    // biome-ignore lint/suspicious/noThenProperty: the name of a keyword
    then: { value: { required: ['count'] }, at: thing },
    else: { value: { required: ['count'] }, at: thing },
    unevaluatedItems: { value: false, at: field('names') },
    unevaluatedProperties: { value: false, at: thing },
    contentEncoding: { value: 'base64', at: field('name') },
    contentMediaType: { value: 'text/plain', at: field('name') },
    contentSchema: { value: schema, at: field('name') },
  },
  discriminator: {
    propertyName: { value: 'kind', other: 'type' },
    mapping: { value: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } },
    defaultMapping: { value: 'Cat' },
  },
  xml: {
    nodeType: { value: 'element' },
    name: { value: 'a' },
    namespace: { value: url },
    prefix: { value: 'a' },
    attribute: { value: true },
    wrapped: { value: true },
  },
  securityScheme: {
    type: {
      value: 'http',
      other: 'apiKey',
      given: spec => (spec.components.securitySchemes.key.scheme = 'basic'),
    },
    description: { value: 'Other' },
    name: { value: 'X-Other', other: 'X-Key' },
    in: { value: 'query', other: 'header' },
    scheme: { value: 'bearer', other: 'basic', at: '/components/securitySchemes/web' },
    bearerFormat: { value: 'JWT', at: '/components/securitySchemes/web' },
    flows: { value: {}, at: '/components/securitySchemes/oauth' },
    openIdConnectUrl: { value: url },
    oauth2MetadataUrl: { value: url, at: '/components/securitySchemes/oauth' },
    deprecated: { value: true },
  },
  oauthFlows: Object.fromEntries(
    ['implicit', 'password', 'clientCredentials', 'authorizationCode', 'deviceAuthorization'].map(name => [
      name,
      { value: { tokenUrl: url, authorizationUrl: url, deviceAuthorizationUrl: url, scopes: {} } },
    ]),
  ),
  oauthFlow: {
    authorizationUrl: { value: url },
    deviceAuthorizationUrl: { value: url },
    tokenUrl: { value: url },
    refreshUrl: { value: url },
    scopes: { value: { a: 'b' } },
  },
};
