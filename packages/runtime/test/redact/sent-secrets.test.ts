import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { sentSecrets } from '../../src/redact/sent-secrets.js';
import { failure, getToken, servers } from '../support/fixtures.js';

const operation = { ...getToken, secrets: ['pin'] };
const found = (body: unknown, parameters: object = {}) =>
  sentSecrets({ operation, input: { body, parameters }, headers: {} });

describe('sentSecrets()', () => {
  test.each<[string, unknown, string[]]>([
    ['at the top', { client_secret: 'a', client_id: 'b' }, ['a']],
    ['by a name that only the spec knows', { pin: 'a', pen: 'b' }, ['a']],
    ['inside of an object', { auth: { client_secret: 'a', client_id: 'b' } }, ['a']],
    ['in a list', { password: ['a', 'b'], names: ['c'] }, ['a', 'b']],
    ['in objects of a list', { users: [{ password: 'a' }, { password: 'b' }] }, ['a', 'b']],
    ['under a secret name, whatever is there', { credentials: { id: 'a', more: [{ b: 'c' }] } }, ['a', 'c']],
    ['as a number', { pin: 1234, code: 5678n, passphrase: true }, ['1234', '5678']],
    [
      'under any spelling',
      { clientSecret: 'a', 'API-KEY': 'b', db_passwd: 'c', code_verifier: 'd' },
      ['a', 'b', 'c', 'd'],
    ],
    ['nowhere', null, []],
    ['nowhere in a text', 'client_secret', []],
  ])('finds secrets %s', (_, body, secrets) => {
    expect(found(body)).toEqual(secrets);
  });

  test('finds those of parameters, and survives a body that holds itself', () => {
    const body: Record<string, unknown> = { client_secret: 'a' };
    body.self = body;

    expect(found(body, { token: 'b' })).toEqual(['b', 'a']);
  });
});

describe("a server's text", () => {
  test.each([
    [{ auth: { client_secret: 'TOPSECRET' } }, 'TOPSECRET'],
    [{ passwords: [{ password: ['TOPSECRET'] }] }, 'TOPSECRET'],
    [{ pin: 123456 }, '123456'],
    [{ passphrase: 'correct horse' }, 'correct horse'],
  ])('does not show what was sent in secret, deep or not: %j', async (body, secret) => {
    const fetch = stubFetch({
      status: 400,
      body: { error: 'invalid_client', error_description: `bad ${secret}!` },
    });

    const error = (await failure(apiClient(servers, { fetch }).data(operation, { body }))) as Error;

    expect(error.message).toContain('invalid_client "bad [redacted]!"');
  });
});

test('the fields of a FormData are known by their names, and a body that is one string by the operation', () => {
  const form = new FormData();
  form.append('client_secret', 'TOPSECRET');
  form.append('client_id', 'visible');
  const secretsOf = (body: unknown, secrets: readonly string[] = []) =>
    sentSecrets({ operation: { ...operation, secrets }, input: { body }, headers: {} });

  expect(secretsOf(form)).toEqual(['TOPSECRET']);
  expect(secretsOf('TOPSECRET', [''])).toEqual(['TOPSECRET']);
  expect(secretsOf('visible')).toEqual([]);
});
