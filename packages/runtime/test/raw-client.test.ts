import { describe, expect, it } from 'vitest';
import { rawClient } from '../src/raw-client.js';
import { failure, getToken, listItems, servers, token } from './fixtures.js';
import { withServer } from './loopback.js';
import { stubFetch } from './stub-fetch.js';

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

const operations = [{ ...getToken, body: 'form' as const, joined: { scope: ' ' } }, listItems];
const body = { grant_type: 'x y', scope: ['a', 'b'], none: undefined };

describe('rawClient()', () => {
  it('sends form bodies with the exact content type, and asks for JSON', async () => {
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

  it('hands the exact text to a fetch of its user', async () => {
    const fetch = stubFetch({ body: token });

    await rawClient<Paths>(servers, operations, { fetch }).request('post', '/oauth2/v1/token', { body });

    expect(fetch.calls[0]).toMatchObject({
      url: 'https://api.example.com/oauth2/v1/token',
      body: 'grant_type=x+y&scope=a+b',
      init: { method: 'POST', redirect: 'error' },
    });
  });

  it('keeps headers of the call, in any form', async () => {
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

  it('writes queries as forms, and repeats lists', async () => {
    const fetch = stubFetch({ body: [] });

    await rawClient<Paths>(servers, operations, { fetch }).GET('/items/{owner}', {
      params: { path: { owner: 'a/b' }, query: { tag: ['x y', 'z'] } },
    });

    expect(fetch.calls[0]?.url).toBe('https://api.example.com/items/a%2Fb?tag=x+y&tag=z');
    expect(fetch.calls[0]?.body).toBeNull();
  });

  it('runs the middleware of its user', async () => {
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

  it('returns a refusal as openapi-fetch does', async () => {
    const client = rawClient<Paths>(servers, operations, {
      fetch: stubFetch({ status: 400, body: { error: 'invalid_client' } }),
    });

    expect((await client.POST('/oauth2/v1/token', { body })).error).toEqual({ error: 'invalid_client' });
  });

  it('refuses redirects', async () => {
    await withServer(
      (_, response) => response.writeHead(307, { location: '/elsewhere' }).end(),
      async (baseUrl, seen) => {
        const client = rawClient<Paths>(servers, operations, { baseUrl });

        await failure(client.POST('/oauth2/v1/token', { body }));
        await failure(client.GET('/items/{owner}', { params: { path: { owner: 'x' } } }));

        expect(seen).toHaveLength(2);
      },
    );
  });

  it('has a time limit, also beside a signal of its user', async () => {
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

  it('rejects for a path that is none of the spec', async () => {
    const client = rawClient<Paths>(servers, operations);

    expect(await failure(client.GET('/other' as never))).toMatchObject({ code: 'configuration' });
  });
});
