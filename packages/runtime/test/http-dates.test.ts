import { expect, test } from 'vitest';
import { retryAfterMs } from '../src/http-dates.js';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['120', 120_000],
  ['0', 0],
  ['99999999999999999999', 86_400_000],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
  ['Fri, 01 Jan 2027 00:00:00 GMT', 86_400_000],
  ['-5', undefined],
  ['1.5', undefined],
  ['abc 5', undefined],
  ['2026-01-01', undefined],
  ['abc GMT', undefined],
  ['', undefined],
])('retryAfterMs() reads %j as %s', (value, expected) => {
  expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBe(expected);
});

test('retryAfterMs() is undefined without the header', () => {
  expect(retryAfterMs(new Headers())).toBeUndefined();
});
