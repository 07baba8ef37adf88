import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../src/base64.js';
import { spellingsOf } from '../../src/redact/spellings.js';
import { redactMessage } from '../../src/redact/text.js';

const secret = 'p"ä s+/?&=%~*\\x';

describe('redactMessage()', () => {
  test.each(spellingsOf(secret))('hides the spelling %j', spelling => {
    expect(redactMessage(`before ${spelling} after`, [secret])).toBe('before [redacted] after');
  });

  test('redacts percent-encoding in lower case too', () => {
    expect(redactMessage('a p%22%c3%a4%20s%2b%2f%3f%26%3d%25~*%5cx b', [secret])).toBe('a [redacted] b');
  });

  test('redacts the longer of two secrets that begin alike', () => {
    expect(redactMessage('abcdef abcd', ['abcd', 'abcdef'])).toBe('[redacted] [redacted]');
  });

  test('keeps nothing when a secret is so short that any word may hold it', () => {
    expect(redactMessage('a bad day', ['bad'])).toBe('[redacted]');
  });

  test('takes an empty secret for none', () => {
    expect(redactMessage('hello', ['', 'xxxx'])).toBe('hello');
  });

  test('leaves printable ASCII in one line, of at most 300 characters', () => {
    expect(redactMessage('a\r\n\u001b[31mb\u202e\u200bc\u0085ü', [])).toBe('a [31mb c ');
    expect(redactMessage('x'.repeat(301), [])).toBe(`${'x'.repeat(300)}...`);
  });

  test('copes with half a surrogate pair and with a very long secret', () => {
    expect(redactMessage('a \ud800bcd', ['\ud800bcd'])).toBe('a [redacted]');
    expect(redactMessage('ok', ['x'.repeat(300_000)])).toBe('ok');
  });

  test('never lets a secret through, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: 'binary' }), fc.string(), (hidden, around) => {
        const shown = redactMessage(`${around}\u0000${hidden}\u0000${around}`, [hidden]);
        const trivial =
          '[redacted]...'.includes(hidden) || around.toLowerCase().includes(hidden.toLowerCase());
        expect(trivial || !shown.includes(hidden)).toBe(true);
      }),
    );
  });
});

test('toBase64() and fromBase64() undo each other in UTF-8', () => {
  expect(toBase64('ä:€')).toBe('w6Q64oKs');
  expect(fromBase64('w6Q64oKs')).toBe('ä:€');
});
