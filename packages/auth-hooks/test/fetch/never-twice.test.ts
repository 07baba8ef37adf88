import { FakeClock } from '@token-clients/testing';
import { type PlannedResponse, type ReceivedRequest, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import type { FetchFunction } from '../../src/fetch/call.js';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { KEYS } from '../sign/vectors.js';
import { FakeSource } from './fake-source.js';

/** Cobo's word for an ended token, and for "several issues" besides: the request may have been carried out. */
const ENDED: PlannedResponse = { status: 500, body: '{"error_code":1000,"error_message":"Internal error."}' };
const expired = [{ status: 401 }, { status: 500, codes: ['1000'] }];

/** Rejects the first token and accepts any other. */
const rejectFirst =
  (rejection: PlannedResponse) =>
  ({ headers }: ReceivedRequest): PlannedResponse =>
    headers.authorization === 'Bearer token-1' ? rejection : {};

const sent = (requests: readonly ReceivedRequest[]) =>
  requests.map(({ method, target, headers }) => `${method} ${target} ${headers.authorization}`);

describe('a request that may have been carried out', () => {
  test.each(['POST', 'PATCH', 'post', 'PURGE'])('is sent once after 500: %s', async method => {
    await using server = await startServer(rejectFirst(ENDED));
    const source = new FakeSource({ expired });
    const api = bearerFetch(source, { origins: [server.url] });

    const response = await api(`${server.url}/transfer`, { method, body: '{"amount":"100"}' });

    expect(response.status).toBe(500);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ error_code: 1000 });
    expect(sent(server.requests)).toEqual([`${method.toUpperCase()} /transfer Bearer token-1`]);
    expect(source.requests).toBe(1);
  });

  test('leaves a newer token to the next call', async () => {
    await using server = await startServer(rejectFirst(ENDED));
    const source = new FakeSource({ expired });
    const api = bearerFetch(source, { origins: [server.url] });
    const transfer = () => api(`${server.url}/transfer`, { method: 'POST', body: '{}' });

    const statuses = [(await transfer()).status, (await transfer()).status];

    expect(statuses).toEqual([500, 200]);
    expect(sent(server.requests)).toEqual(['POST /transfer Bearer token-1', 'POST /transfer Bearer token-2']);
    expect(source.invalidated).toHaveLength(1);
  });

  test('is sent once with a token that was issued just now, too', async () => {
    await using server = await startServer(() => ENDED);
    const clock = new FakeClock();
    const source = new FakeSource({ now: clock.now, issuedAgoMs: 0, expired });
    const api = bearerFetch(source, { origins: [server.url], clock });

    const response = await api(`${server.url}/v2/wallets`, { method: 'POST', body: '{}' });

    expect(response.status).toBe(500);
    expect(sent(server.requests)).toEqual(['POST /v2/wallets Bearer token-1']);
    expect(clock.timers).toBe(0);
    expect(source.invalidated).toHaveLength(1);
  });

  test('is sent once when another caller has a newer token by now', async () => {
    const source = new FakeSource({ expired });
    await using server = await startServer(request => {
      source.invalidate(source.peek()?.id ?? '');
      return rejectFirst(ENDED)(request);
    });
    const { id } = await source.get();
    const fetch: FetchFunction = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      await source.get({ newerThan: id });
      return response;
    };
    const api = bearerFetch(source, { origins: [server.url], fetch });

    const response = await api(`${server.url}/transfer`, { method: 'POST', body: '{}' });

    expect(response.status).toBe(500);
    expect(server.requests).toHaveLength(1);
    expect(source.requests).toBe(2);
  });

  test('is sent no third time, when the second try of a token that settles fails otherwise', async () => {
    let count = 0;
    await using server = await startServer(() => (++count === 1 ? { status: 401 } : ENDED));
    const clock = new FakeClock();
    const source = new FakeSource({ now: clock.now, issuedAgoMs: 0, expired });
    const api = bearerFetch(source, { origins: [server.url], clock });

    const call = api(`${server.url}/transfer`, { method: 'POST', body: '{}' });
    while (server.requests.length < 2) {
      await new Promise(setImmediate);
      await clock.advance(1_000);
    }

    expect((await call).status).toBe(500);
    expect(sent(server.requests)).toEqual(['POST /transfer Bearer token-1', 'POST /transfer Bearer token-1']);
  });

  test('is sent once as a Request, as a form, and signed', async () => {
    await using server = await startServer(() => ENDED);
    const url = `${server.url}/transfer`;
    const form = new FormData();
    form.set('amount', '100');
    const signer = coboSigner({ privateKey: KEYS.A.seed });
    const calls: Parameters<FetchFunction>[] = [
      [new Request(url, { method: 'POST', body: '{}' })],
      [new Request(url, { method: 'PUT', body: '{}' }), { method: 'POST' }],
      [url, { method: 'POST', body: form }],
    ];
    for (const options of [{}, { signer }]) {
      for (const [input, init] of calls) {
        server.requests.length = 0;
        const api = bearerFetch(new FakeSource({ expired }), { origins: [server.url], ...options });

        await api(input instanceof Request ? input.clone() : input, init);

        expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
      }
    }
  });

  test('is sent once when a 401 came after a redirect: the first server may have acted on it', async () => {
    for (const status of [302, 303, 307]) {
      await using server = await startServer(({ target }) =>
        target === '/transfer' ? { status, headers: { location: '/status' } } : { status: 401 },
      );
      const api = bearerFetch(new FakeSource({ expired }), { origins: [server.url] });

      const response = await api(`${server.url}/transfer`, { method: 'POST', body: '{}' });

      expect(response.status).toBe(401);
      expect(server.requests.map(({ target }) => target)).toEqual(['/transfer', '/status']);
    }
  });
});

describe('a request that does no harm when it is carried out twice', () => {
  test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'delete'])(
    'is replayed after 500: %s',
    async method => {
      await using server = await startServer(rejectFirst(ENDED));
      const api = bearerFetch(new FakeSource({ expired }), {
        origins: [server.url],
        expired: [{ status: 500 }],
      });

      const response = await api(`${server.url}/x`, { method });

      expect(response.status).toBe(200);
      expect(sent(server.requests)).toEqual([
        `${method.toUpperCase()} /x Bearer token-1`,
        `${method.toUpperCase()} /x Bearer token-2`,
      ]);
    },
  );

  test('is replayed after a redirect, too', async () => {
    await using server = await startServer(request =>
      request.target === '/old'
        ? { status: 302, headers: { location: '/x' } }
        : rejectFirst({ status: 401 })(request),
    );
    const api = bearerFetch(new FakeSource(), { origins: [server.url] });

    expect((await api(`${server.url}/old`)).status).toBe(200);
    expect(server.requests).toHaveLength(4);
  });
});

test('a 401 says that nothing was carried out: POST and PATCH are replayed, with or without a rule for it', async () => {
  for (const method of ['POST', 'PATCH']) {
    for (const options of [{}, { expired }]) {
      await using server = await startServer(rejectFirst({ status: 401 }));
      const api = bearerFetch(new FakeSource(options), { origins: [server.url] });

      const response = await api(`${server.url}/transfer`, { method, body: '{}' });

      expect(response.status).toBe(200);
      expect(server.requests.map(({ body }) => `${body}`)).toEqual(['{}', '{}']);
    }
  }
});
