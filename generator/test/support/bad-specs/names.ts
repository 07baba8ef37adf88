import { at, type BadSpec, field, operation, parameter, post, rename, schemas, token } from './changes.js';

/** Specs with names that collide or are reserved. */
export const badNames: BadSpec[] = [
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
];
