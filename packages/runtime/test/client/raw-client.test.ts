import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { rawClient } from '../../src/client/raw-client.js';
import { formBody } from '../../src/formats/bodies.js';
import { failure, getToken, listItems, servers, token } from '../support/fixtures.js';
import { withServer } from '../support/loopback.js';

interface Content<Body> {
  headers: { [name: string]: unknown };
  content: { 'application/json': Body };
}
interface Paths {
  '/oauth2/v1/token': {
    post: {
      requestBody: { content: { 'application/x-www-form-urlencoded': Record<string, unknown> } };
      responses: { 200: Content<typeof token>; 400: Content<{ error: string }> };
    };
  };
  '/items/{owner}': {
    get: {
      parameters: { path: { owner: string }; query?: { tag?: string[] } };
      responses: { 200: Content<string[]> };
    };
  };
}

const form = formBody('application/x-www-form-urlencoded', {}, { scope: ' ' });
const operations = [{ ...getToken, body: form }, listItems];
const body = { grant_type: 'x y', scope: ['a', 'b'], none: undefined };

describe('rawClient()', () => {
  test('sends form bodies with the exact content type, and asks for JSON', async () => {
    await withServer(
      (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(token)),
      async (baseUrl, seen) => {
        const client = rawClient<Paths>(servers, operations, { baseUrl, headers: { 'x-a': '1' } });

        expect((await client.POST('/oauth2/v1/token', { body })).data).toEqual(token);

        expect(seen).toMatchObject([
          {
            body: 'grant_type=x+y&scope=a+b',
            headers: {
              accept: 'application/json',
              'content-type': 'application/x-www-form-urlencoded',
              'x-a': '1',
            },
          },
        ]);
      },
    );
  });

  test('passes the exact body to a fetch of its user', async () => {
    const fetch = stubFetch({ body: token });

    await rawClient<Paths>(servers, operations, { fetch }).request('post', '/oauth2/v1/token', { body });

    expect(fetch.calls[0]).toMatchObject({
      url: 'https://api.example.com/oauth2/v1/token',
      body: 'grant_type=x+y&scope=a+b',
      init: { method: 'POST', redirect: 'manual' },
    });
  });

  test('keeps headers of the call, in any form', async () => {
    const fetch = stubFetch({ body: token });
    const client = rawClient<Paths>(servers, operations, { fetch });
    const given = { Authorization: 'Basic x', 'Content-Type': 'a/b' };
    for (const headers of [given, new Headers(given), Object.entries(given)])
      await client.POST('/oauth2/v1/token', { body, headers: headers as HeadersInit });

    for (const { headers } of fetch.calls) {
      expect(headers.get('authorization')).toBe('Basic x');
      expect(headers.get('content-type')).toBe('a/b');
    }
  });

  test('writes queries as forms, and repeats lists', async () => {
    const fetch = stubFetch({ body: [] });

    await rawClient<Paths>(servers, operations, { fetch }).GET('/items/{owner}', {
      params: { path: { owner: 'a/b' }, query: { tag: ['x y', 'z'] } },
    });

    expect(fetch.calls[0]?.url).toBe('https://api.example.com/items/a%2Fb?tag=x+y&tag=z');
    expect(fetch.calls[0]?.body).toBeNull();
  });

  test('runs the middleware of its user', async () => {
    const client = rawClient<Paths>(servers, operations, { fetch: stubFetch({ body: token }) });
    const bodies: string[] = [];
    client.use({
      async onRequest({ request }) {
        bodies.push(await request.clone().text());
      },
      onResponse: () => Response.json({ ...token, access_token: 'changed' }),
    });

    expect((await client.POST('/oauth2/v1/token', { body })).data?.access_token).toBe('changed');
    expect(bodies).toEqual(['grant_type=x+y&scope=a+b']);
  });

  test('returns an error response as openapi-fetch does', async () => {
    const client = rawClient<Paths>(servers, operations, {
      fetch: stubFetch({ status: 400, body: { error: 'invalid_client' } }),
    });

    expect((await client.POST('/oauth2/v1/token', { body })).error).toEqual({ error: 'invalid_client' });
  });

  test('rejects redirects', async () => {
    await withServer(
      (_, response) => response.writeHead(307, { location: '/elsewhere' }).end(),
      async (baseUrl, seen) => {
        const client = rawClient<Paths>(servers, operations, { baseUrl });

        const rejected = { code: 'malformed_response', reason: 'redirect', status: 307 };
        const params = { path: { owner: 'x' } };

        expect(await failure(client.POST('/oauth2/v1/token', { body }))).toMatchObject(rejected);
        expect(await failure(client.GET('/items/{owner}', { params, redirect: 'follow' }))).toMatchObject(
          rejected,
        );
        client.use({ onRequest: () => undefined });
        expect(await failure(client.GET('/items/{owner}', { params }))).toMatchObject(rejected);
        expect(await failure(client.GET('/items/{owner}', { params, fetch }))).toMatchObject(rejected);

        expect(seen).toHaveLength(4);
      },
    );
  });

  test('rejects a redirect whose status a browser does not show', async () => {
    const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const client = rawClient<Paths>(servers, operations, { fetch: async () => hidden });

    expect(await failure(client.POST('/oauth2/v1/token', { body }))).toMatchObject({
      code: 'malformed_response',
      reason: 'redirect',
      status: 0,
    });
  });

  test('hands a redirect to a call that asks for it', async () => {
    const client = rawClient<Paths>(servers, operations, {
      fetch: stubFetch({ status: 302, headers: { location: '/elsewhere' } }),
    });

    const { response } = await client.POST('/oauth2/v1/token', { body, redirect: 'manual' });

    expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere']);
  });

  test('passes on what a call gives beside, with or without middleware', async () => {
    const fetch = stubFetch({ body: token });
    const client = rawClient<Paths>(servers, operations, { fetch });
    const more = { cache: 'no-store', dispatcher: { a: 1 } } as const;

    await client.POST('/oauth2/v1/token', { body, ...more });
    client.use({ onRequest: () => undefined });
    await client.POST('/oauth2/v1/token', { body, ...more });

    expect(fetch.calls[0]?.init).toMatchObject(more);
    expect(fetch.calls[1]?.init).toMatchObject(more);
    expect(fetch.calls.map(call => call.body)).toEqual(Array(2).fill('grant_type=x+y&scope=a+b'));
  });

  test('sends bytes as they are, behind middleware as well', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0, 0x80]);
    await withServer(
      (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(token)),
      async (baseUrl, seen) => {
        const given: unknown[] = [];
        const client = rawClient<Paths>(servers, operations, {
          baseUrl,
          fetch: async (url, init) => {
            given.push(init.body);
            return fetch(url, init);
          },
        });
        const init = { body, bodySerializer: () => bytes };

        await client.POST('/oauth2/v1/token', init);
        client.use({ onRequest: ({ request }) => new Request(request, { headers: { 'x-new': '1' } }) });
        await client.POST('/oauth2/v1/token', init);

        expect(given).toEqual([bytes, bytes]);
        expect(seen.map(({ headers }) => [headers['content-length'], headers['x-new']])).toEqual([
          ['4', undefined],
          ['4', '1'],
        ]);
      },
    );
  });

  test("calls a call's own fetch with a Request, as openapi-fetch does", async () => {
    const client = rawClient<Paths>(servers, operations, { fetch: stubFetch(new Error('not this one')) });
    const seen: string[] = [];

    const { data } = await client.POST('/oauth2/v1/token', {
      body,
      fetch: async request => {
        seen.push(`${request.method} ${request.url} ${await request.text()}`);
        return Response.json(token);
      },
    });

    expect(data).toEqual(token);
    expect(seen).toEqual(['POST https://api.example.com/oauth2/v1/token grant_type=x+y&scope=a+b']);
  });

  test('rejects a base URL of a call that is not safe', async () => {
    const client = rawClient<Paths>(servers, operations, { fetch: stubFetch({ body: token }) });

    expect(
      await failure(client.POST('/oauth2/v1/token', { body, baseUrl: 'http://api.example.com' })),
    ).toMatchObject({ code: 'configuration' });
    expect((await client.POST('/oauth2/v1/token', { body, baseUrl: 'https://b.example' })).data).toEqual(
      token,
    );
  });

  test('hands out a stream that goes on, and ends with the signal of its caller', async () => {
    await withServer(
      (_, response) => response.write('first'),
      async baseUrl => {
        const client = rawClient<Paths>(servers, operations, { baseUrl });
        const stop = new AbortController();
        const { data } = await client.POST('/oauth2/v1/token', {
          body,
          parseAs: 'stream',
          signal: stop.signal,
        });
        const reader = data?.getReader();
        expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');

        stop.abort(new Error('enough'));

        await expect(reader?.read()).rejects.toThrow('enough');
      },
    );
  });

  test('lets go of the signal of its user, and of its timer, when a call is over', async () => {
    const client = rawClient<Paths>(servers, operations, { fetch: stubFetch({ body: token }) });
    const stop = new AbortController();
    let listeners = 0;
    const { signal } = stop;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };

    await client.POST('/oauth2/v1/token', { body, signal });
    await failure(
      client.POST('/oauth2/v1/token', { body, signal, bodySerializer: () => Object.assign(null as never) }),
    );

    expect(listeners).toBe(0);
  });

  test('has a time limit, also beside a signal of its user', async () => {
    await withServer(
      () => {},
      async baseUrl => {
        const client = rawClient<Paths>(servers, operations, { baseUrl, timeoutMs: 30 });
        const { signal } = new AbortController();

        expect(await failure(client.POST('/oauth2/v1/token', { body, signal }))).toMatchObject({
          name: 'TimeoutError',
        });
        expect(
          await failure(client.POST('/oauth2/v1/token', { body, signal: AbortSignal.abort('no') })),
        ).toBe('no');
      },
    );
  });

  test('rejects for a path that is none of the spec', async () => {
    const client = rawClient<Paths>(servers, operations);

    expect(await failure(client.GET('/other' as never))).toMatchObject({ code: 'configuration' });
  });
});
