import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMock } from '@token-clients/testing';
import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
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
  },
  components: {
    schemas: {
      Token: { type: 'object', required: ['access_token'], properties: { access_token: { type: 'string' } } },
    },
  },
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/token`, { method: 'POST', body, headers: { ...FORM, ...headers } });

describe('startMock()', () => {
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

  test('leaves the document as it was', async () => {
    const before = JSON.stringify(DOCUMENT);

    await using mock = await startMock(DOCUMENT);

    expect(mock.operations).toHaveLength(1);
    expect(JSON.stringify(DOCUMENT)).toBe(before);
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
    await using proxy = await startProxy(DOCUMENT, `${upstream.url}/v2`);

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
