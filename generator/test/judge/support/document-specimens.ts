import type { Loose } from '../../support/project.js';
import { getThing, operation, type Specimens, schema, url } from './specimen.js';

const refersTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The components, with a schema more. */
function withExtra({ components }: Loose): Loose {
  const Extra = { type: 'object', properties: { a: schema } };
  return { ...components, schemas: { ...components.schemas, Extra } };
}

export const documentSpecimens: Readonly<Record<string, Specimens>> = {
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
  externalDocs: { description: { value: 'A' }, url: { value: url } },
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
};
