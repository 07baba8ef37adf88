import { describe, expect, test } from 'vitest';
import {
  ERROR_CODE_POINTERS,
  ERROR_MESSAGE_POINTERS,
  errorCodes,
  errorDetails,
} from '../../src/error-details.js';

const response = (headers: Record<string, string> = {}) => new Response(null, { status: 400, headers });

describe('errorCodes()', () => {
  test.each([
    [{ error: 'invalid_token' }, ['invalid_token']],
    [{ error_code: 2010, max_rows: 1000 }, ['2010']],
    [{ error: { code: 'a', type: 'b' } }, ['a', 'b']],
    [[{ errorCode: 'E1' }], ['E1']],
    [[{ error: { code: 'E2' } }], ['E2']],
    [{ errors: [{ code: 7 }] }, ['7']],
    [{ error: { code: { deep: 1 } } }, []],
    ['invalid_token', []],
    [null, []],
  ])('of %j are %j', (body, codes) => {
    expect(errorCodes(body)).toEqual(codes);
  });
});

describe('errorDetails()', () => {
  test('reads code, message and id from the usual places', () => {
    const body = { code: 'E1', detail: 'No.', request_id: 'r-1' };

    expect(errorDetails(JSON.stringify(body), body, response())).toEqual({
      code: 'E1',
      message: 'No.',
      id: 'r-1',
      isPage: false,
      body,
    });
  });

  test.each([
    [{ error: { error_description: 'No.' } }],
    [{ error: { detail: 'No.', title: 'Rejected' } }],
    [{ error: { title: 'No.' } }],
    [{ fault: { faultstring: 'No.' } }],
  ])('finds the message in %j', body => {
    expect(errorDetails(JSON.stringify(body), body, response()).message).toBe('No.');
  });

  test('prefers the places of the spec', () => {
    const body = { error: 'x', own: 'E2', text: 'Own.' };
    const mapping = { code: ['/own'], message: ['/text'] };

    expect(errorDetails('', body, response(), mapping)).toMatchObject({ code: 'E2', message: 'Own.' });
  });

  test('reads a challenge where the body says nothing', () => {
    const challenge = { 'www-authenticate': 'Bearer error="invalid_token", error_description="expired"' };

    expect(errorDetails('', undefined, response(challenge))).toMatchObject({
      code: 'invalid_token',
      message: 'expired',
    });
  });
});

test('each place of a code or a message is a JSON pointer, and stands in the list once', () => {
  for (const pointers of [ERROR_CODE_POINTERS, ERROR_MESSAGE_POINTERS]) {
    expect(pointers.filter(pointer => !/^(\/[\w]+)+$/.test(pointer))).toEqual([]);
    expect(new Set(pointers).size).toBe(pointers.length);
  }
});
