import { growth } from '@token-clients/test-support';
import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import { isRejection } from '../../src/fetch/is-rejection.js';
import { bearerErrors } from '../../src/fetch/rejection.js';
import * as index from '../../src/index.js';
import { FakeSource } from './fake-source.js';

const origin = 'https://api.example.com';
const cobo = [{ status: 500, codes: ['1000'] }];
const reply = (status: number, challenge?: string, body = '{}') =>
  new Response(body, { status, headers: challenge === undefined ? {} : { 'www-authenticate': challenge } });

describe('what rejects a token', () => {
  test('401 with invalid_token, with a bare Bearer challenge, and without a challenge does', async () => {
    for (const challenge of ['Bearer error="invalid_token"', 'bearer realm="x"', 'Bearer', undefined]) {
      expect(await isRejection(reply(401, challenge), origin)).toBe(true);
    }
  });

  test('401 that wants something else than a bearer token does not', async () => {
    for (const challenge of ['Basic realm="x"', 'DPoP algs="ES256"', 'Negotiate YWJj==']) {
      expect(await isRejection(reply(401, challenge), origin)).toBe(false);
    }
  });

  test('insufficient_scope and invalid_request do not, whatever the status and the rules', async () => {
    for (const error of ['insufficient_scope', 'invalid_request']) {
      for (const status of [400, 401, 403]) {
        const rejected = await isRejection(reply(status, `Bearer error="${error}"`), origin, [{ status }]);

        expect(rejected).toBe(false);
      }
    }
  });

  test('400, 403, 404 and 500 do not', async () => {
    for (const status of [400, 403, 404, 500]) expect(await isRejection(reply(status), origin)).toBe(false);
  });

  test('500 does where the rule says so, by the code in the body', async () => {
    const body = '{"error_code":1000,"error_message":"Internal error."}';

    expect(await isRejection(reply(500, undefined, body), origin, cobo)).toBe(true);
    expect(await isRejection(reply(500, undefined, body), origin, [])).toBe(false);
    expect(await isRejection(reply(500, undefined, body.replace('1000', '2000')), origin, cobo)).toBe(false);
    expect(await isRejection(reply(502, undefined, body), origin, cobo)).toBe(false);
  });

  test('a rule for 401 with codes replaces the general one', async () => {
    const rules = [{ status: 401, codes: ['expired'] }];

    expect(await isRejection(reply(401, undefined, '{"code":"expired"}'), origin, rules)).toBe(true);
    expect(await isRejection(reply(401, undefined, '{"code":"other"}'), origin, rules)).toBe(false);
    expect(await isRejection(reply(401, 'Bearer error=invalid_token', '{}'), origin, rules)).toBe(true);
  });

  test('finds the code in the shapes that APIs use, and in nothing else', async () => {
    for (const body of [
      '{"code":1000}',
      '{"errorCode":"1000"}',
      '{"error":"1000"}',
      '{"error":{"code":1000}}',
      '[{"errorCode":1000}]',
    ]) {
      expect(await isRejection(reply(500, undefined, body), origin, cobo), body).toBe(true);
    }
    for (const body of [
      '',
      'null',
      '1000',
      '"1000"',
      '<html>1000</html>',
      '{"code":10000}',
      '{"message":"1000"}',
    ]) {
      expect(await isRejection(reply(500, undefined, body), origin, cobo), body).toBe(false);
    }
  });

  test('reads no more than 64 KiB to find a code, and leaves the response unread', async () => {
    const long = reply(500, undefined, `{"message":"${'x'.repeat(70_000)}","code":1000}`);

    expect(await isRejection(long, origin, cobo)).toBe(false);

    expect((await long.text()).length).toBeGreaterThan(70_000);
  });
});

describe('isRejection()', () => {
  test('is false, and throws nothing, for a body that was read before or that breaks', async () => {
    const read = reply(500, undefined, '{"error_code":1000}');
    await read.text();
    const broken = new Response(
      new ReadableStream({ start: controller => controller.error(new Error('gone')) }),
      { status: 500 },
    );

    expect(await isRejection(read, origin, cobo)).toBe(false);
    expect(await isRejection(broken, origin, cobo)).toBe(false);
  });

  test('is no rejection when the response is from another origin', async () => {
    const redirected = Object.defineProperties(reply(401), {
      redirected: { value: true },
      url: { value: 'https://other.example/x' },
    });

    expect(await isRejection(redirected, origin)).toBe(false);
    expect(await isRejection(redirected, 'https://other.example')).toBe(true);
  });

  test('is an export of the package, for code that sends its own requests', () => {
    expect(index.isRejection).toBe(isRejection);
  });
});

describe('bearerFetch() with an API that sends 500 for an expired token', () => {
  const server = () =>
    startServer(({ headers }) =>
      headers.authorization === 'Bearer token-1'
        ? { status: 500, body: '{"error_code":1000,"error_message":"Internal error.","error_id":"e"}' }
        : { body: '{"ok":true}' },
    );

  test("replaces the token where the provider's rule says so", async () => {
    await using api = await server();
    const source = new FakeSource({ expired: cobo });

    const response = await bearerFetch(source, { origins: [api.url] })(api.url);

    expect(await response.json()).toEqual({ ok: true });
    expect(source.requests).toBe(2);
  });

  test('hands the 500 out, whole, where there is no such rule', async () => {
    await using api = await server();
    const source = new FakeSource();

    const response = await bearerFetch(source, { origins: [api.url] })(api.url);

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error_code: 1000 });
    expect(source.requests).toBe(1);
  });

  test('hands another 500 out, its body unread', async () => {
    await using api = await startServer(() => ({ status: 500, body: '{"error_code":2000}' }));
    const source = new FakeSource({ expired: cobo });

    const response = await bearerFetch(source, { origins: [api.url] })(api.url);

    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ error_code: 2000 });
    expect(source.invalidated).toEqual([]);
  });
});

describe('a WWW-Authenticate header', () => {
  const cases: [header: string, errors: string[] | undefined][] = [
    ['Bearer', ['']],
    ['Bearer realm="api", error="invalid_token", error_description="The token, expired"', ['invalid_token']],
    ['BEARER ERROR=invalid_token', ['invalid_token']],
    ['Bearer error = "invalid_token"', ['invalid_token']],
    ['Basic realm="x", Bearer error="invalid_token"', ['invalid_token']],
    ['Bearer error="invalid_token", Basic realm="x"', ['invalid_token']],
    ['Negotiate YWJj==, Bearer realm="y"', ['']],
    [
      'Bearer error="insufficient_scope", Bearer error="invalid_token"',
      ['insufficient_scope', 'invalid_token'],
    ],
    ['Basic realm="Bearer error=\\"invalid_token\\""', undefined],
    ['Basic realm="a, Bearer error=x"', undefined],
    ['Digest error="invalid_token"', undefined],
    ['Bearer error="in\\valid_token"', ['invalid_token']],
    ['', undefined],
  ];

  for (const [header, errors] of cases) {
    test(`is read: ${header}`, () => {
      expect(bearerErrors(header)).toEqual(errors);
    });
  }

  for (const part of ['"', 'a ', 'a=', '\\"', ' ', '=', 'a="', 'a="\\', 'a = ', 'Bearer error="']) {
    test(`is read in time that grows with its length only: ${part}`, () => {
      expect(growth(size => bearerErrors(part.repeat(size)), 2_000)).toBeLessThan(1.6);
    });
  }
});
