import type { Loose } from './project.js';

/** The start of an error message about `specs/vendor.yaml`. */
export const at = (place: string) => `specs/vendor.yaml#${place}: `;
const token = '/paths/~1oauth~1token/post';
const schemas = '/components/schemas';

const post = (s: Loose) => s.paths['/oauth/token'].post;
const media = (s: Loose) => post(s).requestBody.content['application/x-www-form-urlencoded'];
const bodyRef = `${token}/requestBody/content/application~1x-www-form-urlencoded/schema/$ref`;
function ref(s: Loose, to: string): void {
  media(s).schema = { $ref: to };
}
function circle(s: Loose): void {
  const part = (to: string) => ({ description: 'x', allOf: [{ $ref: `#/components/schemas/${to}` }] });
  Object.assign(s.components.schemas, { A: part('B'), B: part('A') });
}
function nest(s: Loose): void {
  s.components.schemas.Inner = {
    type: 'object',
    description: 'x',
    properties: { a: { type: 'string', description: 'x' } },
  };
  s.components.schemas.TokenRequest.properties.inner = { $ref: '#/components/schemas/Inner' };
}
function parameter(s: Loose, more: object): void {
  post(s).parameters ??= [];
  post(s).parameters.push({ description: 'x', example: 'x', schema: { type: 'string' }, ...more });
}
function twice(s: Loose): void {
  parameter(s, { name: 'q', in: 'query' });
  parameter(s, { name: 'q', in: 'header' });
}
function operation(s: Loose, id: string): void {
  post(s).operationId = id;
  s['x-token'].acquire.operation = id;
}
/** Schemas of these names, each in use. */
function rename(s: Loose, ...names: string[]): void {
  for (const name of names) {
    s.components.schemas[name] = { type: 'string', description: 'x' };
    const to = `#/components/schemas/${name.replaceAll('/', '~1')}`;
    s.components.schemas.TokenRequest.properties[`of ${name}`] = { $ref: to };
  }
}
function field(s: Loose, schema: string, name: string): void {
  s.components.schemas[schema].properties[name] = { type: 'string', description: 'x' };
}
function response(s: Loose, value: object): void {
  post(s).responses['200'].content['application/json'].examples.newToken.value = value;
  for (const schema of Object.values<Loose>(s.components.schemas)) if (schema.required) schema.required = [];
}

type Change = (spec: Loose) => void;
/** Every way to get a spec wrong: what it has, the change that causes it, and the error message. */
export const badSpecs: Record<string, [string, Change, string][]> = {
  'with parts that do not fit together is rejected': [
    [
      'a reference to nowhere',
      s => ref(s, '#/components/schemas/Nope'),
      `${at(bodyRef)}The reference leads nowhere: #/components/schemas/Nope.`,
    ],
    [
      "a reference to an object's own methods",
      s => ref(s, '#/components/schemas/constructor'),
      `${at(bodyRef)}The reference leads nowhere`,
    ],
    [
      'a reference to a file',
      s => ref(s, 'file:///etc/passwd'),
      `${at(bodyRef)}The reference leads out of the document: file:///etc/passwd. Copy`,
    ],
    [
      'a reference to the network',
      s => ref(s, 'http://10.0.0.1/a'),
      `${at(bodyRef)}The reference leads out of the document`,
    ],
    [
      'a reference to itself',
      s => (s.components.schemas.A = { $ref: '#/components/schemas/A' }),
      `${at(`${schemas}/A/$ref`)}The reference leads back to itself`,
    ],
    ['a circle of parts', circle, `${at(`${schemas}/A/allOf`)}The schema "A" is a part of itself.`],
    [
      'one operationId twice',
      s => (s.paths['/b'] = s.paths['/oauth/token']),
      '[operation-operationId-unique]',
    ],
    [
      'two ids that become one name',
      s => (s.paths['/b'] = { post: { ...post(s), operationId: 'get_token' } }),
      `${at('/paths/~1b/post/operationId')}"get_token" and "getToken" (${token}/operationId) both become getToken. Rename it.`,
    ],
    [
      'a body without a named schema',
      s => (media(s).schema = { type: 'object' }),
      `${at(`${token}/requestBody/content/application~1x-www-form-urlencoded/schema`)}Name the schema in components/schemas and refer to it`,
    ],
    [
      'an object in a form',
      s => nest(s),
      `${at(`${schemas}/TokenRequest/properties/inner`)}A form field cannot hold an object.`,
    ],
    [
      'a query in a path',
      s => (s.paths = { '/oauth/token#x': s.paths['/oauth/token'] }),
      `${at('/paths/~1oauth~1token#x')}A path has no query, no fragment and no blanks.`,
    ],
    [
      'a parameter in a cookie',
      s => parameter(s, { name: 'c', in: 'cookie' }),
      `${at(`${token}/parameters/0`)}The parameter c is in a cookie`,
    ],
    [
      'one parameter in two places',
      twice,
      `${at(`${token}/parameters/1`)}The parameter q is in two places of one request; the other is ${token}/parameters/0.`,
    ],
    [
      'what the linter finds',
      s => delete s.info.title,
      `${at('/info')}The field \`title\` must be present on this level [struct].`,
    ],
  ],
  'with names that collide or are reserved is rejected': [
    [
      'two schemas of one name',
      s => rename(s, 'v1.Dotted', 'V1Dotted'),
      `${at(`${schemas}/V1Dotted`)}"V1Dotted" and "v1.Dotted" (${schemas}/v1.Dotted) both become V1Dotted. Rename it.`,
    ],
    [
      'two schemas of one page',
      s => rename(s, 'TokenA', 'Tokena'),
      `${at(`${schemas}/Tokena`)}"Tokena" and "TokenA" would share a page, Tokena.md.`,
    ],
    [
      'a schema called like a class',
      s => rename(s, 'OAuthApi'),
      `${at(`${schemas}/OAuthApi`)}"OAuthApi" and "OAuthApi" (/tags/0) both become OAuthApi.`,
    ],
    [
      'a schema called like the options',
      s => rename(s, 'VendorOptions'),
      `${at('/x-token')}"vendorOptions" and "VendorOptions" (${schemas}/VendorOptions) both become VendorOptions.`,
    ],
    [
      'a schema called like a list of parameters',
      s => {
        parameter(s, { name: 'q', in: 'query' });
        rename(s, 'GetTokenParameters');
      },
      `${at(`${schemas}/GetTokenParameters`)}"GetTokenParameters" and`,
    ],
    [
      'a schema called like a device',
      s => rename(s, 'CON'),
      `${at(`${schemas}/CON`)}"CON" cannot be the name of a file.`,
    ],
    [
      'a schema called like the readme',
      s => rename(s, 'README'),
      `${at(`${schemas}/README`)}"README" and README.md would share a page`,
    ],
    ['a schema called like a path', s => rename(s, '../x'), `${schemas}`],
    [
      'a schema without a letter',
      s => rename(s, '_'),
      `${at(`${schemas}/_`)}"_" cannot become a name in TypeScript. Rename it.`,
    ],
    [
      'an operation called like a word',
      s => operation(s, 'delete'),
      `${at(`${token}/operationId`)}"delete" cannot become a name in TypeScript. Rename it.`,
    ],
    [
      'an operation called like a constant',
      s => operation(s, 'servers'),
      `${at(`${token}/operationId`)}"servers" cannot become a name`,
    ],
    [
      'an operation that every await would call',
      s => operation(s, 'then'),
      `${at(`${token}/operationId`)}"then" would be called by every await of the client. Rename it.`,
    ],
    [
      'an operation that a logger would call',
      s => operation(s, 'to_JSON'),
      `${at(`${token}/operationId`)}"to_JSON" would be called by JSON.stringify() (toJSON). Rename it.`,
    ],
    [
      'an operation called like the factory',
      s => operation(s, 'vendor'),
      `${at('/x-token')}"vendor" and "vendor" (${token}/operationId) both become vendor.`,
    ],
    [
      'an operation called like the other form of one',
      s => (s.paths['/b'] = { post: { ...post(s), operationId: 'getTokenResult' } }),
      `${at('/paths/~1b/post/operationId')}"getTokenResult" is also the Result form of another operation.`,
    ],
    [
      'an operation without a letter',
      s => operation(s, '!'),
      `${at(`${token}/operationId`)}"!" cannot become a name in TypeScript.`,
    ],
    [
      'a class called like a type of the client',
      s => (s.tags[0]['x-api-class'] = 'Result'),
      `${at('/tags/0')}"Result" cannot become a name in TypeScript.`,
    ],
    [
      'a class that is code',
      s => (s.tags[0]['x-api-class'] = 'A {} alert(1); class B'),
      `${at('/tags/0')}"A {} alert(1); class B" cannot become a name in TypeScript.`,
    ],
    [
      'a factory called like a word',
      s => (s['x-token'].factory = 'new'),
      `${at('/x-token/factory')}"new" cannot become a name in TypeScript.`,
    ],
    [
      'a factory called like the descriptor',
      s => (s['x-token'].factory = 'descriptor'),
      `${at('/x-token/factory')}"descriptor" cannot become a name`,
    ],
    [
      'a credential called like an option',
      s => (s['x-token'].credentials.fetch = { description: 'x' }),
      `${at('/x-token/credentials/fetch')}A credential cannot be called "fetch".`,
    ],
    [
      'a credential called like a word',
      s => (s['x-token'].credentials.default = { description: 'x' }),
      `${at('/x-token/credentials/default')}A credential cannot be called "default".`,
    ],
    [
      'a credential called like something that every object has',
      s => (s['x-token'].credentials.toString = { description: 'x' }),
      `${at('/x-token/credentials/toString')}A credential cannot be called "toString".`,
    ],
    [
      'a percent sign without an escape',
      s => field(s, 'TokenRequest', '100%'),
      `${at(`${schemas}/TokenRequest/properties/100%`)}"100%" has a "%" that does not start an escape`,
    ],
  ],
  'with an x-token that does not fit is rejected': [
    [
      'none',
      s => delete s['x-token'],
      `${at('/x-token')}The spec does not say how to obtain a token. Add x-token`,
    ],
    [
      'an unknown field',
      s => (s['x-token'].lifetime = 1),
      `${at('/x-token')}Unknown field "lifetime". Use one of factory, aliases,`,
    ],
    [
      'an unknown field further in',
      s => (s['x-token'].acquire.grant = 1),
      `${at('/x-token/acquire')}Unknown field "grant". Use one of operation,`,
    ],
    [
      'a missing field',
      s => delete s['x-token'].acquire.grantType,
      `${at('/x-token/acquire')}The field "grantType" is missing.`,
    ],
    [
      'a wrong value',
      s => (s['x-token'].rotation = 'often'),
      `${at('/x-token/rotation')}It must be never or may or always.`,
    ],
    [
      'an unknown operation',
      s => (s['x-token'].acquire.operation = 'nope'),
      `${at('/x-token/acquire/operation')}There is no operation "nope". The spec has getToken.`,
    ],
    [
      'an undeclared credential',
      s => (s['x-token'].acquire.fields.client_id = { credential: 'constructor' }),
      `${at('/x-token/acquire/fields/client_id/credential')}There is no credential "constructor". Add it`,
    ],
    [
      'an undeclared client',
      s => (s['x-token'].clientAuth.id.credential = 'nope'),
      `${at('/x-token/clientAuth/id/credential')}There is no credential "nope".`,
    ],
    [
      'an unknown wire field',
      s => (s['x-token'].acquire.fields.nope = { value: 'x' }),
      `${at('/x-token/acquire/fields/nope')}getToken has no field "nope". It has grant_type, client_id, client_secret.`,
    ],
    [
      'a pointer to nothing',
      s => (s['x-token'].response = { accessToken: '/data/token' }),
      `${at('/x-token/response/accessToken')}The response has no /data/token. It has access_token, token_type, expires_in.`,
    ],
    [
      'a lifetime nowhere',
      s => (s['x-token'].response = { lifetime: { field: '/toString', unit: 'iso' } }),
      `${at('/x-token/response/lifetime/field')}The response has no /toString.`,
    ],
    [
      'a lifetime of unclear unit',
      s => {
        s.components.schemas.TokenResponse.properties = {
          access_token: { type: 'string', description: 'x' },
          expiresAt: { type: 'string', description: 'x' },
        };
        response(s, { access_token: 'x' });
      },
      `${at('/x-token/response/lifetime')}The unit of "expiresAt" is unknown: seconds or a point in time. Write it: lifetime: { field: /expiresAt, unit: seconds }.`,
    ],
    [
      'a token of unclear place',
      s => {
        s.components.schemas.TokenResponse = {
          type: 'object',
          description: 'x',
          properties: { key: { type: 'string', description: 'x' } },
        };
        response(s, { key: 'x' });
      },
      `${at('/x-token/response')}No field of the response has the name of a token; it has key. Name it in x-token/response/accessToken.`,
    ],
    [
      'an unknown signature scheme',
      s => (s['x-token'].clientAuth.signature = { scheme: 'toString', description: 'x', env: [] }),
      `${at('/x-token/clientAuth/signature/scheme')}There is no security scheme "toString". The spec has none.`,
    ],
    [
      'a rule that matches nothing in particular',
      s => (s['x-token'].failures = [{ is: 'credential' }]),
      `${at('/x-token/failures/0')}The field "status" is missing.`,
    ],
    [
      'a rule for a token request that is not there',
      s => (s['x-token'].failures[0].on = 'refresh'),
      `${at('/x-token/failures/0/on')}There is no x-token/refresh.`,
    ],
    [
      'an example that is not a URL',
      s => (s['x-token'].exampleCall = 'https://['),
      `${at('/x-token/exampleCall')}This is not a URL.`,
    ],
  ],
};
