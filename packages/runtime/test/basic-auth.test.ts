import { expect, test } from 'vitest';
import { ConfigurationError } from '../src/errors/errors.js';
import { basicAuth } from '../src/grant/fill-token-request.js';

const decoded = (header: { authorization: string }) =>
  Buffer.from(header.authorization.replace('Basic ', ''), 'base64').toString();

test('basicAuth() form-encodes id and secret, or joins them raw', () => {
  expect(decoded(basicAuth('my id', 'a:ü'))).toBe('my+id:a%3A%C3%BC');
  expect(decoded(basicAuth('my id', 'a:ü', 'raw'))).toBe('my id:a:ü');
  expect(decoded(basicAuth('id', ''))).toBe('id:');
});

test('basicAuth() rejects a colon in an id that is joined raw: the server would cut it there', () => {
  expect(() => basicAuth('a:b', 'c', 'raw')).toThrow(ConfigurationError);
  expect(decoded(basicAuth('a:b', 'c'))).toBe('a%3Ab:c');
});
