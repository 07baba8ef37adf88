import { expect, test } from 'vitest';
import { deepFreeze } from '../../src/model/descriptor.js';

test('deepFreeze() freezes every level and returns its argument', () => {
  const value = { list: [{ a: 1 }], text: 'x', none: null };

  expect(deepFreeze(value)).toBe(value);
  expect([value, value.list, value.list[0]].every(Object.isFrozen)).toBe(true);
  expect(() => value.list.push({ a: 2 })).toThrow(TypeError);
});
