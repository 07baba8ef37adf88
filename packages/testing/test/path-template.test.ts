import { describe, expect, test } from 'vitest';
import { pathMatcher, pathOf } from '../src/http/path-template.js';

test.each([
  ['/token', '/token'],
  ['token', '/token'],
  ['/token?version=2#new', '/token'],
  ['/tokens/{id}{?expand,fields}', '/tokens/{id}'],
])('pathOf(%s) is what is sent', (key, path) => {
  expect(pathOf(key)).toBe(path);
});

describe('pathMatcher()', () => {
  test('reads parameters, decoded', () => {
    expect(pathMatcher('/a/{id}/b.{form}')('/a/x%2Fy/b.json')).toEqual({ id: 'x/y', form: 'json' });
    expect(pathMatcher('/a/{id}')('/a/%')).toEqual({ id: '%' });
    expect(pathMatcher('/a(v2)+')('/a(v2)+')).toEqual({});
  });

  test.each(['/a', '/a/', '/a/x/y', '/b/x', '/x/a/x'])('takes %s for another path than /a/{id}', path => {
    expect(pathMatcher('/a/{id}')(path)).toBeUndefined();
  });
});
