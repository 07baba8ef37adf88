import { expect, it } from 'vitest';
import { at } from '../src/pointer.js';

it('at() finds what a JSON pointer names', () => {
  const value = { a: { 'b/c': [{ 'd~e': 1 }] }, '': 2 };

  expect(at(value, '')).toBe(value);
  expect(at(value, '/a/b~1c/0/d~0e')).toBe(1);
  expect(at(value, '/')).toBe(2);
});

it.each([
  [null, '/a'],
  ['text', '/length'],
  [{ a: 'text' }, '/a/length'],
  [{}, '/constructor'],
  [{}, '/__proto__/a'],
  [{ a: null }, '/a/b'],
  [undefined, '/a'],
])('at(%j, %s) is undefined: own members of objects only', (value, pointer) => {
  expect(at(value, pointer)).toBeUndefined();
});
