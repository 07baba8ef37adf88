import { describe, expect, test } from 'vitest';
import { readResponse } from '../../src/client/wire.js';
import { MalformedResponseError } from '../../src/errors/response-error.js';
import { failure, getToken, listItems, token } from '../support/fixtures.js';
import { callOf, read } from '../support/read.js';

describe('readResponse() of a success', () => {
  test('returns the decoded body, and the body as it came', async () => {
    const text = ` ${JSON.stringify(token)}\n`;

    expect(await read(text, { status: 201 })).toMatchObject({ ok: true, status: 201, data: token, text });
  });

  test.each([
    ['empty', null],
    ['empty', ' \n'],
    ['html', '<!doctype html><title>Log in</title>'],
    ['html', '\n <html>'],
    ['not_json', 'ok'],
    ['not_json', '{"access_token":"tok'],
    ['not_json', 'access_token=abc&token_type=bearer'],
    ['wrong_shape', '{}'],
    ['wrong_shape', '[]'],
    ['wrong_shape', 'null'],
    ['wrong_shape', '"access_token"'],
    ['wrong_shape', '{"access_token":null}'],
    ['wrong_shape', '{"access_token":""}'],
    ['wrong_shape', '{"access_token":7}'],
    ['wrong_shape', '{"access_token":{"value":"x"}}'],
    ['wrong_shape', '{"__proto__":{"access_token":"x"}}'],
    ['error_in_success', '{"error":"invalid_client"}'],
    ['error_in_success', '{"error":{"type":"invalid_client"}}'],
    ['error_in_success', '{"error":"server_error","access_token":"x"}'],
    ['too_large', 'x'.repeat(1001)],
  ])('rejects one that is %s: %j', async (reason, body) => {
    const error = (await failure(read(body))) as MalformedResponseError;

    expect(error).toBeInstanceOf(MalformedResponseError);
    expect(error).toMatchObject({ code: 'malformed_response', status: 200, reason, operation: 'getToken' });
    expect(error.message).toContain(
      reason === 'error_in_success' ? 'in a response of status 200' : reason.replaceAll('_', ' '),
    );
  });

  test('takes an error member that is empty for none', async () => {
    expect(await read('{"error":null,"access_token":"x"}')).toMatchObject({ ok: true });
  });

  test('may be empty, or hold any JSON, where no token is promised', async () => {
    expect(await read(null, { status: 204 }, listItems)).toMatchObject({ ok: true, data: undefined });
    expect(await read('[1]', {}, listItems)).toMatchObject({ data: [1] });
    expect(await failure(read('<p>', {}, listItems))).toMatchObject({ reason: 'html' });
  });
});

describe('readResponse() of a success that is documented without a token', () => {
  const operation = { ...getToken, tokenless: [202, 204] };

  test('returns its body, or none', async () => {
    expect(await read('{"state":"pending"}', { status: 202 }, operation)).toMatchObject({
      ok: true,
      data: { state: 'pending' },
    });
    expect(await read(null, { status: 204 }, operation)).toMatchObject({ ok: true, data: undefined });
  });

  test.each([
    ['empty', null, 200],
    ['wrong_shape', '{"state":"pending"}', 201],
    ['html', '<!doctype html>', 202],
  ])('takes no other for one: %s', async (reason, body, status) => {
    expect(await failure(read(body, { status }, operation))).toMatchObject({ reason, status });
  });
});

describe('readResponse() of a redirect', () => {
  test.each([301, 302, 303, 307, 308])('rejects %i', async status => {
    expect(await failure(read(null, { status, headers: { location: '/x' } }))).toMatchObject({
      reason: 'redirect',
      status,
    });
  });

  test('rejects the opaque one of a browser, whose status is 0', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });

    expect(await failure(readResponse(callOf(getToken), opaque))).toMatchObject({
      reason: 'redirect',
      status: 0,
    });
  });
});
