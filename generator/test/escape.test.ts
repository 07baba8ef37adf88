import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSpan, commentText, jsdoc, literal, markdown, Name, prettyLiteral } from '../src/code/escape.js';
import { camelCase, isIdentifier, pascalCase } from '../src/names.js';
import { jsdocTags, skeleton } from './support/compile.js';
import { markup } from './support/markdown.js';

/** Any string, and strings of characters that mean something to a reader of our output. */
const pieces = fc.constantFrom(
  ...[
    '`',
    '``',
    '\\',
    '|',
    '<img src=x>',
    '</script>',
    '*/',
    '/*',
    '/',
    '*',
    '@deprecated ',
    "'",
    '"',
    '$',
    '{',
  ],
  ...[
    '$'.concat('{x}'),
    '}',
    '\n',
    '\r',
    '\u2028',
    '\u202e',
    '~',
    '~~~',
    '[a](b)',
    ']',
    '(',
    '!',
    '__proto__',
    ' ',
    '#',
    '-',
  ],
  ...['> ', '1. ', '&lt;', '<!--', '-->', '{{x}}', 'a', 'b c', '_', '\u0000'],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
);
const data = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(fc.oneof(text, fc.constant('__proto__')), tie('value'), { maxKeys: 4 }),
})).value;

const evaluate = (code: string): unknown => new Function(`return (${code})`)();
/** A value as JSON: fast-check's dictionaries have no prototype, which makes no difference here. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { numRuns: 400 });

describe('literal()', () => {
  test('is code for exactly the same data, on one line', () => {
    check(
      fc.property(data, value => {
        const code = literal(value);

        expect(plain(evaluate(code))).toEqual(plain(value));
        expect(code).not.toMatch(/[\n\r\u2028\u2029\u202e]/);
        expect(skeleton(`export const a = ${code};`)).toEqual(['FirstStatement']);
      }),
    );
  });

  test('sets no prototype', () => {
    const value = evaluate(literal(JSON.parse('{ "__proto__": { "polluted": true } }'))) as object;

    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  test('accepts only identifiers as names', () => {
    expect(literal({ a: new Name('a'), b: new Name('a'), c: undefined })).toBe('{ a, b: a }');
    expect(() => new Name('a; b')).toThrow('a; b is not an identifier');
    expect(() => new Name('delete')).toThrow('delete is not an identifier');
  });
});

describe('prettyLiteral()', () => {
  test('is code for exactly the same data, and ends no code block of a page', () => {
    check(
      fc.property(data, value => {
        const code = prettyLiteral(value);

        expect(plain(evaluate(code))).toEqual(plain(value));
        expect(code).not.toContain('`');
        for (const line of code.split('\n')) expect(line).not.toMatch(/^ {0,3}~~~/);
      }),
    );
  });
});

describe('jsdoc()', () => {
  test('is one comment whatever the string, with no tags but our own', () => {
    check(
      fc.property(text, text, (one, other) => {
        const code = `${jsdoc([one, other], '', ['@throws ours'])}\nexport const a = 1;`;

        expect(skeleton(code)).toEqual(['FirstStatement']);
        expect(jsdocTags(code)).toEqual(['throws']);
      }),
    );
  });

  test('is empty for an empty string', () => {
    expect(jsdoc(['', ' \n'])).toBe('');
  });

  test('keeps addresses as they are', () => {
    expect(commentText('Ask me@vendor.example @once')).toBe('Ask me@vendor.example \\@once');
  });
});

describe('markdown() and codeSpan()', () => {
  test.each([
    ['markdown', markdown],
    ['codeSpan', codeSpan],
  ])('%s() is no tag and no link, in a line or in a cell, and stays in its cell', (_, escaped) => {
    check(
      fc.property(text, source => {
        const line = escaped(source);

        expect(markup(line)).toEqual([]);
        expect(markup(`| ${line} | next |`)).toEqual([]);
        expect(line).not.toMatch(/[\n\r]|^(#|>|-|\+|=|~~~|```|\d+[.)])/);
      }),
    );
  });

  test('shows code and escapes the rest', () => {
    expect(markdown('Send `a_b` or a_b, <b> & `x|y`.')).toBe(
      'Send `a_b` or a\\_b, &lt;b> &amp; \\`x\\|y\\`.',
    );
    expect(markdown('# 1')).toBe('\\# 1');
    expect(markdown('12. x')).toBe('12\\. x');
    expect(codeSpan('Promise<A>')).toBe('`Promise<A>`');
    expect(codeSpan('a`b')).toBe('a\\`b');
  });
});

describe('names from a spec', () => {
  test('are made of letters and digits of any script, and one underscore at most', () => {
    check(
      fc.property(text, source => {
        expect(camelCase(source)).toMatch(/^_?((?!_)\p{ID_Continue})*$/u);
        expect(pascalCase(source)).toMatch(/^(\p{ID_Start}((?!_)\p{ID_Continue})*)?$/u);
      }),
    );
  });

  test.each([
    ['get_token', 'getToken', 'GetToken'],
    ['GetOAuth2AccessToken', 'getOAuth2AccessToken', 'GetOAuth2AccessToken'],
    ['2xx response', '_2xxResponse', 'N2xxResponse'],
    ['v1.Dotted', 'v1Dotted', 'V1Dotted'],
    ['***', '', ''],
  ])('%s becomes %s and %s', (source, camel, pascal) => {
    expect([camelCase(source), pascalCase(source)]).toEqual([camel, pascal]);
  });

  test('are not identifiers when TypeScript has taken them', () => {
    expect(['delete', 'await', 'a-b', '', '1a', 'ok'].map(isIdentifier)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});
