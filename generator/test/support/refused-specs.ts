import type { Loose } from './project.js';

/** A spec that is refused by one rule. */
export interface RefusedSpec {
  /** Makes the small spec one that is refused. */
  readonly wrong: (spec: Loose) => void;
  /** What stands at the place that is printed. */
  readonly at: string;
  /** Does what the refusal says. */
  readonly corrected: (spec: Loose) => void;
}

const string = { type: 'string' };
const post = (spec: Loose): Loose => spec.paths['/oauth/token'].post;
const success = (spec: Loose): Loose => post(spec).responses[200];
const parameters = (spec: Loose, ...list: readonly Loose[]) =>
  Object.assign(post(spec), { parameters: list });
const noParameters = (spec: Loose) => delete post(spec).parameters;
const schemas = (spec: Loose, more: Loose) => Object.assign(spec.components.schemas, more);
const upload = (spec: Loose, encoding: Loose) =>
  Object.assign(spec.paths, {
    '/upload': {
      post: {
        operationId: 'upload',
        tags: ['OAuth'],
        security: [],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { list: { type: 'array', items: string } } },
              encoding,
            },
          },
        },
        responses: { 204: { description: 'Done.' } },
      },
    },
  });

/** One spec for each rule that can be seen in the small one. */
export const refusedSpecs: Readonly<Record<string, RefusedSpec>> = {
  reference: {
    wrong: spec =>
      Object.assign(success(spec).content['application/json'], {
        schema: { $ref: '#/components/schemas/Tokn' },
      }),
    at: '"$ref": "#/components/schemas/Tokn"',
    corrected: spec =>
      Object.assign(success(spec).content['application/json'], {
        schema: { $ref: '#/components/schemas/TokenResponse' },
      }),
  },
  'wrong-type': {
    wrong: spec => Object.assign(post(spec), { parameters: { a: 1 } }),
    at: '"parameters": {',
    corrected: noParameters,
  },
  missing: {
    wrong: spec => parameters(spec, { in: 'query', schema: string }),
    at: '{',
    corrected: spec => Object.assign(post(spec).parameters[0], { name: 'page' }),
  },
  'unsupported-keyword': {
    wrong: spec => {
      spec.openapi = '3.1.0';
      spec.components.schemas.TokenError.properties.error.$dynamicRef = '#a';
    },
    at: '"$dynamicRef"',
    corrected: spec => delete spec.components.schemas.TokenError.properties.error.$dynamicRef,
  },
  path: {
    wrong: spec => {
      spec.paths['/oauth/to ken'] = spec.paths['/oauth/token'];
      delete spec.paths['/oauth/token'];
    },
    at: '"/oauth/to ken"',
    corrected: spec => {
      spec.paths['/oauth/token'] = spec.paths['/oauth/to ken'];
      delete spec.paths['/oauth/to ken'];
    },
  },
  'x-keep': {
    wrong: spec => Object.assign(spec, { 'x-keep': ['getTokn'] }),
    at: '"getTokn"',
    corrected: spec => Object.assign(spec, { 'x-keep': ['getToken'] }),
  },
  name: {
    wrong: spec => Object.assign(post(spec), { 'x-method-name': 'get token' }),
    at: '"x-method-name"',
    corrected: spec => Object.assign(post(spec), { 'x-method-name': 'fetchToken' }),
  },
  style: {
    wrong: spec => {
      spec['x-strict'] = true;
      delete spec.info.title;
    },
    at: '"info"',
    corrected: spec => Object.assign(spec.info, { title: 'Example' }),
  },
  'trace-method': {
    wrong: spec => Object.assign(spec.paths['/oauth/token'], { trace: { responses: {} } }),
    at: '"trace"',
    corrected: spec => delete spec.paths['/oauth/token'].trace,
  },
  status: {
    wrong: spec => Object.assign(post(spec).responses, { bad: { description: 'Bad.' } }),
    at: '"bad"',
    corrected: spec => {
      delete post(spec).responses.bad;
      post(spec).responses.default = { description: 'Bad.' };
    },
  },
  'cookie-parameter': {
    wrong: spec => parameters(spec, { name: 'session', in: 'cookie', schema: string }),
    at: '{',
    corrected: noParameters,
  },
  'parameter-without-schema': {
    wrong: spec => parameters(spec, { name: 'page', in: 'query' }),
    at: '{',
    corrected: spec => Object.assign(post(spec).parameters[0], { schema: string }),
  },
  'duplicate-parameter': {
    wrong: spec => {
      const whole = { type: 'object', properties: { a: string } };
      spec.openapi = '3.2.0';
      parameters(
        spec,
        { name: 'q', in: 'querystring', content: { 'application/x-www-form-urlencoded': { schema: whole } } },
        { name: 'page', in: 'query', schema: string },
      );
    },
    at: '{',
    corrected: spec => {
      const [whole] = post(spec).parameters.splice(1, 1) && post(spec).parameters;
      whole.content['application/x-www-form-urlencoded'].schema.properties.page = string;
    },
  },
  'media-type': {
    wrong: spec =>
      Object.assign(success(spec), {
        content: { 'application/xml': success(spec).content['application/json'] },
      }),
    at: '"content"',
    corrected: spec =>
      Object.assign(success(spec), {
        content: { 'application/json': success(spec).content['application/xml'] },
      }),
  },
  'form-object': {
    wrong: spec =>
      Object.assign(spec.components.schemas.TokenRequest.properties, {
        device: { type: 'object', properties: { id: string } },
      }),
    at: '"device"',
    corrected: spec =>
      Object.assign(post(spec).requestBody.content['application/x-www-form-urlencoded'], {
        encoding: { device: { style: 'deepObject' } },
      }),
  },
  'header-name': {
    wrong: spec => parameters(spec, { name: 'X Trace', in: 'header', schema: string }),
    at: '{',
    corrected: spec => Object.assign(post(spec).parameters[0], { name: 'X-Trace' }),
  },
  'parameter-style': {
    wrong: spec =>
      parameters(spec, {
        name: 'list',
        in: 'query',
        style: 'matrix',
        schema: { type: 'array', items: string },
      }),
    at: '"style"',
    corrected: spec => Object.assign(post(spec).parameters[0], { style: 'pipeDelimited' }),
  },
  'part-of-form': {
    // In 3.0 a style has no effect there.
    wrong: spec => upload(Object.assign(spec, { openapi: '3.1.0' }), { list: { style: 'pipeDelimited' } }),
    at: '"list"',
    corrected: spec => upload(spec, { list: { contentType: 'application/json' } }),
  },
  'body-of-get': {
    wrong: spec =>
      Object.assign(spec.paths['/oauth/token'], {
        get: {
          ...post(spec),
          operationId: 'query',
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', properties: { a: string } } } },
          },
        },
      }),
    at: '"requestBody"',
    corrected: spec => {
      delete spec.paths['/oauth/token'].get.requestBody;
      spec.paths['/oauth/token'].get.parameters = [{ name: 'a', in: 'query', schema: string }];
    },
  },
  'circular-schema': {
    wrong: spec => {
      schemas(spec, {
        A: { allOf: [{ $ref: '#/components/schemas/B' }] },
        B: { allOf: [{ $ref: '#/components/schemas/A' }] },
      });
      spec.components.schemas.TokenError.properties.detail = { $ref: '#/components/schemas/A' };
    },
    at: '"allOf"',
    corrected: spec => schemas(spec, { B: { type: 'object', properties: { a: string } } }),
  },
  'no-example': {
    wrong: spec => {
      spec['x-token'].acquire.fields.level = { value: 1 };
      schemas(spec, {
        TokenRequest: {
          ...spec.components.schemas.TokenRequest,
          required: ['client_id', 'level'],
          properties: {
            ...spec.components.schemas.TokenRequest.properties,
            level: { allOf: [string, { type: 'integer' }] },
          },
        },
      });
    },
    at: '"level"',
    corrected: spec =>
      Object.assign(spec.components.schemas.TokenRequest.properties, { level: { type: 'integer' } }),
  },
  'unnamed-schema': {
    wrong: spec => delete post(spec).requestBody.content['application/x-www-form-urlencoded'].schema,
    at: '"application/x-www-form-urlencoded"',
    corrected: spec =>
      Object.assign(post(spec).requestBody.content['application/x-www-form-urlencoded'], {
        schema: { $ref: '#/components/schemas/TokenRequest' },
      }),
  },
  'x-token': {
    wrong: spec => Object.assign(spec['x-token'].acquire, { operation: 'getTokn' }),
    at: '"operation": "getTokn"',
    corrected: spec => Object.assign(spec['x-token'].acquire, { operation: 'getToken' }),
  },
  'token-is-no-string': {
    wrong: spec => {
      const { properties } = spec.components.schemas.TokenResponse;
      properties.session = { type: 'object', properties: { value: string } };
      spec['x-token'].response = { accessToken: '/session' };
    },
    at: '"accessToken"',
    corrected: spec => Object.assign(spec['x-token'].response, { accessToken: '/session/value' }),
  },
};
