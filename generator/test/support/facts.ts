/** All that could break out of a string, a template literal, a comment or a template. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the point
export const HOSTILE = 'a\'"`${x}\\ */ {{y}} <b> é\nnext';
export const response = { 200: { description: 'ok' } };

/** Prints one `name=value` for everything that is asked. */
export const factsTemplates = {
  'client.mustache': [
    'gen={{{gen.literal}}}',
    'nested={{{gen.deep.literal}}}',
    'list={{#gen.list}}{{#-first}}first:{{/-first}}{{{n}}}{{^-last}},{{/-last}}{{/gen.list}}',
    'true={{#gen.yes}}shown{{/gen.yes}}',
    'false={{#gen.no}}shown{{/gen.no}}{{^gen.no}}hidden{{/gen.no}}',
    'none={{^gen.empty}}hidden{{/gen.empty}}',
    'zero={{#gen.zero}}shown{{/gen.zero}}',
    'blank={{#gen.blank}}shown{{/gen.blank}}',
    'root={{{openAPI.extensions.x-gen.literal}}}',
    'apis={{#apiInfo}}{{#apis}}{{{classname}}} {{/apis}}{{/apiInfo}}',
    '{{#apiInfo}}{{#apis}}{{#operations}}{{#operation}}op {{{operationId}}}={{#vendorExtensions.x-gen}}{{{literal}}}{{/vendorExtensions.x-gen}}',
    'auth {{{operationId}}}={{#authMethods}}{{{name}}} {{/authMethods}}',
    'null {{{operationId}}}={{#vendorExtensions.x-gen}}{{^nothing}}hidden{{/nothing}}{{/vendorExtensions.x-gen}}',
    'codes {{{operationId}}}={{#responses}}{{{code}}} {{/responses}}',
    'par {{{operationId}}}={{#allParams}}{{{baseName}}}:{{{vendorExtensions.x-gen.p}}} {{/allParams}}',
    'sum {{{operationId}}}={{{summary}}}',
    '{{/operation}}{{/operations}}{{/apis}}{{/apiInfo}}',
    '',
  ].join('\n'),
  'api_doc.mustache':
    '{{{gen.literal}}}|{{#openAPI}}bundle{{/openAPI}}|{{#operations}}{{{classname}}}{{#operation}}\n{{{operationId}}}={{#vendorExtensions.x-gen}}{{{literal}}}{{/vendorExtensions.x-gen}}{{/operation}}{{/operations}}',
  'model_doc.mustache':
    '{{{gen.deep.literal}}}|{{#models}}{{#model}}{{{name}}}|{{{classname}}}|{{#vendorExtensions.x-gen}}{{{literal}}}{{/vendorExtensions.x-gen}}{{/model}}{{/models}}',
};

const gen = {
  literal: HOSTILE,
  deep: { literal: 'deep' },
  list: [{ n: 1 }, { n: 2 }],
  yes: true,
  no: false,
  empty: [],
  zero: 0,
  blank: '',
};

/** A schema as the driver hands it over: whatever it was, here it is an object, so that it gets a page. */
const carrier = (literal: string) => ({
  type: 'object',
  properties: { value: { type: 'string' } },
  'x-gen': { literal },
});

export const factsSpec = {
  openapi: '3.0.3',
  info: { title: 'Facts', version: '1.0.0' },
  servers: [{ url: 'https://api.example.com' }],
  'x-gen': { literal: HOSTILE },
  security: [{ basic: [] }],
  components: {
    securitySchemes: {
      basic: { type: 'http', scheme: 'basic' },
      one: { type: 'apiKey', in: 'header', name: 'X-One' },
      two: { type: 'apiKey', in: 'header', name: 'X-Two' },
    },
    schemas: {
      Form: carrier('form'),
      Error: carrier('error'),
      snake_case: carrier('snake'),
      'v1.Dotted': carrier(HOSTILE),
      Alias: { type: 'string', 'x-gen': { literal: 'alias' } },
    },
  },
  paths: {
    '/token/{tenant}': {
      post: {
        tags: ['OAuth2 Token', 'Second'],
        operationId: 'getOAuth2AccessToken',
        summary: HOSTILE,
        'x-gen': { literal: HOSTILE, nothing: null },
        parameters: [
          { name: 'tenant', in: 'path', required: true, schema: { type: 'string' }, 'x-gen': { p: HOSTILE } },
          { name: 'X-Plain', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: {
          content: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Form' } } },
        },
        responses: { ...response, '4XX': { description: 'refused' }, default: { description: 'else' } },
      },
    },
    '/z': { get: { tags: ['Other'], operationId: 'zebra', security: [{}], responses: response } },
    '/y': {
      get: {
        tags: ['Other'],
        operationId: 'yak',
        security: [{ one: [], two: [] }, { basic: [] }],
        responses: response,
      },
    },
    '/x': { get: { operationId: 'untagged', security: [], responses: response } },
  },
};

/** What every template can read. */
export const settings = { hideGenerationTimestamp: true, paramNaming: 'original', gen };
