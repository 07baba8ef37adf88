import type { Loose } from '../../support/project.js';
import { type Specimens, schema, url } from './specimen.js';

const thing = '/components/schemas/Thing';
const upload = '/components/schemas/Upload';
const sent = (name: string) => `${upload}/properties/${name}`;
const field = (name: string) => `${thing}/properties/${name}`;

/** Asks for a list in which members can be the same. */
function atLeastTwo(spec: Loose): void {
  spec.components.schemas.Upload.properties.names.minItems = 2;
}

export const schemaSpecimens: Readonly<Record<string, Specimens>> = {
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
    definitions: {
      value: { A: { type: 'string' } },
      other: { A: { type: 'boolean' } },
      at: '/components/schemas/Cat',
      given: spec =>
        (spec.components.schemas.Thing.properties.free = { $ref: '#/components/schemas/Cat/definitions/A' }),
    },
    dependencies: { value: { name: ['count'] }, at: thing },
    $recursiveAnchor: { value: true },
    $recursiveRef: { value: '#' },
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
    not: { value: { enum: ['example'] }, at: sent('file') },
    discriminator: { value: { propertyName: 'kind' }, at: '/components/schemas/Pet' },
    readOnly: { value: true, at: field('name') },
    writeOnly: { value: true, at: field('name') },
    deprecated: { value: true, at: field('name') },
    nullable: { value: true, at: field('name') },
    example: { value: 'a', at: '/components/schemas/Upload/properties/file' },
    examples: { value: ['a'], at: '/components/schemas/Upload/properties/file' },
    externalDocs: { value: { url } },
    xml: { value: { name: 'a' } },
    multipleOf: { value: 5, at: sent('count') },
    maximum: { value: 0, at: sent('count') },
    exclusiveMaximum: {
      value: 1,
      at: sent('count'),
      in30: {
        value: true,
        given: spec => Object.assign(spec.components.schemas.Upload.properties.count, { maximum: 1 }),
      },
    },
    minimum: { value: 5, at: sent('count') },
    exclusiveMinimum: {
      value: 5,
      at: sent('count'),
      in30: {
        value: true,
        given: spec => Object.assign(spec.components.schemas.Upload.properties.count, { minimum: 5 }),
      },
    },
    maxLength: { value: 5, at: sent('file') },
    minLength: { value: 20, at: sent('file') },
    pattern: { value: '^a$', at: sent('file') },
    maxItems: { value: 0, at: sent('names') },
    minItems: { value: 2, at: sent('names') },
    uniqueItems: { value: true, at: sent('names'), given: atLeastTwo },
    maxProperties: { value: 1, at: upload },
    minProperties: { value: 4, at: upload },
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
    unevaluatedProperties: { value: { type: 'string' }, at: thing },
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
    scheme: {
      value: 'bearer',
      other: 'basic',
      at: '/components/securitySchemes/web',
      given: spec => (spec.paths['/things/{id}'].get.security = [{ web: [] }]),
    },
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
