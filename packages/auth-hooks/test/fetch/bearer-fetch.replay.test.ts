import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import type { FetchFunction } from '../../src/fetch/call.js';
import { FakeSource } from './fake-source.js';
import { origins, recorder, rejectFirst, rejection, url } from './recorder.js';

describe('bearerFetch() after a rejection', () => {
  test('replaces a rejected token and sends the call again, once', async () => {
    await using server = await startServer(rejectFirst);
    const source = new FakeSource();
    const api = bearerFetch(source, { origins: [server.url] });

    const response = await api(`${server.url}/x`, { method: 'POST', body: 'text' });

    expect(response.status).toBe(200);
    expect(server.requests.map(({ headers, body }) => `${headers.authorization} ${body}`)).toEqual([
      'Bearer token-1 text',
      'Bearer token-2 text',
    ]);
    expect(source.requests).toBe(2);
  });

  test('refreshes once for five rejections of one dead token that arrive one by one', async () => {
    await using server = await startServer(rejectFirst);
    const source = new FakeSource();
    await source.get();
    const calls: Promise<Response>[] = [];
    const fetch: FetchFunction = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      const number = Number(new URL(response.url).pathname.slice(1));
      if (response.status === 401) await calls[number - 1];
      return response;
    };
    const api = bearerFetch(source, { origins: [server.url], fetch });

    for (const number of [0, 1, 2, 3, 4]) calls.push(api(`${server.url}/${number}`));
    const responses = await Promise.all(calls);

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(server.requests).toHaveLength(10);
    expect(source.requests).toBe(2);
    expect(source.invalidated).toHaveLength(1);
  });

  test('hands out the second rejection as it is', async () => {
    const { fetch, calls } = recorder((_, count) =>
      rejection(`Bearer error="invalid_token", realm="${count}"`),
    );
    const api = bearerFetch(new FakeSource(), { origins, fetch });

    const response = await api(url);

    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('realm="2"');
    expect(await response.json()).toEqual({ message: 'no' });
    expect(calls).toHaveLength(2);
  });

  test('replays every kind of body that can be read again', async () => {
    const form = new FormData();
    form.set('field', 'value');
    const bodies: [BodyInit, string][] = [
      ['text', 'text'],
      [new TextEncoder().encode('bytes'), 'bytes'],
      [new TextEncoder().encode('buffer').buffer, 'buffer'],
      [new URLSearchParams({ a: 'b c' }), 'a=b+c'],
      [new Blob(['blob']), 'blob'],
      [form, 'name="field"\r\n\r\nvalue'],
    ];
    for (const [body, expected] of bodies) {
      await using server = await startServer(rejectFirst);
      const api = bearerFetch(new FakeSource(), { origins: [server.url] });

      await api(`${server.url}/init`, { method: 'POST', body });
      const inRequest = await bearerFetch(new FakeSource(), { origins: [server.url] })(
        new Request(`${server.url}/request`, { method: 'POST', body }),
      );

      expect(inRequest.status).toBe(200);
      expect(server.requests).toHaveLength(4);
      for (const request of server.requests) expect(`${request.body}`).toContain(expected);
    }
  });

  test('does not send a streaming body twice: the caller gets the rejection, the next call a newer token', async () => {
    await using server = await startServer(rejectFirst);
    const source = new FakeSource();
    const api = bearerFetch(source, { origins: [server.url] });
    const upload = () => new Blob(['stream']).stream();
    const options = { method: 'POST', duplex: 'half' };

    const first = await api(`${server.url}/x`, { ...options, body: upload() });
    const second = await api(`${server.url}/x`, { ...options, body: upload() });

    expect([first.status, second.status]).toEqual([401, 200]);
    expect(await first.json()).toEqual({ message: 'no' });
    expect(server.requests).toHaveLength(2);
    expect(source.requests).toBe(2);
  });

  test('does not send a Request again whose body is over the limit', async () => {
    await using server = await startServer(rejectFirst);
    const source = new FakeSource();
    const api = bearerFetch(source, { origins: [server.url], maxReplayBytes: 100 });
    const request = (length: number) =>
      new Request(`${server.url}/x`, { method: 'POST', body: 'x'.repeat(length) });

    const large = await api(request(101));

    expect(large.status).toBe(401);
    expect(server.requests[0]?.body).toHaveLength(101);
    expect(source.invalidated).toHaveLength(1);
    expect((await api(request(101))).status).toBe(200);
  });

  test('gives the caller an unread response', async () => {
    await using server = await startServer(() => ({ body: 'payload', headers: { 'x-own': 'yes' } }));
    const api = bearerFetch(new FakeSource(), { origins: [server.url] });

    const response = await api(server.url);

    expect(response.bodyUsed).toBe(false);
    expect(response.headers.get('x-own')).toBe('yes');
    expect(await response.text()).toBe('payload');
  });
});
