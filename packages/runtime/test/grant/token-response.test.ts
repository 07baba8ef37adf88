import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTokenResponse } from '../../src/grant/token-response.js';
import type { LifetimeField, ResponseMapping } from '../../src/model/descriptor.js';
import { getToken } from '../support/fixtures.js';

const SENT = Date.parse('2026-01-01T00:00:00Z');
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;
const units: LifetimeField['unit'][] = ['seconds', 'ms', 'epoch_seconds', 'epoch_ms', 'iso'];

function read(
  data: unknown,
  changes: Partial<ResponseMapping> = {},
  headers: HeadersInit = {},
  roundTripMs = 100,
) {
  const mapping: ResponseMapping = {
    accessToken: '/access_token',
    tokenType: '/token_type',
    tokenTypes: ['Bearer'],
    lifetime: { field: '/expires_in', unit: 'seconds' },
    refreshToken: '/refresh_token',
    refreshLifetime: { field: '/refresh_expires_in', unit: 'seconds' },
    scope: '/scope',
    ...changes,
  };
  const read = { data, status: 200, response: new Response(null, { headers }) };
  return readTokenResponse(mapping, getToken, read, SENT, SENT + roundTripMs);
}
const lifetime = (expires_in: unknown, unit: LifetimeField['unit'] = 'seconds', fallback?: number) => {
  const { lifetimeMs, lifetimeFrom } = read(
    { access_token: 'x', expires_in },
    {
      lifetime: { field: '/expires_in', unit },
      ...(fallback !== undefined && { defaultLifetimeSeconds: fallback }),
    },
  );
  return [lifetimeMs, lifetimeFrom];
};

describe('readTokenResponse() lifetimes', () => {
  test.each([
    [3600, 3_600_000],
    ['3600', 3_600_000],
    [' 3600 ', 3_600_000],
    ['3599 (60 minutes)', 3_599_000],
    ['3600s', 3_600_000],
    ['3600 seconds', 3_600_000],
    [43199.5, 43_199_500],
    ['1e3', 1_000_000],
    [0, 0],
    ['0', 0],
    [-1, 0],
    ['-3600', 0],
    [1e308, TEN_YEARS],
    ['1e308', TEN_YEARS],
    [Number.POSITIVE_INFINITY, TEN_YEARS],
    [Number.NEGATIVE_INFINITY, 0],
    ['9'.repeat(90), TEN_YEARS],
  ])('%j seconds are %d ms', (given, expected) => {
    expect(lifetime(given)).toEqual([expected, 'response']);
  });

  test.each(units)('in %s: a value that is none counts as unreadable, and the default is used', unit => {
    const none = [
      Number.NaN,
      'abc',
      'NaN',
      'Infinity',
      '0x10',
      '1 hour',
      '60 minutes',
      '12,5',
      '1.2.3',
      '1_000',
      '--1',
      true,
      false,
      [],
      [3600],
      {},
      { value: 3600 },
      'Thu, 01 Jan 2027 00:00:00 GMT',
      ' ',
      `1${' '.repeat(100_000)}x`,
    ];
    for (const given of none) {
      expect([given, ...lifetime(given, unit, 600)]).toEqual([given, 600_000, 'unreadable']);
      expect(lifetime(given, unit)).toEqual([null, 'unreadable']);
    }
  });

  test.each(units)('in %s: one that is absent means the default, or unknown', unit => {
    for (const given of [undefined, null, '']) {
      expect(lifetime(given, unit, 600)).toEqual([600_000, 'default']);
      expect(lifetime(given, unit)).toEqual([null, 'default']);
    }
  });

  test('a date where seconds belong is no lifetime, and a number where a date belongs is none', () => {
    expect(lifetime('2026-01-01T01:00:00Z', 'seconds', 60)).toEqual([60_000, 'unreadable']);
    expect(lifetime(3600, 'iso', 60)).toEqual([60_000, 'unreadable']);
    expect(lifetime('3600', 'iso', 60)).toEqual([60_000, 'unreadable']);
  });

  test.each([
    ['ms', 900_000, 900_000],
    ['ms', '900000', 900_000],
    ['ms', -1, 0],
    ['epoch_seconds', SENT / 1000 + 60, 60_000],
    ['epoch_seconds', `${SENT / 1000 + 60}`, 60_000],
    ['epoch_seconds', 3600, 0],
    ['epoch_ms', SENT + 60_000, 60_000],
    ['epoch_ms', SENT - 1, 0],
    ['epoch_ms', 1e308, TEN_YEARS],
    ['iso', '2026-01-01T00:01:00Z', 60_000],
    ['iso', '2026-01-01T01:01:00.000+01:00', 60_000],
    ['iso', '2026-01-01 00:01:00Z', 60_000],
    ['iso', '2025-01-01T00:00:00Z', 0],
    ['iso', '9999-01-01T00:00:00Z', TEN_YEARS],
  ] as const)('%s: %j is %d ms', (unit, given, expected) => {
    expect(lifetime(given, unit)).toEqual([expected, 'response']);
  });

  test.each(['2026-01-01', '2026-01-01T00:01:00', '2026-13-01T00:00:00Z', '2026-01-01Tgarbage Z'])(
    'iso: %j says no moment',
    given => {
      expect(lifetime(given, 'iso')).toEqual([null, 'unreadable']);
    },
  );

  test('is null or from 0 to ten years, whatever JSON the server sends', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.double(),
          fc.integer().map(String),
          fc.date({ noInvalidDate: true }).map(String),
        ),
        fc.constantFrom(...units),
        (given, unit) => {
          const [lifetimeMs, from] = lifetime(given, unit);
          const inRange = typeof lifetimeMs === 'number' && lifetimeMs >= 0 && lifetimeMs <= TEN_YEARS;
          expect(from === 'response' ? inRange : lifetimeMs === null).toBe(true);
        },
      ),
    );
  });

  test('leaves out a refresh lifetime that is absent, unreadable or over', () => {
    for (const refresh_expires_in of [undefined, 'abc', 0, -1])
      expect(read({ access_token: 'x', refresh_expires_in })).not.toHaveProperty('refreshLifetimeMs');
    expect(read({ access_token: 'x', refresh_expires_in: '60' })).toHaveProperty('refreshLifetimeMs', 60_000);
  });
});

describe('readTokenResponse() members', () => {
  test('reads what the mapping names, and ignores the rest', () => {
    expect(
      read({
        access_token: 'a',
        token_type: 'bearer',
        expires_in: 1,
        refresh_token: 'r',
        scope: 's',
        more: 1,
      }),
    ).toEqual({
      accessToken: 'a',
      tokenType: 'bearer',
      issuedAt: SENT,
      lifetimeMs: 1000,
      lifetimeFrom: 'response',
      refreshToken: 'r',
      scope: 's',
    });
  });

  test('joins a list of scopes and ignores what is no string', () => {
    expect(read({ access_token: 'a', scope: ['x', 7, 'y'] }).scope).toBe('x y');
    expect(read({ access_token: 'a', scope: 7, refresh_token: 7 })).not.toHaveProperty('refreshToken');
  });

  test.each(['N_A', 'mac', 'DPoP', 7, {}, ['Bearer'], true])('rejects the token type %j', token_type => {
    expect(() => read({ access_token: 'a', token_type })).toThrow('a type that is not Bearer');
  });

  test.each([undefined, null, ''])('takes the token type %j for the first of the mapping', token_type => {
    expect(read({ access_token: 'a', token_type }).tokenType).toBe('Bearer');
  });

  test.each(['a b', 'a\r\nx: 1', 'ä', '\u0000', ' ', '', 7, null, undefined])(
    'rejects the token %j',
    access_token => {
      expect(() => read({ access_token })).toThrow('no token at /access_token');
    },
  );

  test('takes a token of any size', () => {
    expect(read({ access_token: 'x'.repeat(100_000) }).accessToken).toHaveLength(100_000);
  });
});

describe('readTokenResponse() clock offset', () => {
  const offset = (date: string, more: HeadersInit = {}, roundTripMs = 100) =>
    read({ access_token: 'x' }, {}, { date, ...more }, roundTripMs).clockOffsetMs;

  test('is read from Date, in the middle of its second and of the round trip', () => {
    expect(offset('Thu, 01 Jan 2026 01:00:00 GMT')).toBe(3_600_450);
  });

  test('is unknown for a cached response, a slow one, a clock that ran back or an odd date', () => {
    const date = 'Thu, 01 Jan 2026 01:00:00 GMT';

    expect(offset(date, { age: '0' })).toBeUndefined();
    expect(offset(date, {}, 30_001)).toBeUndefined();
    expect(offset(date, {}, -1)).toBeUndefined();
    expect(offset('abc 5')).toBeUndefined();
    expect(read({ access_token: 'x' })).not.toHaveProperty('clockOffsetMs');
  });
});
