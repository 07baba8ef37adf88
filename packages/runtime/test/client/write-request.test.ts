import { describe, expect, test } from 'vitest';
import { writeRequest } from '../../src/client/wire.js';
import { getToken, listItems } from '../support/fixtures.js';

const base = 'https://h.example/v2';

describe('writeRequest()', () => {
  test('writes a JSON body without undefined fields, in the order given', () => {
    expect(writeRequest(base, getToken, { body: { b: '1', a: undefined, c: null } })).toEqual({
      url: 'https://h.example/v2/oauth2/v1/token',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: '{"b":"1","c":null}',
    });
  });

  test('writes a form body with the exact content type', () => {
    const written = writeRequest(
      base,
      { ...getToken, body: 'form' },
      { body: { grant_type: 'x y', scope: 'a b', list: [1, 2], none: undefined } },
    );

    expect(written.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(written.body).toBe('grant_type=x+y&scope=a+b&list=1&list=2');
  });

  test('has no content type without a body', () => {
    expect(writeRequest(base, getToken, {})).toEqual({
      url: `${base}/oauth2/v1/token`,
      headers: { accept: 'application/json' },
    });
  });

  test('puts every parameter in its place, in the order of the spec, and sends no others', () => {
    const parameters = { tag: ['a b', 'c'], limit: 5, owner: 'x', 'x-trace': 'id', other: 'y' };

    expect(writeRequest(base, listItems, { parameters })).toEqual({
      url: `${base}/items/x?limit=5&tag=a+b&tag=c`,
      headers: { accept: 'application/json', 'x-trace': 'id' },
    });
  });

  test('leaves out headers that are undefined or null', () => {
    for (const value of [undefined, null])
      expect(writeRequest(base, listItems, { parameters: { owner: 'x', 'x-trace': value } }).headers).toEqual(
        {
          accept: 'application/json',
        },
      );
  });

  test.each([
    ['a/b', 'a%2Fb'],
    ['../x', '..%2Fx'],
    ['..\\x', '..%5Cx'],
    ['%2e%2e', '%252e%252e'],
    ['?q#f', '%3Fq%23f'],
    ['...', '...'],
    ['a b', 'a%20b'],
  ])('keeps the path parameter %j in its segment', (owner, segment) => {
    expect(writeRequest(base, listItems, { parameters: { owner } }).url).toBe(`${base}/items/${segment}`);
  });

  test.each([undefined, null, '', '.', '..'])(
    'rejects the path parameter %j: it would lead elsewhere',
    owner => {
      expect(() => writeRequest(base, listItems, { parameters: { owner } })).toThrow(
        'owner must not be empty, . or ..',
      );
    },
  );

  test.each([{ owner: {} }, { owner: 'x', limit: {} }, { owner: 'x', 'x-trace': ['a'] }, { owner: ['a'] }])(
    'rejects an object where a string belongs: %j',
    parameters => {
      expect(() => writeRequest(base, listItems, { parameters })).toThrow('must not be an object');
    },
  );

  test('does not take members of Object for parameters', () => {
    expect(writeRequest(base, { ...listItems, query: ['valueOf'] }, { parameters: { owner: 'x' } }).url).toBe(
      `${base}/items/x`,
    );
  });
});
