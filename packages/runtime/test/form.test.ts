import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formEncode, formEncodeComponent } from '../src/form.js';

describe('formEncodeComponent()', () => {
  test('writes the example of RFC 6749 appendix B', () => {
    expect(formEncodeComponent(' %&+£€')).toBe('+%25%26%2B%C2%A3%E2%82%AC');
  });

  test.each([
    [' ', '+'],
    [':', '%3A'],
    ['%', '%25'],
    ['+', '%2B'],
    ['/', '%2F'],
    ['&', '%26'],
    ['=', '%3D'],
    ['~', '~'],
    ['*', '%2A'],
    ['!', '%21'],
    ["'", '%27'],
    ['(', '%28'],
    [')', '%29'],
    ['-._', '-._'],
    ['%20', '%2520'],
    ['\r\n', '%0D%0A'],
    ['😀', '%F0%9F%98%80'],
  ])('writes %j as %s', (text, encoded) => {
    expect(formEncodeComponent(text)).toBe(encoded);
  });

  test('is undone by URLSearchParams, whatever the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(new URLSearchParams(`a=${formEncodeComponent(text)}`).get('a')).toBe(text);
      }),
    );
  });
});

describe('formEncode()', () => {
  test('leaves out undefined and null, keeps the order and writes numbers and booleans', () => {
    expect(formEncode({ z: 1, a: undefined, m: true, b: null, c: '' })).toBe('z=1&m=true&c=');
  });

  test('repeats the field for each item of a list', () => {
    expect(formEncode({ a: ['x', 'y z'], b: ['x,y', null] })).toBe('a=x&a=y+z&b=x%2Cy');
  });

  test('leaves out an empty list', () => {
    expect(formEncode({ a: [], c: [undefined, null] })).toBe('');
  });

  test('encodes names as well', () => {
    expect(formEncode({ 'a&b': '1' })).toBe('a%26b=1');
  });

  test.each([{ a: {} }, { a: [{}] }, { a: [[1]] }])('rejects objects: %j', fields => {
    expect(() => formEncode(fields)).toThrow('a must not be an object');
  });
});
