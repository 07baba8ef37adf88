import { expect, test } from 'vitest';
import { isEndpoint } from '../../src/first-reading/is-endpoint.js';

test.each<[string, string, readonly string[]]>([
  ['https://id.example/oauth/token', '/oauth/token', ['https://id.example']],
  ['https://id.example/oauth/token', '/token', ['https://api.example', 'https://id.example/oauth/']],
  ['https://id.example/oauth/token?v=2', '/oauth/token', ['https://id.example']],
  ['https://id.example/oauth/token', '/oauth/token#password', ['https://id.example']],
  ['https://eu.id.example/t/7/token', '/t/{tenant}/token', ['https://{region}.id.example']],
  ['https://id.example/oauth/token', '/oauth/token', []],
])('%s is the operation %s of %j', (url, path, servers) => {
  expect(
    isEndpoint(
      url,
      path,
      servers.map(one => ({ url: one })),
    ),
  ).toBe(true);
});

test.each<[string, string, readonly string[]]>([
  ['https://id.example/oauth/token', '/oauth/token', ['https://api.example']],
  ['https://id.example/oauth/token', '/token', ['https://id.example']],
  ['https://id.example/oauth/token', '/token', []],
  ['https://id.example/a/b/token', '/{path}/token', ['https://id.example']],
  ['https://.id.example/token', '/token', ['https://{region}.id.example']],
  ['https://id.example.evil.example/token', '/token', ['https://id.example']],
])('%s is not the operation %s of %j', (url, path, servers) => {
  expect(
    isEndpoint(
      url,
      path,
      servers.map(one => ({ url: one })),
    ),
  ).toBe(false);
});
