import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/text/parse-text.js';

const parse = (text: string) => parseText(text, 'specs/vendor.yaml');

describe('the text of a spec', () => {
  test('may be YAML or JSON, with a byte order mark and with CRLF', () => {
    const data = { a: { b: [1, 'two', null, true] } };

    expect(parse(JSON.stringify(data))).toEqual(data);
    expect(parse(`\uFEFF${JSON.stringify(data, null, '\t')}`)).toEqual(data);
    expect(parse('\uFEFFa:\r\n  b:\r\n    - 1\r\n    - two\r\n    - ~\r\n    - true\r\n')).toEqual(data);
    expect(parse('{ a: { b: [1, two, null, true] } } # flow')).toEqual(data);
  });

  test('may begin and end with the marks of a YAML document', () => {
    expect(parse('%YAML 1.2\n---\na: 1\n...\n')).toEqual({ a: 1 });
    expect(parse('---\na: 1\n---\n')).toEqual({ a: 1 });
    expect(parse('# only a comment')).toBeNull();
  });

  test('has what YAML 1.2 reads: dates, yes and no are strings, and so is what JSON has no number for', () => {
    expect(parse('a: 2020-01-01\nb: yes\nc: 0o14\nd: .inf\ne: 1e400\nf: 1_000\ng: 0x1F\nh: -1.5')).toEqual({
      a: '2020-01-01',
      b: 'yes',
      c: 12,
      d: '.inf',
      e: '1e400',
      f: '1_000',
      g: 31,
      h: -1.5,
    });
  });

  test('has keys as they are written, whatever they would be as values', () => {
    expect(parse("200: a\n01: b\n1.10: {null: c, true: d, 1e3: e}\n'02': [{0x1: f}]\n? g\n: h")).toEqual({
      '200': 'a',
      '01': 'b',
      '1.10': { null: 'c', true: 'd', '1e3': 'e' },
      '02': [{ '0x1': 'f' }],
      g: 'h',
    });
  });

  test.each([
    '{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}',
    '__proto__:\n  a: 1\nconstructor: 2\ntoString: 3',
  ])('may use the names that objects inherit, as in %j', text => {
    const data = parse(text) as object;

    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  test('honours merge keys: what is written beside one wins, and of several the first', () => {
    expect(parse('a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3')).toMatchObject({
      c: { x: 3, y: 1, z: 2 },
    });
    expect(parse('a: {"<<": 1}')).toEqual({ a: { '<<': 1 } });
    expect(parse('{"<<": {"a": 1}}')).toEqual({ '<<': { a: 1 } });
  });

  test('becomes a tree: an alias is a part of its own', () => {
    const { a, b } = parse('a: &a {x: {y: 1}}\nb: *a') as Record<string, { x: unknown }>;

    expect(b).toEqual(a);
    expect(b).not.toBe(a);
    expect(b?.x).not.toBe(a?.x);
  });

  test('may alias a large part some times', () => {
    const text = `a: &a ${'x'.repeat(100_000)}\nb: [${Array(20).fill('*a').join(', ')}]`;

    expect(parse(text)).toMatchObject({ b: Array(20).fill('x'.repeat(100_000)) });
  });
});

describe('a document is rejected with its place', () => {
  test.each<[string, string, string]>([
    [
      'with a key that is there twice',
      'a: 1\nb: 2\na: 3',
      'vendor.yaml:3:1: The key "a" is already in line 1. Leave',
    ],
    [
      'with a key that is there twice in JSON',
      '{\n  "a": {"b": 1,\n  "b": 2}\n}',
      'vendor.yaml:3:3: The key "b" is already in line 2. Leave one of the two.',
    ],
    [
      'with a key that is there twice after a byte order mark',
      '\uFEFFa: 1\na: 2',
      'vendor.yaml:2:1: The key "a" is already in line 1',
    ],
    [
      'with a tag',
      'a: !!js/function "x"',
      'vendor.yaml:1:4: A tag has no meaning in a spec: scalar tag !<tag:yaml',
    ],
    [
      'with a tag on a map',
      'a: !Foo {b: 1}',
      'vendor.yaml:1:4: A tag has no meaning in a spec: mapping tag !<!Foo>',
    ],
    [
      'with a tab that indents',
      'a:\n\tb: 1',
      'vendor.yaml:2:1: This is not YAML: tab characters must not be used',
    ],
    ['with a string that does not end', 'a: "x\nb: {', 'vendor.yaml:2:1: This is not YAML: '],
    ['with an alias of nothing', 'a: *b', 'vendor.yaml:1:5: This is not YAML: unidentified alias "b"'],
    [
      'with a key that is a list',
      '? [a]\n: b',
      'vendor.yaml:1:1: This is not YAML: object-based map does not',
    ],
    ['with a comma too many', '{"a": 1,, "b": 2}', 'vendor.yaml:1:9: This is not JSON: '],
    ['with two documents', 'a: 1\n---\nb: 2', 'vendor.yaml: It holds more than one YAML document. Leave one'],
    ['with an anchor inside itself', 'a: &a [*a]', 'vendor.yaml:1:7: Its anchors lead to themselves'],
    [
      'that is nested too deeply',
      '['.repeat(300),
      'vendor.yaml:1:256: It is nested too deeply. Name its parts',
    ],
    [
      'that is nested too deeply in JSON',
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      'vendor.yaml:1:1272: It is nested too deeply. Name its parts',
    ],
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  test('also where its merge keys multiply', () => {
    const wide = Array.from({ length: 1000 }, (_, i) => `k${i}: 1`).join(', ');
    const text = `a: &a {${wide}}\nb:\n${'  - <<: *a\n'.repeat(300)}`;

    const long = `a: &a {b: 1}\nc: {<<: [${'*a, '.repeat(10_000)}]}`;

    expect(() => parse(text)).toThrow(/vendor\.yaml:\d+:\d+: Its merge keys multiply what it says/);
    expect(() => parse(long)).toThrow(/vendor\.yaml:\d+:\d+: Its merge keys multiply what it says/);
  });
});
