import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { equinixSts } from '@token-clients/equinix-sts/testing';
import { startMock } from '@token-clients/testing';
import { startListener, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { startRecorder } from '../../src/mock/recorder.js';
import { startProxy } from '../../src/mock/start-proxy.js';

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Tiny', version: '1' },
  servers: [{ url: 'https://api.example.com/v2' }],
  paths: {
    '/token': {
      post: {
        operationId: 'getToken',
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['grant_type'],
                properties: { grant_type: { type: 'string' } },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'A token.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Token' },
                examples: {
                  one: { value: { access_token: 'fake-1' } },
                  two: { value: { access_token: 'fake-2' } },
                  'größer; "drei", 3 %': { value: { access_token: 'fake-3' } },
                  失敗: { value: { access_token: 'fake-4' } },
                },
              },
            },
          },
          400: {
            description: 'Refused.',
            content: { 'application/json': { schema: {}, examples: { bad: { value: { error: 'bad' } } } } },
          },
        },
      },
    },
    '/accounts/{id}': {
      get: {
        operationId: 'getAccount',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'One.' }, 404: { description: 'None.' } },
      },
    },
    '/me': { get: { security: [{ token: [] }], responses: { 200: { description: 'Mine.' } } } },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Token: { type: 'object', required: ['access_token'], properties: { access_token: { type: 'string' } } },
    },
  },
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/token`, { method: 'POST', body, headers: { ...FORM, ...headers } });

describe('startMock()', () => {
  test('takes no grant of the main entry, neither for the compiler nor at run time', async () => {
    // @ts-expect-error It has no document.
    await expect(startMock(equinixAccessToken)).rejects.toThrow('the module for tests');
  });

  test('responds with the first example, below the base URL and without the path of the real server', async () => {
    await using mock = await startMock(DOCUMENT);

    const response = await post(mock.baseUrl, 'grant_type=a');

    expect(await response.json()).toEqual({ access_token: 'fake-1' });
    expect(response.headers.has('sl-violations')).toBe(false);
  });

  test('responds with the example that a client prefers', async () => {
    await using mock = await startMock(DOCUMENT);

    const response = await post(mock.baseUrl, 'grant_type=a', { prefer: 'code=400, example=bad' });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'bad' });
  });

  test.each(['two', 'größer; "drei", 3 %', '失敗'])(
    'responds with the example "%s", whatever its name is made of',
    async name => {
      await using mock = await startMock(DOCUMENT);
      const examples = DOCUMENT.paths['/token'].post.responses[200].content['application/json'].examples;

      mock.respondWith({ example: name });
      const chosen = await post(mock.baseUrl, 'grant_type=a');
      const prefer = `example=${encodeURIComponent(name)}`;
      const preferred = await post(mock.baseUrl, 'grant_type=a', { prefer });

      const { value } = examples[name as keyof typeof examples];
      expect([await chosen.json(), await preferred.json()]).toEqual([value, value]);
      expect(mock.operations[0]?.responses[0]?.examples).toEqual(Object.keys(examples));
    },
  );

  test('responds with the status that an example has, where a test names the example alone', async () => {
    await using mock = await startMock(DOCUMENT);
    mock.respondWith({ example: 'bad' });

    const response = await post(mock.baseUrl, 'grant_type=a');

    expect([response.status, await response.json()]).toEqual([400, { error: 'bad' }]);
  });

  test('chooses for an operation whatever the values in its path are', async () => {
    await using mock = await startMock(DOCUMENT);
    mock.respondWith({ operation: 'getAccount', code: 404 });

    const statuses = ['/accounts/a', '/accounts/b%2Fc', '/token'].map(
      async path => (await fetch(mock.baseUrl + path)).status,
    );

    expect(await Promise.all(statuses)).toEqual([404, 404, 405]);
  });

  test('shows a mistake of onRequest in the response', async () => {
    await using mock = await startMock(DOCUMENT, {
      onRequest: () => {
        throw new Error('a mistake of the test');
      },
    });

    const response = await post(mock.baseUrl, 'grant_type=a');

    expect(response.status).toBe(599);
    expect(await response.text()).toContain('a mistake of the test');
  });

  test('is the only server that it sends a request to, wherever the request says it is for', async () => {
    await using other = await startServer();
    await using mock = await startMock(DOCUMENT);
    const { hostname, port } = new URL(mock.baseUrl);

    for (const path of [`${other.url}/token`, '//127.0.0.1/token', '/x/../../token?__server=http://a.test']) {
      const [response] = (await once(request({ hostname, port, path }).end(), 'response')) as [
        IncomingMessage,
      ];
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      response.resume();
    }
    expect(other.requests).toEqual([]);
    expect(mock.requests).toHaveLength(3);
  });

  test('records requests byte for byte, also what no spec declares', async () => {
    await using mock = await startMock(DOCUMENT);
    const body = 'undeclared=%7e+&grant_type=a';

    await fetch(`${mock.baseUrl}/token?b=%7e&a=1?2`, { method: 'POST', headers: FORM, body });

    expect(mock.requests).toMatchObject([
      {
        method: 'POST',
        target: '/token?b=%7e&a=1?2',
        path: '/token',
        query: 'b=%7e&a=1?2',
        text: body,
        status: 200,
        violations: [],
      },
    ]);
    expect(mock.requests[0]?.headers['content-type']).toBe(FORM['content-type']);
  });

  test('says in sl-violations, and in the record, what a request lacks', async () => {
    await using mock = await startMock(DOCUMENT);

    const response = await post(mock.baseUrl, 'scope=a');

    expect(response.status).toBe(400);
    expect(response.headers.get('sl-violations')).toContain('grant_type');
    expect(mock.violations).toEqual([expect.stringMatching(/^POST \/token: request\.body: .*grant_type/)]);
  });

  test('rejects a request that does not authenticate', async () => {
    await using mock = await startMock(DOCUMENT);

    const without = await fetch(`${mock.baseUrl}/me`);
    const authenticated = await fetch(`${mock.baseUrl}/me`, { headers: { authorization: 'Bearer fake' } });

    expect([without.status, authenticated.status]).toEqual([401, 200]);
    expect(mock.violations).toEqual([expect.stringMatching(/^GET \/me: .*security/i)]);
  });

  test('leaves the document as it was', async () => {
    const before = JSON.stringify(DOCUMENT);

    await using mock = await startMock(DOCUMENT);

    expect(mock.operations).toHaveLength(3);
    expect(JSON.stringify(DOCUMENT)).toBe(before);
  });

  test('keeps the last thousand requests', async () => {
    await using upstream = await startServer();
    await using recorder = await startRecorder(upstream.url, { preferenceFor: () => undefined });

    for (let count = 0; count < 1_001; count++) await (await fetch(`${recorder.url}/${count}`)).text();

    expect(recorder.requests).toHaveLength(1_000);
    expect(recorder.requests[0]?.path).toBe('/1');
    expect(recorder.requests.at(-1)?.path).toBe('/1000');
  });

  test('ends what it has forwarded when it is closed', async () => {
    const arrivals = new EventEmitter<{ request: [ServerResponse] }>();
    await using silent = await startListener((_, outgoing) => arrivals.emit('request', outgoing));
    const recorder = await startRecorder(silent.url, { preferenceFor: () => undefined });

    const arrived = once(arrivals, 'request');
    const failing = expect(fetch(recorder.url)).rejects.toThrow('fetch failed');
    const [outgoing] = (await arrived) as [ServerResponse];
    const ended = once(outgoing, 'close');
    await recorder.close();

    await failing;
    await ended;
    expect(recorder.requests).toEqual([]);
  });

  test('listens on the port that it is given', async () => {
    const port = await freePort();
    await using mock = await startMock(DOCUMENT, { port });

    expect(mock.baseUrl).toBe(`http://127.0.0.1:${port}`);
  });

  test('fails when the port is taken, and leaves nothing behind', async () => {
    await using first = await startMock(DOCUMENT);

    const second = startMock(DOCUMENT, { port: Number(new URL(first.baseUrl).port) });

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('startProxy()', () => {
  test('forwards the response and names what is wrong with it', async () => {
    await using upstream = await startServer(() => ({ status: 200, body: { token: 'fake' } }));
    await using proxy = await startProxy(
      { document: DOCUMENT, contract: equinixSts.contract },
      `${upstream.url}/v2`,
    );

    const response = await post(proxy.url, 'grant_type=a');

    expect(await response.json()).toEqual({ token: 'fake' });
    expect(response.headers.get('sl-violations')).toContain('access_token');
    expect(upstream.requests).toMatchObject([{ target: '/v2/token', text: 'grant_type=a' }]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
