import { type AddressInfo, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { startMock, startTokenServer } from '@token-clients/testing';
import { startServer } from '@token-clients/testing/servers';
import { expect, test, vi } from 'vitest';
import { use } from './requests.js';

const MIB = 2 ** 20;

test('servers listen on this machine alone', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  await using plain = await startServer();
  await using mock = await startMock(equinixAccessToken);
  await using server = await startTokenServer(equinixAccessToken);
  const listening = listen.mock.contexts.map(one => (one as Server).address() as AddressInfo);
  listen.mockRestore();
  const others = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);

  // A mock is two: what records the requests, and Prism.
  expect(listening.map(({ address }) => address)).toEqual(Array(4).fill('127.0.0.1'));
  for (const url of [plain.url, mock.baseUrl, server.url]) {
    expect(new URL(url).hostname).toBe('127.0.0.1');
    for (const host of ['[::1]', ...others]) {
      const elsewhere = url.replace('127.0.0.1', host);
      await expect(fetch(elsewhere, { signal: AbortSignal.timeout(5_000) })).rejects.toThrow('fetch failed');
    }
  }
});

test('a body of more than 16 MiB gets 413 and is not kept; one of 16 is read', async () => {
  const server = await use(startServer());
  const send = (bytes: number) => fetch(server.url, { method: 'POST', body: new Uint8Array(bytes) });

  const tooLong = await send(100 * MIB);
  const long = await send(16 * MIB);

  expect(tooLong.status).toBe(413);
  expect(await tooLong.text()).toBe('The body is longer than the 16 MiB that this server reads.');
  expect(long.status).toBe(200);
  expect(server.requests.map(({ body }) => body.length)).toEqual([16 * MIB]);
});

test.each([
  ['an error', () => Promise.reject(new Error('a mistake in a test'))],
  ['a header that would begin another one', () => ({ headers: { location: '/a\r\nset-cookie: a=b' } })],
])('a handler that makes %s gets 599, which no vendor sends, and the server goes on', async (_, handler) => {
  let isFirst = true;
  const server = await use(
    startServer(() => {
      const response = isFirst ? handler() : { body: 'fine' };
      isFirst = false;
      return response;
    }),
  );

  const failed = await fetch(server.url);
  const next = await fetch(server.url);

  expect(failed.status).toBe(599);
  expect(failed.headers.has('set-cookie')).toBe(false);
  expect(await failed.text()).toMatch(/^test server failed: .*(?:a mistake in a test|Invalid character)/);
  expect(await next.text()).toBe('fine');
});
