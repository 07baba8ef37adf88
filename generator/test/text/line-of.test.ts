import { describe, expect, test } from 'vitest';
import { lineOf } from '../../src/text/line-of.js';
import { cpuTime } from '../support/cpu-time.js';

describe('the line of a part', () => {
  const yaml = `openapi: 3.0.3
# a comment
paths:
  /a~b/{c}:
    'get':
      tags: [one, "two"]
      parameters:
        - name: x
        - {name: y}
`;

  test.each([
    ['', 1, 1],
    ['/openapi', 1, 1],
    ['/paths', 3, 1],
    ['/paths/~1a~0b~1{c}', 4, 3],
    ['/paths/~1a~0b~1{c}/get', 5, 5],
    ['/paths/~1a~0b~1{c}/get/tags/1', 6, 19],
    ['/paths/~1a~0b~1{c}/get/parameters/0', 8, 11],
    ['/paths/~1a~0b~1{c}/get/parameters/1/name', 9, 12],
  ])('of YAML at %j is %i, its column %i', (pointer, line, column) => {
    expect(lineOf(yaml, pointer)).toEqual({ line, column });
  });

  test('of JSON is that of its key', () => {
    expect(lineOf('{\n\t"a": {\r\n    "b/c": [1,\n 2]}}', '/a/b~1c/1')).toEqual({ line: 4, column: 2 });
    expect(lineOf('{\n\t"a": {\r\n    "b/c": 1}}', '/a/b~1c')).toEqual({ line: 3, column: 5 });
  });

  test('of a part that is not there is that of the closest one around it', () => {
    expect(lineOf(yaml, '/paths/~1a~0b~1{c}/post/responses')).toEqual({ line: 4, column: 3 });
    expect(lineOf(yaml, '/paths/~1a~0b~1{c}/get/parameters/7')).toEqual({ line: 7, column: 7 });
    expect(lineOf(yaml, '/constructor/name')).toEqual({ line: 1, column: 1 });
  });

  test('of what an alias or a merge key brings is where that is written', () => {
    const text = 'a: &a\n  x: {y: 1}\nb: *a\nc:\n  <<: [*a]\n  z: 1\n';

    expect(lineOf(text, '/b/x/y')).toEqual({ line: 2, column: 7 });
    expect(lineOf(text, '/c/x')).toEqual({ line: 2, column: 3 });
    expect(lineOf(text, '/c/z')).toEqual({ line: 6, column: 3 });
    expect(lineOf('a: &a {<<: *a, b: 1}', '/a/c')).toEqual({ line: 1, column: 1 });
  });

  test('is not known of what is no YAML', () => {
    expect(lineOf('a: [', '/a')).toBeUndefined();
  });

  test('is found once for a large text, not once for each finding', async () => {
    const members = Array.from({ length: 40_000 }, (_, i) => `  k${i}:\n    type: string\n`);
    const text = `a:\n${members.join('')}`;
    lineOf(text, '');

    const { cpuMs } = await cpuTime(() => {
      for (let i = 0; i < 500; i++) expect(lineOf(text, `/a/k${i * 80}/type`)?.line).toBe(i * 160 + 3);
    });

    expect(cpuMs).toBeLessThan(2000);
  });
});
