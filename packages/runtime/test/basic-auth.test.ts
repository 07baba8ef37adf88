import { expect, it } from 'vitest';
import { basicAuth } from '../src/basic-auth.js';

const decoded = (header: { authorization: string }) =>
  Buffer.from(header.authorization.replace('Basic ', ''), 'base64').toString();

it('basicAuth() form-encodes id and secret, or joins them raw', () => {
  expect(decoded(basicAuth('my id', 'a:ü'))).toBe('my+id:a%3A%C3%BC');
  expect(decoded(basicAuth('my id', 'a:ü', 'raw'))).toBe('my id:a:ü');
  expect(decoded(basicAuth('id', ''))).toBe('id:');
});
