import { describe, expect, it } from 'vitest';
import { MalformedResponseError } from '../src/errors.js';
import { readAnswer, refusal } from '../src/read-answer.js';
import { failure, getToken, listItems, token } from './fixtures.js';

const read = (body: string | null, init: ResponseInit = {}, operation = getToken, max = 1000) =>
  readAnswer(operation, new Response(body, init), max);

describe('readAnswer() of a success', () => {
  it('returns the decoded body and its exact text', async () => {
    const text = ` ${JSON.stringify(token)}\n`;

    expect(await read(text, { status: 201 })).toMatchObject({ ok: true, status: 201, data: token, text });
  });

  it.each([
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
  ])('refuses one that is %s: %j', async (reason, body) => {
    const error = (await failure(read(body))) as MalformedResponseError;

    expect(error).toBeInstanceOf(MalformedResponseError);
    expect(error).toMatchObject({ code: 'malformed_response', status: 200, reason, operation: 'getToken' });
    expect(error.message).toContain(reason.replaceAll('_', ' '));
  });

  it('takes an error member that is empty for none', async () => {
    expect(await read('{"error":null,"access_token":"x"}')).toMatchObject({ ok: true });
  });

  it('may be empty, or hold any JSON, where no token is promised', async () => {
    expect(await read(null, { status: 204 }, listItems)).toMatchObject({ ok: true, data: undefined });
    expect(await read('[1]', {}, listItems)).toMatchObject({ data: [1] });
    expect(await failure(read('<p>', {}, listItems))).toMatchObject({ reason: 'html' });
  });
});

describe('readAnswer() of a redirect', () => {
  it.each([301, 302, 303, 307, 308])('refuses %i', async status => {
    expect(await failure(read(null, { status, headers: { location: '/x' } }))).toMatchObject({
      reason: 'redirect',
      status,
    });
  });

  it('refuses the opaque one of a browser, whose status is 0', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });

    expect(await failure(readAnswer(getToken, opaque, 100))).toMatchObject({ reason: 'redirect', status: 0 });
  });
});

describe('readAnswer() of a refusal', () => {
  it.each([null, '', '<html>', '{"error":', 'text', 'x'.repeat(1001)])(
    'returns it whatever its body: %j',
    async body => {
      expect(await read(body, { status: 401 })).toMatchObject({ ok: false, status: 401, error: undefined });
    },
  );

  it('gives documented members their documented names', async () => {
    const body = '{"errorCode":"S1006","errorMessage":"no","other":1,"constructor":2,"__proto__":3}';

    const { error } = await read(body, { status: 400 });

    expect(Object.entries(error as object)).toEqual([
      ['error_code', 'S1006'],
      ['error_message', 'no'],
      ['other', 1],
      ['constructor', 2],
      ['__proto__', 3],
    ]);
  });

  it('leaves a list, a text and a number alone', async () => {
    expect(await read('["errorCode"]', { status: 400 })).toMatchObject({ error: ['errorCode'] });
    expect(await read('"errorCode"', { status: 400 })).toMatchObject({ error: 'errorCode' });
  });
});

describe('refusal()', () => {
  const refuse = async (body: string, init: ResponseInit, secrets: string[] = []) =>
    refusal(getToken, await read(body, init), secrets);

  it('says what failed, what the server said and what to do', async () => {
    const error = await refuse('{"error":"invalid_client","error_description":"no such client"}', {
      status: 401,
    });

    expect(error.message).toBe(
      'getToken was refused with status 401: invalid_client "no such client". Check the credentials and fields.',
    );
    expect(error).toMatchObject({
      serverCode: 'invalid_client',
      serverMessage: 'no such client',
      status: 401,
    });
  });

  it('takes the first text or number that its pointers lead to', async () => {
    expect(await refuse('{"error":"","error_code":2024}', { status: 400 })).toMatchObject({
      serverCode: '2024',
      serverMessage: undefined,
    });
  });

  it('says nothing of a body that can not be read', async () => {
    const error = await refuse('<h1>canary</h1>', { status: 502, headers: { 'retry-after': '7' } });

    expect(error.message).toBe('getToken was refused with status 502. Try again later.');
    expect(error.retryAfterMs).toBe(7000);
  });

  it('scrubs what the server repeats', async () => {
    const error = await refuse(
      '{"error":"canary-secret","error_description":"bad canary-secret"}',
      { status: 400 },
      ['canary-secret'],
    );

    expect(error.message).toContain('[redacted] "bad [redacted]"');
  });

  it('keeps the decoded body and the answer for the program', async () => {
    const error = await refuse('{"error":"x"}', { status: 429 });

    expect(error.error).toEqual({ error: 'x' });
    expect(error.response.status).toBe(429);
    expect(error.message).toContain('Try again later');
  });
});
