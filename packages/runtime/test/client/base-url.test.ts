import { describe, expect, test } from 'vitest';
import { isLoopback, requireSafeUrl, resolveBaseUrl } from '../../src/client/base-url.js';
import type { ConfigurationError } from '../../src/errors/errors.js';
import { templatedServer } from '../../src/formats/templated-server.js';

const servers = [
  templatedServer({
    url: 'https://{tenant}.example.com/{version}/',
    variables: { tenant: {}, version: { default: 'v2', values: ['v1', 'v2'] } },
  }),
];

describe('resolveBaseUrl()', () => {
  test('fills the variables of the first server and drops the slash at its end', () => {
    expect(resolveBaseUrl(servers, { serverVariables: { tenant: 'my-lab' } })).toBe(
      'https://my-lab.example.com/v2',
    );
  });

  test('takes a given base URL as it is, but for slashes at its end', () => {
    expect(resolveBaseUrl(servers, { baseUrl: 'https://h.example/a/b//' })).toBe('https://h.example/a/b');
    expect(resolveBaseUrl([], { baseUrl: 'https://H.example:443?' })).toBe('https://h.example');
  });

  test.each([
    ['a variable without a default that is missing', {}, 'serverVariables.tenant'],
    ['a variable that leads to another host', { tenant: 'evil.com/' }, 'serverVariables.tenant'],
    ['a variable with a user name', { tenant: 'a@evil.com' }, 'serverVariables.tenant'],
    ['a variable with a fragment', { tenant: 'evil.com#' }, 'serverVariables.tenant'],
    ['a value that is not one of the list', { tenant: 'a', version: 'v3' }, 'v1 or v2'],
    ['an unknown variable', { tenant: 'a', region: 'eu' }, 'serverVariables.region must be left out'],
  ])('rejects %s', (_, serverVariables, message) => {
    expect(() =>
      resolveBaseUrl(servers, { serverVariables: serverVariables as Record<string, string> }),
    ).toThrow(message);
  });

  test('rejects variables of a server that has none, but for undefined ones', () => {
    const plain = [{ url: 'https://h.example' }];

    expect(() => resolveBaseUrl(plain, { serverVariables: { a: undefined, tenant: 'a' } })).toThrow(
      'serverVariables.tenant must be left out',
    );
    expect(resolveBaseUrl(plain, { serverVariables: { tenant: undefined } })).toBe('https://h.example');
  });

  test('rejects a query or a fragment, which would otherwise be lost in silence', () => {
    expect(() => resolveBaseUrl([], { baseUrl: 'https://h.example/?a=canary' })).toThrow('query');
    expect(() => resolveBaseUrl([], { baseUrl: 'https://h.example/#canary' })).toThrow('query or fragment');
  });

  test('shows nothing of a base URL that it rejects', () => {
    for (const baseUrl of [
      'canary',
      'https://canary:canary@h.example',
      'http://canary.example',
      'ftp://canary',
    ])
      expect(() => resolveBaseUrl([], { baseUrl })).toThrow(/^(?!.*canary)/);
  });
});

describe('requireSafeUrl()', () => {
  test.each([
    'https://api.example.com/x?y=1',
    'http://localhost:8080',
    'http://LOCALHOST',
    'http://127.0.0.1',
    'http://127.8.9.10:1',
    'http://127.1',
    'http://[::1]:99',
    'http://[0:0:0:0:0:0:0:1]',
  ])('allows %s', url => {
    expect(requireSafeUrl(url, 'url').href).toBe(new URL(url).href);
  });

  test.each([
    'http://api.example.com',
    'http://127.0.0.1.evil.com',
    'http://localhost.evil.com',
    'http://evil.com/localhost',
    'http://localhost@evil.com',
    'http://evil.localhost',
    'http://localhost.',
    'http://127.0.0.1:80@evil.com',
    'http://[::ffff:127.0.0.1]',
    'http://[::2]',
    'http://0.0.0.0',
    'http://0177.0.0.2.evil.com',
    'http://xn--localhost-.com',
    'https://user@h.example',
    'https://:pass@h.example',
    'ftp://localhost',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//localhost',
    '',
  ])('rejects %s', url => {
    expect(() => requireSafeUrl(url, 'url')).toThrow('url must be');
  });
});

test('isLoopback() knows this machine by the name as URL writes it, and nothing around it', () => {
  expect(['localhost', '127.0.0.1', '127.255.0.1', '[::1]'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['localhost\n', 'x.localhost', '127.0.0.1.', '127.0.0', '::1', '1127.0.0.1'].some(isLoopback)).toBe(
    false,
  );
});

test('errors name the option that is at fault', () => {
  const server = templatedServer({ url: 'https://{org}.example.com', variables: { org: {} } });
  const optionOf = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return (error as ConfigurationError).option;
    }
    return 'no error';
  };

  expect(optionOf(() => resolveBaseUrl([], { baseUrl: 'ftp://x' }))).toBe('baseUrl');
  expect(optionOf(() => resolveBaseUrl([server], {}))).toBe('serverVariables.org');
  expect(optionOf(() => requireSafeUrl('http://x.example', 'origins'))).toBe('origins');
});

describe('a variable of the spec', () => {
  const urlOf = (variables: Record<string, { default?: string }>, serverVariables = {}) =>
    resolveBaseUrl([templatedServer({ url: 'https://a.example/{base}', variables })], { serverVariables });

  test.each([
    ['v1/eu', 'https://a.example/v1/eu'],
    ['', 'https://a.example'],
  ])('has its default as the spec writes it: %j', (usual, url) => {
    expect(urlOf({ base: { default: usual } })).toBe(url);
    expect(urlOf({ base: { default: usual } }, { base: usual })).toBe(url);
  });

  test('has no other value with a slash: a caller must not change the path by it', () => {
    expect(() => urlOf({ base: { default: 'v1/eu' } }, { base: 'v1/us' })).toThrow('serverVariables.base');
  });

  test('may be one that only another server has', () => {
    expect(urlOf({ base: { default: 'v1' }, tenant: {} })).toBe('https://a.example/v1');
    expect(urlOf({ base: { default: 'v1' }, tenant: {} }, { tenant: 'acme' })).toBe('https://a.example/v1');
  });

  test('may be called like a member of every object', () => {
    const server = templatedServer({
      url: 'https://{constructor}.example',
      variables: { constructor: { default: 'eu' } },
    });

    expect(resolveBaseUrl([server], {})).toBe('https://eu.example');
    expect(() => resolveBaseUrl([], { serverVariables: { toString: 'a' } })).toThrow('toString');
  });
});
