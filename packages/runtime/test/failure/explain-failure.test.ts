import { describe, expect, test } from 'vitest';
import { MalformedResponseError, ResponseError } from '../../src/errors/response-error.js';
import { unshownOf } from '../../src/errors/token-client-error.js';
import { failure, getToken, listItems } from '../support/fixtures.js';
import { read } from '../support/read.js';

describe('readResponse() of an error response', () => {
  test.each([null, '', '<html>', '{"error":', 'text', 'x'.repeat(1001)])(
    'returns it whatever its body: %j',
    async body => {
      expect(await read(body, { status: 401 })).toMatchObject({ ok: false, status: 401, error: undefined });
    },
  );

  test('gives documented members their documented names', async () => {
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

  test('leaves a list, a string and a number alone', async () => {
    expect(await read('["errorCode"]', { status: 400 })).toMatchObject({ error: ['errorCode'] });
    expect(await read('"errorCode"', { status: 400 })).toMatchObject({ error: 'errorCode' });
  });
});

describe('readResponse() of an error response, where only successes are wanted,', () => {
  const errorOf = async (
    body: string | null,
    init: ResponseInit,
    secrets: readonly string[] = [],
    operation = getToken,
  ) => {
    const input = { body: { client_secret: secrets } };
    const { failure: error } = await read(body, init, operation, { input });
    if (!(error instanceof ResponseError)) throw new Error('expected a ResponseError');
    return error;
  };

  test('says what failed, what the server said and what to do', async () => {
    const error = await errorOf('{"error":"invalid_client","error_description":"no such client"}', {
      status: 401,
    });

    expect(error.message).toBe(
      'getToken failed with status 401: invalid_client "no such client". Check the credentials.',
    );
    expect(error).toMatchObject({
      serverCode: 'invalid_client',
      serverMessage: 'no such client',
      status: 401,
    });
  });

  test('takes the first string or number that its pointers lead to', async () => {
    expect(await errorOf('{"error":"","error_code":2024}', { status: 400 })).toMatchObject({
      serverCode: '2024',
      serverMessage: undefined,
    });
  });

  test('says nothing of a web page but that it is one', async () => {
    const error = await errorOf('<h1>canary</h1>', { status: 502, headers: { 'retry-after': '7' } });

    expect(error.message).toBe('getToken failed with status 502 and a web page. Try again in 7 s.');
    expect(error.retryAfterMs).toBe(7000);
  });

  test('redacts what the server repeats, and keeps the code as it was sent for the program', async () => {
    const error = await errorOf(
      '{"error":"canary-secret","error_description":"bad canary-secret"}',
      { status: 400 },
      ['canary-secret'],
    );

    expect(error.message).toContain('[redacted] "bad [redacted]"');
    expect(error.serverCode).toBe('[redacted]');
    expect(unshownOf(error).rawCode).toBe('canary-secret');
  });

  test('keeps the decoded body and the response for the program', async () => {
    const error = await errorOf('{"error":"x"}', { status: 429 });

    expect(error.error).toEqual({ error: 'x' });
    expect(error.response.status).toBe(429);
    expect(error.message).toContain('Try again later');
  });

  test("shows the server's name for the failure, from the usual places or from where the spec has it", async () => {
    const operation = { ...getToken, errors: { code: [], message: [], id: ['/meta/ref'] } };

    expect(
      (await errorOf('{"error_code":2000,"error_message":"down","error_id":"e-1"}', { status: 500 })).message,
    ).toBe('getToken failed with status 500: 2000 "down" (error id e-1). Try again later.');
    expect(await errorOf('{"meta":{"ref":"r-2"}}', { status: 400 }, [], operation)).toMatchObject({
      errorId: 'r-2',
      message: expect.stringContaining('(error id r-2)'),
    });
  });

  test.each<
    [body: string, headers: Record<string, string>, code: string | undefined, message: string | undefined]
  >([
    ['{"error":"invalid_request","error_description":"rfc says"}', {}, 'invalid_request', 'rfc says'],
    ['{"message":"no such app"}', {}, undefined, 'no such app'],
    ['{"error":{"code":"E1","message":"nested"}}', {}, 'E1', 'nested'],
    ['{"error":{"type":"t1","message":"nested"}}', {}, 't1', 'nested'],
    ['{"errors":[{"code":7,"message":"listed"}]}', {}, '7', 'listed'],
    ['{"errors":["only text"]}', {}, undefined, 'only text'],
    ['[{"errorCode":"IC-1","errorMessage":"first of a list"}]', {}, 'IC-1', 'first of a list'],
    ['{"type":"about:blank","title":"Bad","detail":"problem"}', {}, undefined, 'problem'],
    ['{"title":"Bad Request","status":400}', {}, undefined, 'Bad Request'],
    [
      '{"fault":{"faultstring":"Invalid ApiKey","detail":{"errorcode":"oauth.v2.InvalidApiKey"}}}',
      {},
      'oauth.v2.InvalidApiKey',
      'Invalid ApiKey',
    ],
    [
      '{"errorCode":"E0000004","errorSummary":"Authentication failed"}',
      {},
      'E0000004',
      'Authentication failed',
    ],
    ['{"error_message":"","developer_message":"for developers"}', {}, undefined, 'for developers'],
    ['{"error":"Something went wrong"}', {}, undefined, 'Something went wrong'],
    ['"just a text"', {}, undefined, 'just a text'],
    ['no such app\n', { 'content-type': 'text/plain' }, undefined, 'no such app'],
    ['error=bad_code&error_description=no+such+code', {}, 'bad_code', 'no such code'],
    [
      '',
      { 'www-authenticate': 'Bearer realm="x", error="invalid_token", error_description="it has ended"' },
      'invalid_token',
      'it has ended',
    ],
    ['<Error><Code>A</Code></Error>', { 'content-type': 'application/xml' }, undefined, undefined],
    ['{"error":"invalid_client","error_desc', {}, undefined, undefined],
    ['{"count":3}', {}, undefined, undefined],
    ['null', {}, undefined, undefined],
  ])('finds what the server says in %s %j', async (body, headers, serverCode, serverMessage) => {
    const strict = { ...getToken, errors: { code: ['/nowhere'], message: ['/error_message'] } };

    const error = await errorOf(body, { status: 400, headers }, [], strict);

    expect(error).toMatchObject({ serverCode, serverMessage });
    for (const said of [serverCode, serverMessage])
      if (said !== undefined) expect(error.message).toContain(said);
  });

  test.each([
    [400, '{"error":"invalid_client"}', 'Check the credentials.'],
    [401, '{}', 'Check the credentials.'],
    [400, '{"error":"LOGIN"}', 'Check the credentials.'],
    [400, '{"error":"LOCKED"}', 'Wait, or have the account unlocked.'],
    [400, '{"error":"invalid_request"}', 'Check the fields.'],
    [400, '{"error":"invalid_scope"}', 'Check the scope.'],
    [400, '{"error":"invalid_target"}', 'Check the resource or audience.'],
    [400, '{"error":"unauthorized_client"}', 'Check what this client is allowed to do.'],
    [
      400,
      '{"error":"invalid_grant"}',
      'Get a new refresh token, code or subject token: this one is no longer accepted.',
    ],
    [400, '{}', 'Check the credentials and fields.'],
    [403, '{}', 'Check the credentials and what they are allowed to do.'],
    [404, '{"message":"no route"}', 'Check the base URL: https://api.example.com/v1/oauth2/v1/token.'],
    [405, '', 'Check the base URL: https://api.example.com/v1/oauth2/v1/token.'],
    [410, '', 'Check the base URL: https://api.example.com/v1/oauth2/v1/token.'],
    [
      403,
      '<html>',
      'Check the base URL: https://api.example.com/v1/oauth2/v1/token. The response may also be that of a proxy.',
    ],
    [404, '{"error":"invalid_client"}', 'Check the credentials.'],
    [500, '', 'Try again later.'],
    [503, '{"error":"invalid_request"}', 'Try again later.'],
    [408, '', 'Try again later.'],
  ])('says for %i %s what to do', async (status, body, advice) => {
    const kinds = { credential: ['LOGIN'], locked: ['LOCKED'] };
    const operation = { ...getToken, errors: { code: ['/error'], message: [], kinds } };

    const { message } = await errorOf(body, { status }, [], operation);

    expect(message.endsWith(`. ${advice}`), message).toBe(true);
  });

  test.each([
    ['7', 'Try again in 7 s.'],
    ['3600', 'Try again in 60 min.'],
    ['0', 'Try again later.'],
    ['soon', 'Try again later.'],
  ])('says when to try again after Retry-After: %s', async (wait, advice) => {
    expect((await errorOf('', { status: 429, headers: { 'retry-after': wait } })).message).toBe(
      `getToken failed with status 429. ${advice}`,
    );
  });

  test('takes a page with a 401 that asks for credentials for what it says', async () => {
    const headers = { 'www-authenticate': 'Basic realm="token"' };

    expect((await errorOf('<html>', { status: 401, headers })).message).toContain('Check the credentials.');
    expect((await errorOf('<html>', { status: 401 })).message).toContain('Check the base URL');
    expect((await errorOf('<html>', { status: 403, headers })).message).toContain('Check the base URL');
  });

  test('names the server variables that are part of the address', async () => {
    const { failure: error } = await read('', { status: 404 }, getToken, {
      options: { serverVariables: { tenant: 't' } },
    });

    expect(error?.message).toContain('Check the base URL and serverVariables.tenant: https://');
  });
});

describe('readResponse() of an error inside of a success', () => {
  test.each([
    [
      '{"error":"incorrect_client_credentials","error_description":"wrong"}',
      'incorrect_client_credentials',
      'wrong',
    ],
    ['{"errorCode":"S1006","errorMessage":"Login failed"}', 'S1006', 'Login failed'],
    ['[{"errorCode":"S1006"}]', 'S1006', undefined],
    ['{"ok":false,"error":"invalid_code"}', 'invalid_code', undefined],
    ['{"message":"Unauthorized"}', undefined, 'Unauthorized'],
    ['error=bad_verification_code&error_description=old', 'bad_verification_code', 'old'],
  ])('reads what %s says', async (body, serverCode, serverMessage) => {
    const error = await failure(read(body));

    if (!(error instanceof MalformedResponseError)) throw error;
    expect(error).toMatchObject({ reason: 'error_in_success', status: 200, serverCode, serverMessage });
    expect(error.message).toContain('getToken failed in a response of status 200: ');
    expect(error.message).toContain(serverCode ?? serverMessage);
    expect(error.message).not.toContain('base URL');
    expect(error.response?.status).toBe(200);
    expect(error.error).toBeDefined();
  });

  test.each(['{"code":0,"message":"success","data":{}}', '{"message":"OK"}', '{"code":"200"}'])(
    'is none where all is well and the token is elsewhere: %s',
    async body => {
      expect(await failure(read(body))).toMatchObject({ reason: 'wrong_shape' });
    },
  );

  test('is none where no token is promised', async () => {
    expect(await read('{"error":"x"}', {}, listItems)).toMatchObject({ ok: true, data: { error: 'x' } });
  });
});
