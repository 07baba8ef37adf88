import { expect, test } from 'vitest';
import { valueAt } from '../src/json.js';

test('valueAt() finds what a JSON pointer names', () => {
  const value = { a: { 'b/c': [{ 'd~e': 1 }] }, '': 2 };

  expect(valueAt(value, '')).toBe(value);
  expect(valueAt(value, '/a/b~1c/0/d~0e')).toBe(1);
  expect(valueAt(value, '/')).toBe(2);
});

test.each([
  [null, '/a'],
  ['text', '/length'],
  [{ a: 'text' }, '/a/length'],
  [{}, '/constructor'],
  [{}, '/__proto__/a'],
  [{ a: null }, '/a/b'],
  [undefined, '/a'],
])('valueAt(%j, %s) is undefined: own members of objects only', (value, pointer) => {
  expect(valueAt(value, pointer)).toBeUndefined();
});
