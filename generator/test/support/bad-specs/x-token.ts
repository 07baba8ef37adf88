import { at, type BadSpec, response } from './changes.js';

/** Specs with an `x-token` that does not fit. */
export const badXTokens: BadSpec[] = [
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
    'a required field that nothing sends',
    s => delete s['x-token'].acquire.fields.grant_type,
    `${at('/x-token/acquire')}getToken needs the field "grant_type", which is sent by nothing. Add it to x-token/acquire/fields,`,
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
];
