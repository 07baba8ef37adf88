import { type PlannedResponse, type ReceivedRequest, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import type { FetchFunction } from '../../src/fetch/call.js';
import { signedFetch } from '../../src/fetch/signed-fetch.js';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { KEYS } from '../sign/vectors.js';
import { FakeSource } from './fake-source.js';

const signer = coboSigner({ privateKey: KEYS.A.seed });
const rejectFirst = ({ headers }: ReceivedRequest): PlannedResponse =>
  headers.authorization === 'Bearer token-1' ? { status: 401 } : {};

interface Dispatcher {
  dispatch(...args: unknown[]): boolean;
}

/** A dispatcher as proxies and client certificates are: Node's own one, which counts what goes through it. */
async function countingDispatcher() {
  await fetch('data:,').then(response => response.text());
  const key = Object.getOwnPropertySymbols(globalThis).find(({ description = '' }) =>
    description.startsWith('undici.globalDispatcher'),
  );
  const own = (globalThis as unknown as Record<symbol, Dispatcher>)[key as symbol] as Dispatcher;
  const counter = {
    count: 0,
    dispatch(...args: unknown[]) {
      counter.count++;
      return own.dispatch(...args);
    },
  };
  return counter;
}

/** As in Firefox, where a Request does not show its body. */
class WithoutBody extends Request {
  override get body(): never {
    return undefined as never;
  }
  override clone(): Request {
    return new WithoutBody(super.clone());
  }
}

describe('a Request that carries a dispatcher', () => {
  test('is sent through it at the replay, too, with or without a body', async () => {
    await using server = await startServer(rejectFirst);
    const dispatcher = await countingDispatcher();
    const requests: RequestInit[] = [
      { method: 'GET' },
      { method: 'POST', body: 'text' },
      { method: 'POST', body: '' },
    ];
    for (const init of requests) {
      dispatcher.count = 0;
      const api = bearerFetch(new FakeSource(), { origins: [server.url] });

      const response = await api(new Request(server.url, Object.assign({ dispatcher }, init)));

      expect(response.status).toBe(200);
      expect(dispatcher.count).toBe(2);
    }
    expect(server.requests.map(({ body }) => `${body}`)).toEqual(['', '', 'text', 'text', '', '']);
  });

  test('is sent through it when it is signed, first and again', async () => {
    await using server = await startServer(rejectFirst);
    const dispatcher = await countingDispatcher();
    const request = () =>
      new Request(`${server.url}/v2/x?a=1#part`, { method: 'POST', body: 'x', dispatcher } as RequestInit);

    await signedFetch(signer, { origins: [server.url] })(request());
    await bearerFetch(new FakeSource(), { origins: [server.url], signer })(request());

    expect(server.requests.map(({ body }) => `${body}`)).toEqual(['x', 'x', 'x']);
    expect(dispatcher.count).toBe(3);
  });

  test('loses it to one in `init`', async () => {
    await using server = await startServer(rejectFirst);
    const [inRequest, inInit] = [await countingDispatcher(), await countingDispatcher()];
    const api = bearerFetch(new FakeSource(), { origins: [server.url] });
    const request = new Request(server.url, {
      method: 'POST',
      body: 'x',
      dispatcher: inRequest,
    } as RequestInit);

    await api(request, { dispatcher: inInit } as RequestInit);

    expect([inRequest.count, inInit.count]).toEqual([0, 2]);
  });
});

describe('a Request', () => {
  test('keeps all that it is, at both tries, signed or not', async () => {
    const settings = {
      cache: 'no-store',
      credentials: 'omit',
      integrity: '',
      keepalive: true,
      mode: 'cors',
      redirect: 'manual',
      referrer: 'about:client',
      referrerPolicy: 'no-referrer',
    } as const;
    for (const options of [{}, { signer }]) {
      const seen: Request[] = [];
      const fetch: FetchFunction = async (input, init) => {
        const request = new Request(input, init);
        seen.push(request);
        return new Response('{}', { status: seen.length === 1 ? 401 : 200 });
      };
      const api = bearerFetch(new FakeSource(), { origins: ['https://api.example.com'], fetch, ...options });

      await api(new Request('https://api.example.com/', { method: 'PUT', body: 'x', ...settings }));

      expect(seen).toHaveLength(2);
      for (const request of seen) {
        for (const [name, value] of Object.entries(settings))
          expect(request[name as keyof typeof settings], name).toBe(value);
        expect(await request.text()).toBe('x');
      }
    }
  });

  test('of a runtime that shows no body of it is replayed, and signed, with its body', async () => {
    for (const options of [{}, { signer }]) {
      await using server = await startServer(rejectFirst);
      const api = bearerFetch(new FakeSource(), { origins: [server.url], ...options });

      const put = await api(new WithoutBody(server.url, { method: 'PUT', body: 'kept' }));
      const get = await api(new WithoutBody(server.url));

      expect([put.status, get.status]).toEqual([200, 200]);
      expect(server.requests.map(({ body }) => `${body}`)).toEqual(['kept', 'kept', '']);
    }
  });

  test('whose body was read is rejected before anything is sent', async () => {
    await using server = await startServer();
    const request = new Request(server.url, { method: 'POST', body: 'x' });
    await request.text();

    await expect(bearerFetch(new FakeSource(), { origins: [server.url] })(request)).rejects.toThrow(
      TypeError,
    );
    expect(server.requests).toEqual([]);
  });

  test('whose signal is aborted between the tries is not sent again', async () => {
    const stop = new AbortController();
    await using server = await startServer(request => {
      stop.abort(new Error('enough'));
      return rejectFirst(request);
    });
    const request = new Request(server.url, { method: 'POST', body: 'x', signal: stop.signal });

    const call = bearerFetch(new FakeSource(), { origins: [server.url] })(request);

    await expect(call).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });
});
