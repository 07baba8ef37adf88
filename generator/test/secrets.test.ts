import { expect, test } from 'vitest';
import { fieldsOf, secretsIn } from '../src/read/fields.js';

const text = { type: 'string' };

test('secretsIn() finds the secrets of a body at any depth, also in schemas that contain themselves', () => {
  const document = {
    components: {
      schemas: {
        Login: {
          type: 'object',
          properties: {
            client_secret: text,
            auth: { type: 'object', properties: { pin: { ...text, format: 'password' }, user: text } },
            keys: {
              type: 'array',
              items: { type: 'object', properties: { seed: { ...text, 'x-secret': true } } },
            },
            more: { type: 'object', additionalProperties: { properties: { db_passwd: text } } },
            next: { $ref: '#/components/schemas/Login' },
          },
        },
      },
    },
  };

  expect(secretsIn(document, { $ref: '#/components/schemas/Login' })).toEqual([
    'client_secret',
    'pin',
    'seed',
    'db_passwd',
  ]);
});

test.each([
  'passphrase',
  'code_verifier',
  'device_code',
  'auth_token',
  'credentials',
  'session_id',
  'dpop',
  'db_passwd',
])('fieldsOf() knows %s by its name, as the runtime does', name => {
  expect(fieldsOf({}, { properties: { [name]: text } })).toMatchObject([{ name, secret: true }]);
});

test("fieldsOf() treats a client's code as a secret, and a server's as an error code", () => {
  const schema = { properties: { code: text } };

  expect(fieldsOf({}, schema)).toMatchObject([{ secret: true }]);
  expect(fieldsOf({}, schema, false)).toMatchObject([{ secret: false }]);
});
