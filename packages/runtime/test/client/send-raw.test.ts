import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { rawClient } from '../../src/client/raw-client.js';
import { markSigning } from '../../src/client/signing-mark.js';
import { MalformedResponseError } from '../../src/errors/response-error.js';
import type { SignableRequest, Signer } from '../../src/model/call.js';
import { failure, getToken, servers, token } from '../support/fixtures.js';

interface Paths {
  '/oauth2/v1/token': {
    post: {
      requestBody: { content: { 'application/json': { a: number } } };
      responses: { 200: { content: { 'application/json': typeof token } } };
    };
  };
  '/open': {
    post: {
      requestBody: { content: { 'application/json': { a: number } } };
      responses: { 200: { content: { 'application/json': typeof token } } };
    };
  };
}

const path = '/oauth2/v1/token';
const operations = [
  { ...getToken, signature: 'Test' },
  { ...getToken, name: 'open', path: '/open' },
];
const body = { a: 1 };

/** Signs by a counter, and keeps what it was given. */
function testSigner(more: Partial<Signer> = {}) {
  const seen: SignableRequest[] = [];
  const signer: Signer = {
    scheme: 'Test',
    sign(request) {
      seen.push(request);
      return { url: `${request.url}?canonical`, headers: { 'x-signature': `${seen.length}` } };
    },
    ...more,
  };
  return { signer, seen };
}

describe('an operation that must be signed, in a raw client', () => {
  test('is rejected without a signer, before anything is sent, with what to do', async () => {
    const fetch = stubFetch({ body: token });
    for (const signer of [undefined, testSigner({ scheme: 'Other' }).signer]) {
      const client = rawClient<Paths>(servers, operations, { fetch, signer });

      const error = await failure(client.POST(path, { body }));

      expect(error).toMatchObject({ code: 'configuration' });
      expect(String(error)).toContain('fetch: signedFetch(signer, { origins })');
    }
    expect(fetch.calls).toEqual([]);
  });

  test('is signed by the signer: what was signed is what is sent', async () => {
    const fetch = stubFetch({ body: token });
    const { signer, seen } = testSigner();
    const client = rawClient<Paths>(servers, operations, { fetch, signer });

    expect((await client.POST(path, { body })).data).toEqual(token);
    await client.POST(path, { body });
    await client.POST('/open', { body });

    expect(seen).toEqual(
      Array(2).fill({ method: 'POST', url: `https://api.example.com${path}`, body: '{"a":1}' }),
    );
    expect(fetch.calls.map(call => [call.url, call.body, call.headers.get('x-signature')])).toEqual([
      [`https://api.example.com${path}?canonical`, '{"a":1}', '1'],
      [`https://api.example.com${path}?canonical`, '{"a":1}', '2'],
      ['https://api.example.com/open', '{"a":1}', null],
    ]);
  });

  test('is signed after middleware has changed it', async () => {
    const fetch = stubFetch({ body: token });
    const { signer, seen } = testSigner();
    const client = rawClient<Paths>(servers, operations, { fetch, signer });
    client.use({
      onRequest: ({ request }) => new Request(request, { body: 'changed', duplex: 'half' } as RequestInit),
    });

    await client.POST(path, { body });

    expect(seen).toMatchObject([{ body: 'changed' }]);
    expect(fetch.calls[0]?.body).toBe('changed');
  });

  test('is signed over the very bytes of a form with files', async () => {
    const sent: string[] = [];
    const { signer, seen } = testSigner();
    const client = rawClient<Paths>(servers, operations, {
      signer,
      fetch: async (url, init) => {
        sent.push(await new Request(url, init).text());
        return Response.json(token);
      },
    });
    const form = new FormData();
    form.set('file', new Blob(['content']), 'name.txt');

    await client.POST(path, { body, bodySerializer: () => form });

    expect(sent[0]).toContain('content');
    expect(sent).toEqual(seen.map(request => request.body));
  });

  test('is left to a fetch that signs, and not signed twice', async () => {
    const fetch = markSigning(stubFetch({ body: token }), 'Test');
    const { signer, seen } = testSigner();
    for (const options of [{ fetch }, { fetch, signer }])
      expect((await rawClient<Paths>(servers, operations, options).POST(path, { body })).data).toEqual(token);

    expect(seen).toEqual([]);
    const other = markSigning(stubFetch({ body: token }), 'Other');
    expect(
      await failure(rawClient<Paths>(servers, operations, { fetch: other }).POST(path, { body })),
    ).toMatchObject({ code: 'configuration' });
  });

  test("is sent by a call's own fetch, signed or signing", async () => {
    const { signer, seen } = testSigner();
    const sent: (string | null)[] = [];
    const own = async (request: Request) => {
      sent.push(request.headers.get('x-signature'));
      return Response.json(token);
    };

    await rawClient<Paths>(servers, operations, { signer }).POST(path, { body, fetch: own });
    await rawClient<Paths>(servers, operations).POST(path, { body, fetch: markSigning(own, 'Test') });

    expect(sent).toEqual(['1', null]);
    expect(seen).toHaveLength(1);
  });

  test("is checked by the signer's check of the response", async () => {
    const checked: unknown[] = [];
    const { signer } = testSigner({
      async verify({ operation, status, body: text }) {
        checked.push([operation, status, text]);
        if (status === 200)
          throw new MalformedResponseError('forged', { operation, status, reason: 'signature' });
      },
    });
    const fetch = stubFetch({ body: token }, { status: 500, body: { error: 'x' } });
    const client = rawClient<Paths>(servers, operations, { fetch, signer });

    expect(await failure(client.POST(path, { body }))).toMatchObject({ reason: 'signature' });
    expect((await client.POST(path, { body })).error).toEqual({ error: 'x' });
    expect(checked).toEqual([
      ['getToken', 200, JSON.stringify(token)],
      ['getToken', 500, '{"error":"x"}'],
    ]);
  });

  test('is not waited for longer than the time limit, while it is signed', async () => {
    const fetch = stubFetch({ body: token });
    const { signer } = testSigner({ sign: () => new Promise(() => {}) });
    const client = rawClient<Paths>(servers, operations, { fetch, signer, timeoutMs: 10 });

    expect(await failure(client.POST(path, { body }))).toMatchObject({ name: 'TimeoutError' });
    expect(fetch.calls).toEqual([]);
  });

  test('may get its response from middleware, without a signature', async () => {
    const client = rawClient<Paths>(servers, operations, { fetch: stubFetch(new Error('not called')) });
    client.use({ onRequest: () => Response.json(token) });

    expect((await client.POST(path, { body })).data).toEqual(token);
  });
});
