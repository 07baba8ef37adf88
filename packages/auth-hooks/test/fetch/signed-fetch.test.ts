import { createHash } from 'node:crypto';
import { type ReceivedRequest, startServer } from '@token-clients/testing/servers';
import createClient from 'openapi-fetch';
import nacl from 'tweetnacl';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import { signedFetch } from '../../src/fetch/signed-fetch.js';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { KEYS, RESPONSES } from '../sign/vectors.js';
import { FakeSource } from './fake-source.js';

const { seed, publicKey } = KEYS.A;
const signer = coboSigner({ privateKey: seed });

/** What Cobo's server does: the signature must fit the very bytes that arrived. tweetnacl is the oracle. */
function isSigned({ method, target, headers, body }: ReceivedRequest): boolean {
  const [path, query = ''] = target.split('?');
  const head = `${method}|${path}|${headers['biz-api-nonce']}|${query}|`;
  const sha256 = (data: Buffer) => createHash('sha256').update(data).digest();
  const hash = sha256(sha256(Buffer.concat([Buffer.from(head), body])));
  const signature = Buffer.from(String(headers['biz-api-signature']), 'hex');
  return (
    headers['biz-api-key'] === publicKey &&
    nacl.sign.detached.verify(hash, signature, Buffer.from(publicKey, 'hex'))
  );
}

describe('signedFetch()', () => {
  test('signs what arrives, for every kind of body and an awkward URL', async () => {
    await using server = await startServer();
    const api = signedFetch(signer, { origins: [server.url] });
    const form = new FormData();
    form.set('file', new Blob(['content']), 'name.txt');
    const url = `${server.url}/v2/wallets/a b/é?q=x y+z&empty=&q=!'()*~&q=%c3%a9#top`;
    const bodies: (BodyInit | undefined)[] = [
      undefined,
      'text with ünicode and a lone \ud800 surrogate',
      new Uint8Array([0, 255, 124, 10]),
      new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
      new Uint8Array([9, 8]).buffer,
      new URLSearchParams({ a: 'b c' }),
      new Blob(['blob'], { type: 'text/x' }),
      form,
    ];

    for (const body of bodies) {
      await api(url, body === undefined ? {} : { method: 'POST', body });
      if (body !== undefined) await api(new Request(url, { method: 'PUT', body }));
    }

    expect(server.requests).toHaveLength(2 * bodies.length - 1);
    for (const request of server.requests) expect(isSigned(request), request.target).toBe(true);
    const types = server.requests.map(({ headers }) => String(headers['content-type']).split(';')[0]);
    expect(types.slice(1)).toEqual([
      'text/plain',
      'text/plain',
      ...Array.from({ length: 6 }, () => 'undefined'),
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'text/x',
      'text/x',
      'multipart/form-data',
      'multipart/form-data',
    ]);
  });

  test('signs a method in the case in which it is sent', async () => {
    await using server = await startServer();

    await signedFetch(signer, { origins: [server.url] })(server.url, { method: 'patch', body: 'x' });

    expect(server.requests[0]?.method).toBe('PATCH');
    expect(server.requests.every(isSigned)).toBe(true);
  });

  test('is a fetch for openapi-fetch', async () => {
    await using server = await startServer();
    interface Paths {
      '/v2/wallets': {
        post: {
          parameters: { query: { name: string } };
          requestBody: { content: { 'application/json': { n: number } } };
          responses: { 200: { content: { 'application/json': Record<string, never> } } };
        };
      };
    }
    const client = createClient<Paths>({
      baseUrl: server.url,
      fetch: signedFetch(signer, { origins: [server.url] }),
    });

    await client.POST('/v2/wallets', { params: { query: { name: 'my wallet' } }, body: { n: 1 } });

    expect(server.requests[0]?.target).toBe('/v2/wallets?name=my+wallet');
    expect(server.requests.every(isSigned)).toBe(true);
  });

  test('rejects a body that streams, and other origins, before anything is sent', async () => {
    await using server = await startServer();
    const api = signedFetch(signer, { origins: [server.url] });
    const body = new Blob(['x']).stream();

    await expect(
      api(server.url, { method: 'POST', body, duplex: 'half' } as RequestInit),
    ).rejects.toMatchObject({
      code: 'configuration',
    });
    await expect(api('https://other.example/')).rejects.toMatchObject({ code: 'configuration' });
    expect(server.requests).toEqual([]);
  });

  test("ends with the caller's signal while a KMS is slow to sign, and sends nothing", async () => {
    await using server = await startServer();
    const stop = new AbortController();
    const slow = { scheme: 'CoboAuth', sign: () => new Promise<never>(() => {}) };
    const calls = [signedFetch(slow, { origins: [server.url] })].concat(
      bearerFetch(new FakeSource(), { origins: [server.url], signer: slow }),
    );
    const waiting = calls.map(api => api(server.url, { signal: stop.signal }));

    stop.abort(new Error('enough'));

    for (const call of waiting) await expect(call).rejects.toThrow('enough');
    expect(server.requests).toEqual([]);
  });

  test('returns a response only after its signature was checked', async () => {
    const [response] = RESPONSES;
    const headers = { 'biz-resp-signature': response.signature, 'biz-timestamp': response.timestamp };
    let count = 0;
    await using server = await startServer(() => ({
      body: ++count === 1 ? response.body : `${response.body} `,
      headers,
    }));
    const verifying = coboSigner({ privateKey: seed, responseKey: KEYS[response.key].publicKey });
    const api = signedFetch(verifying, { origins: [server.url] });

    const good = await api(`${server.url}/v2/x`);
    expect(await good.text()).toBe(response.body);

    await expect(api(`${server.url}/v2/x?secret=canary`)).rejects.toMatchObject({
      code: 'malformed_response',
      reason: 'signature',
      message: expect.not.stringContaining('canary'),
    });
  });
});

describe('bearerFetch() with a signer', () => {
  test('sends token and signature, and signs the replay afresh', async () => {
    await using server = await startServer(({ headers }) =>
      headers.authorization === 'Bearer token-1' ? { status: 500, body: '{"error_code":1000}' } : {},
    );
    const source = new FakeSource({ expired: [{ status: 500, codes: ['1000'] }] });
    const api = bearerFetch(source, { origins: [server.url], signer });

    await api(`${server.url}/v2/x?a=1`, { method: 'PUT', body: '{"n":1}' });
    await api(new Request(`${server.url}/v2/x?a=b c`, { method: 'PUT', body: '{"n":2}' }));

    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
    expect(server.requests.every(isSigned)).toBe(true);
    const nonces = server.requests.map(({ headers }) => Number(headers['biz-api-nonce']));
    expect(nonces).toEqual([...new Set(nonces)].sort((a, b) => a - b));
  });

  test('signs a replayed Request too', async () => {
    let count = 0;
    await using server = await startServer(() => (++count === 1 ? { status: 401 } : {}));
    const api = bearerFetch(new FakeSource(), { origins: [server.url], signer });

    const response = await api(new Request(`${server.url}/v2/x`, { method: 'POST', body: 'kept' }));

    expect(response.status).toBe(200);
    expect(server.requests.map(({ body }) => `${body}`)).toEqual(['kept', 'kept']);
    expect(server.requests.every(isSigned)).toBe(true);
  });

  test('signs a call that brings its own Authorization header', async () => {
    await using server = await startServer();
    const api = bearerFetch(new FakeSource(), { origins: [server.url], signer });

    await api(server.url, { headers: { authorization: 'Bearer own' } });

    expect(server.requests[0]?.headers.authorization).toBe('Bearer own');
    expect(server.requests.every(isSigned)).toBe(true);
  });
});
