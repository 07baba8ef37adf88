import { describe, expect, test } from 'vitest';
import { usableToken } from '../src/code/usable-token.js';

const anything = () => true;
const response = { accessToken: '/access_token', tokenType: '/token_type', tokenTypes: ['Bearer'] };
const expiresIn = (unit: 'seconds' | 'ms' | 'epoch_seconds' | 'epoch_ms' | 'iso') => ({
  ...response,
  lifetime: { field: '/data/expires', unit },
});
const bodyOf = (expires: unknown) => ({ access_token: 'x', token_type: 'bearer', data: { expires } });

describe('a response that was made up', () => {
  test('has a type of token that clients take', () => {
    const made = { access_token: 'x', token_type: 'example' };

    expect(usableToken(response)(made, anything)).toEqual({ access_token: 'x', token_type: 'Bearer' });
    expect(usableToken({ ...response, tokenTypes: ['BotToken'] })(made, anything)).toEqual({
      access_token: 'x',
      token_type: 'BotToken',
    });
  });

  test.each([
    ['seconds', 1, 3600],
    ['seconds', 'example', 3600],
    ['ms', 1, 3_600_000],
    ['epoch_seconds', 1, 4_102_444_800],
    ['epoch_ms', 1_700_000_000_000, 4_102_444_800_000],
    ['iso', '2026-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
  ] as const)('lives on: %s, %j', (unit, made, expected) => {
    expect(usableToken(expiresIn(unit))(bodyOf(made), anything)).toEqual(bodyOf(expected));
  });

  test('keeps what is of use already, and what the schema allows', () => {
    const isString = (body: unknown) => typeof (body as ReturnType<typeof bodyOf>).data.expires === 'string';
    const isOne = (body: unknown) => (body as ReturnType<typeof bodyOf>).data.expires === 1;

    expect(usableToken(expiresIn('seconds'))(bodyOf(1799), anything)).toEqual(bodyOf(1799));
    expect(usableToken(expiresIn('seconds'))(bodyOf('example'), isString)).toEqual(bodyOf('3600'));
    expect(usableToken(expiresIn('seconds'))(bodyOf(1), isOne)).toEqual(bodyOf(1));
    expect(usableToken(expiresIn('seconds'))('a token', anything)).toBe('a token');
    expect(usableToken(expiresIn('seconds'))({ access_token: 'x' }, anything)).toEqual({ access_token: 'x' });
  });
});
