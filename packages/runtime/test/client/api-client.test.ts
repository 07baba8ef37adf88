import { readFileSync } from 'node:fs';
import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import type { ResponseError } from '../../src/errors/response-error.js';
import { basicAuth } from '../../src/grant/fill-token-request.js';
import { failure, getToken, listItems, servers, token } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

const body = { client_id: 'id', client_secret: 'canary-secret' };

describe('apiClient().data()', () => {
  test('returns the body of a success', async () => {
    const fetch = stubFetch({ body: token });

    expect(await apiClient(servers, { fetch }).data(getToken, { body })).toEqual(token);
    expect(fetch.calls[0]).toMatchObject({
      url: 'https://api.example.com/oauth2/v1/token',
      body: JSON.stringify(body),
      init: { method: 'POST', redirect: 'manual' },
    });
  });

  test('throws what is not one', async () => {
    const fetch = stubFetch({ status: 400, body: { error: 'invalid_client' } });

    expect(await failure(apiClient(servers, { fetch }).data(getToken, { body }))).toMatchObject({
      code: 'error_response',
      serverCode: 'invalid_client',
    });
  });

  test('sends exact bytes and headers over the wire', async () => {
    await withServer(
      (_, response) => response.end(JSON.stringify(token)),
      async (baseUrl, seen) => {
        const operation = { ...getToken, body: 'form' as const };

        await apiClient(servers, { baseUrl }).data(operation, { body: { b: 'x y', a: '€' } });

        expect(seen).toMatchObject([
          {
            method: 'POST',
            target: '/oauth2/v1/token',
            body: 'b=x+y&a=%E2%82%AC',
            headers: {
              accept: 'application/json',
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': '17',
            },
          },
        ]);
      },
    );
  });
});

describe('apiClient().result()', () => {
  test('returns successes and error responses alike, with the response', async () => {
    const fetch = stubFetch({ status: 201, body: token }, { status: 422, body: { error: 'x' } });
    const client = apiClient(servers, { fetch });

    const first = await client.result<object>(getToken, { body });
    const second = await client.result<object>(getToken, { body });

    expect(first).toMatchObject({ ok: true, status: 201, data: token });
    expect(second).toMatchObject({ ok: false, status: 422, error: { error: 'x' } });
    expect(first).not.toHaveProperty('text');
    expect(second).toHaveProperty('response.bodyUsed', true);
  });

  test("throws for a response that can't be used", async () => {
    const client = apiClient(servers, { fetch: stubFetch({ body: '<html>' }) });

    expect(await failure(client.result(getToken, { body }))).toMatchObject({ reason: 'html' });
  });
});

describe('apiClient() headers', () => {
  test('puts those of the call over those of the client over its own, whatever their case', async () => {
    const fetch = stubFetch({ body: token });
    const client = apiClient(servers, {
      fetch,
      headers: { Authorization: 'Basic one', 'X-A': '1', accept: 'a/b' },
    });

    await client.data(getToken, { body }, { headers: { AUTHORIZATION: 'Basic two', 'content-TYPE': 'x/y' } });

    expect(Object.fromEntries(fetch.calls[0]?.headers ?? [])).toEqual({
      accept: 'a/b',
      authorization: 'Basic two',
      'content-type': 'x/y',
      'user-agent': expect.stringMatching(/^token-clients\//),
      'x-a': '1',
    });
  });

  test('says who asks, unless the caller does', async () => {
    const fetch = stubFetch({ body: token });
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

    await apiClient(servers, { fetch }).data(getToken, { body });
    await apiClient(servers, { fetch, headers: { 'User-Agent': 'mine/1' } }).data(getToken, { body });

    expect(fetch.calls.map(({ headers }) => headers.get('user-agent'))).toEqual([
      `token-clients/${version}`,
      'mine/1',
    ]);
  });

  test('sends one of two header parameters and own headers that differ in case only', async () => {
    const fetch = stubFetch({ body: token });
    const operation = { ...getToken, header: ['Accept'] };

    await apiClient(servers, { fetch }).data(operation, { body, parameters: { Accept: 'a/b' } });

    expect(fetch.calls[0]?.headers.get('accept')).toBe('a/b');
  });

  test.each(['a\r\nx-injected: 1', 'a\0b', '€'])('rejects the value %j without showing it', async value => {
    const fetch = stubFetch({ body: token });
    const error = await failure(
      apiClient(servers, { fetch, headers: { 'x-a': value } }).data(getToken, { body }),
    );

    expect(error).toMatchObject({ code: 'configuration', message: expect.stringContaining('was not sent') });
    expect(fetch.calls).toEqual([]);
  });

  test('redacts the secret of a Basic header from what the server says', async () => {
    const encodings = ['form', 'raw'] as const;
    // The second one can't be form-decoded.
    const secrets = ['canary +ä/secret', 'canary 100%+'];
    for (const [secret, encoding] of secrets.flatMap(each => encodings.map(how => [each, how] as const))) {
      const fetch = stubFetch({
        status: 401,
        body: { error: 'x', error_description: `${secret} is wrong` },
      });
      const client = apiClient(servers, { fetch, headers: { ...basicAuth('id', secret, encoding) } });

      expect(((await failure(client.data(getToken, {}))) as ResponseError).serverMessage).toBe(
        '[redacted] is wrong',
      );
    }
  });

  test('does not take a short header for a secret', async () => {
    const fetch = stubFetch({ status: 400, body: { error: 'invalid_client' } });
    const headers = { 'accept-language': 'en', dnt: '1', 'x-app': 'hello me', 'x-kind': 'client' };

    expect(await failure(apiClient(servers, { fetch, headers }).data(getToken, {}))).toMatchObject({
      serverCode: 'invalid_client',
    });
  });
});

describe('apiClient() fetch', () => {
  test('is called without a this, as a browser demands', async () => {
    let self: unknown = 'not called';
    const fetch = async function (this: unknown) {
      self = this;
      return Response.json(token);
    };

    await apiClient(servers, { fetch }).data(getToken, { body });

    expect(self).toBeUndefined();
  });

  test('is the global one as it is when the request is made', async () => {
    const client = apiClient(servers);
    const before = globalThis.fetch;
    globalThis.fetch = async () => Response.json(token);
    try {
      expect(await client.data(getToken, { body })).toEqual(token);
    } finally {
      globalThis.fetch = before;
    }
  });

  test.each([
    [Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }), 'ECONNREFUSED'],
    [Object.assign(new Error('canary-secret'), { code: 'UND_ERR_SOCKET' }), 'UND_ERR_SOCKET'],
    [Object.assign(new Error('x'), { code: 'https://canary-secret' }), undefined],
    [new DOMException('canary-secret', 'AbortError'), undefined],
  ])('failing with %s is a NetworkError with reason %s', async (cause, reason) => {
    const error = (await failure(
      apiClient(servers, { fetch: stubFetch(cause) }).data(getToken, { body }),
    )) as Error;

    expect(error).toMatchObject({ code: 'network', operation: 'getToken', reason });
    expect(error.message).toBe(
      `getToken could not reach https://api.example.com${reason ? ` (${reason})` : ''}.`,
    );
    expect(error.cause).toBeUndefined();
  });

  test('survives a failure whose cause is itself', async () => {
    const loop: Error = new Error('x');
    loop.cause = loop;

    expect(await failure(apiClient(servers, { fetch: stubFetch(loop) }).data(getToken, {}))).toMatchObject({
      code: 'network',
    });
  });
});

describe('apiClient() redirects', () => {
  test.each([301, 302, 307, 308])('are never followed: %i', async status => {
    await withServer(
      (_, response) => response.writeHead(status, { location: '/elsewhere' }).end('moved'),
      async (baseUrl, seen) => {
        const client = apiClient(servers, { baseUrl });
        const parameters = { owner: 'x' };

        expect(await failure(client.data(getToken, { body }))).toMatchObject({ reason: 'redirect', status });
        expect(await failure(client.data(listItems, { parameters }))).toMatchObject({ reason: 'redirect' });
        expect(seen.map(one => one.target)).toEqual(['/oauth2/v1/token', '/items/x']);
      },
    );
  });
});
