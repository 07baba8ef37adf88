import { at, type BadSpec, post, schemas, token } from './changes.js';

/** Specs with names that collide or are reserved. */
export const badNames: BadSpec[] = [
  [
    'a class called like a type of the client',
    s => (s.tags[0]['x-api-class'] = 'Result'),
    `${at('/tags/0/x-api-class')}A class cannot be called "Result". Choose another name`,
  ],
  [
    'a class that is code',
    s => (s.tags[0]['x-api-class'] = 'A {} alert(1); class B'),
    `${at('/tags/0/x-api-class')}A class cannot be called "A {} alert(1); class B".`,
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
    'a type that is no name',
    s => (s.components.schemas.TokenRequest['x-type-name'] = 'token-request'),
    `${at(`${schemas}/TokenRequest/x-type-name`)}A type cannot be called "token-request". Choose another name`,
  ],
  [
    'two types of one name',
    s => {
      s.components.schemas.TokenRequest['x-type-name'] = 'Token';
      s.components.schemas.TokenResponse['x-type-name'] = 'Token';
    },
    `${at(`${schemas}/TokenResponse/x-type-name`)}A type cannot be called "Token".`,
  ],
  [
    'a method that is a word',
    s => (post(s)['x-method-name'] = 'delete'),
    `${at(`${token}/x-method-name`)}A method cannot be called "delete". Choose another name`,
  ],
];
