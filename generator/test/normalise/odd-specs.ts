import { parse } from 'yaml';
import type { Loose } from '../support/project.js';

/** The least that a vendor writes, to which each spec adds what is odd. */
const TOKEN = `
openapi: 3.1.0
info: { title: Odd, version: '1' }
servers: [{ url: https://api.odd.example/base }]
paths:
  /oauth/token:
    post:
      operationId: createToken
      tags: [Tokens]
      security: []
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [grant_type, client_id, client_secret]
              properties:
                grant_type: { type: string, enum: [client_credentials] }
                client_id: { type: string }
                client_secret: { type: string }
      responses:
        '200':
          description: A token.
          content:
            application/json:
              schema:
                type: object
                required: [access_token]
                properties:
                  access_token: { type: string }
                  expires_in: { type: integer }
components: { schemas: {} }
x-token:
  credentials:
    clientId: { description: ID. }
    clientSecret: { description: Secret., secret: true }
  clientAuth:
    methods: [body]
    id: { credential: clientId, field: client_id }
    secret: { credential: clientSecret, field: client_secret }
  acquire:
    operation: createToken
    grantType: client_credentials
    fields: { grant_type: { value: client_credentials } }
`;

/** Returns that with a change, as JSON. */
export function odd(change: (spec: Loose) => void): string {
  const spec = parse(TOKEN);
  change(spec);
  return JSON.stringify(spec);
}

function operation(spec: Loose, path: string, more: object, method = 'get'): void {
  spec.paths[path] = {
    ...spec.paths[path],
    [method]: { responses: { 204: { description: 'Done.' } }, ...more },
  };
}

const text = { type: 'string' };
const object = (properties: object) => ({ type: 'object', properties });
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const ok = (schema: unknown) => ({ responses: { 200: { description: 'Here it is.', ...json(schema) } } });

/** What vendors may call an operation. */
export const IDS = [
  'delete',
  'then',
  'toJSON',
  'constructor',
  'toString',
  '__proto__',
  '获取 令牌',
  'Größe',
  '123',
  'a#b',
  'a/b.c',
  '%41',
  '"; alert(1); "',
  'servers',
  'odd-ids',
  'oddIds',
  'x'.repeat(300),
  'Promise',
  'await',
  'name',
  'prototype',
  'options',
  'body',
  'type',
  'undefined',
  'NaN',
  'globalThis',
  'async',
  'let',
];
/** What they may call a schema. */
export const SCHEMAS = [
  'v1.Dotted',
  'V1Dotted',
  'Page«Item»',
  'Page<Item>',
  '2fa',
  'CON',
  'README',
  '__proto__',
  'constructor',
  'toString',
  'Array',
  'Promise',
  'Result',
  'string',
  'undefined',
  'any',
  '令牌',
  'a/b',
  'a~1b',
  '%41',
  'a#b',
  'OddSchemasOptions',
  'DefaultApi',
  'components',
  'z'.repeat(300),
  'tokenA',
  'TokenA',
  'Client',
  'Error',
  'Record',
  'Partial',
  'Name',
  'Function',
  'Object',
];
/** What they may call a tag. */
export const TAGS = [
  '认证',
  '用户',
  'Größe',
  'OAuth',
  'o-auth',
  'O Auth',
  '***',
  'a/b',
  '../x',
  'constructor',
  '__proto__',
  'index',
  'CON',
  'y'.repeat(300),
  'Client',
  'Tokens',
];
/** What they may call a property. */
export const PROPERTIES = [
  'load%',
  '100%25',
  'a#b',
  'a/b',
  'a~b',
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'then',
  '令牌',
  '"',
  "'",
  '\\\\',
  '\n',
  '$ref',
  '1',
  'a.b',
  '*/',
];
const ref = (name: string) => ({
  $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
});

/** Specs by name: what each adds to the least that a vendor writes. */
export const SPECS: Readonly<Record<string, (spec: Loose) => void>> = {
  'odd-ids': spec => {
    for (const [index, operationId] of IDS.entries())
      operation(spec, `/ids/${index}`, {
        operationId,
        tags: ['Ids'],
        ...ok(object({ a: object({ b: text }) })),
      });
    operation(spec, '/ids/none', { tags: ['Ids'] });
    operation(spec, '/ids/twice', { operationId: 'delete', tags: ['Ids'] });
  },
  'odd-schemas': spec => {
    const names = SCHEMAS;
    spec.components.schemas = Object.fromEntries(
      names.map(name => [name, object({ [name]: text, self: ref(name) })]),
    );
    spec.components.schemas.Holder = object(Object.fromEntries(names.map(name => [name, ref(name)])));
    operation(spec, '/holder', { operationId: 'hold', ...ok(ref('Holder')) });
  },
  'odd-tags': spec => {
    for (const [index, tag] of TAGS.entries())
      operation(spec, `/tags/${index}`, { operationId: `op${index}`, tags: [tag] });
    operation(spec, '/tags/none', { operationId: 'untagged' });
  },
  'odd-properties': spec => {
    const all = object(Object.fromEntries(PROPERTIES.map(name => [name, text])));
    operation(spec, '/properties', { operationId: 'send', requestBody: json(all), ...ok(all) }, 'post');
    const parameters = ['load%', 'toString', '__proto__', '令牌', 'a b', '*/'].map(name => ({
      name,
      in: 'query',
      schema: text,
    }));
    operation(spec, '/parameters/{constructor}', { operationId: 'query', parameters });
  },
  'odd-paths': spec => {
    operation(spec, '/things?kind=a b'.replace(' ', '%20'), { operationId: 'kindA' });
    operation(spec, '/things?kind=b#two', {
      operationId: 'kindB',
      parameters: [{ name: 'q', in: 'query', schema: text }],
    });
    operation(spec, '/things?kind=b#three', { operationId: 'kindC' });
    operation(spec, '/things/{id}/', { operationId: 'undeclared' });
    operation(spec, 'no/slash', { operationId: 'noSlash' });
    operation(spec, '/page{?page}', {
      operationId: 'page',
      parameters: [{ name: 'page', in: 'query', schema: text }],
    });
    operation(spec, '/both/{id}', {
      operationId: 'both',
      parameters: ['path', 'query', 'header'].map(place => ({
        name: 'id',
        in: place,
        required: place === 'path',
        schema: text,
      })),
    });
    spec.components.pathItems = { Item: { get: { operationId: 'byReference', ...ok(object({ a: text })) } } };
    spec.paths['/item'] = { $ref: '#/components/pathItems/Item' };
    spec.paths['/item/again'] = { $ref: '#/components/pathItems/Item' };
  },
};
